{% snapshot metric_contributions_snapshot %}
    select * from {{ unless_past(ref('metric_contributions')) }}
{% endsnapshot %}
