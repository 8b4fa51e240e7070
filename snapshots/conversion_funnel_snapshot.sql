{% snapshot conversion_funnel_snapshot %}
    {{ config(post_hook="{{ forget_old_states() }}") }}
    select * from {{ unless_past(ref('conversion_funnel')) }}
{% endsnapshot %}
