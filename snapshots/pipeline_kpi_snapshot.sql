{% snapshot pipeline_kpi_snapshot %}
    select * from {{ unless_past(ref('pipeline_kpis')) }}
{% endsnapshot %}
