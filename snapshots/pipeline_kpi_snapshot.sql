{% snapshot pipeline_kpi_snapshot %}
    {{ config(post_hook="{{ forget_old_states() }}") }}
    select * from {{ unless_past(ref('pipeline_kpis')) }}
{% endsnapshot %}
