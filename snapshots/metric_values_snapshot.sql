{% snapshot metric_values_snapshot %}
    select * from {{ unless_past(ref('closed_metric_values')) }}
{% endsnapshot %}
