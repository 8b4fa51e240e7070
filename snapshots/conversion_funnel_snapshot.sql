{% snapshot conversion_funnel_snapshot %}
    select * from {{ unless_past(ref('conversion_funnel')) }}
{% endsnapshot %}
