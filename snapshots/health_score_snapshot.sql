{% snapshot health_score_snapshot %}
    {{ config(post_hook="{{ forget_old_states() }}") }}
    select * from {{ unless_past(ref('health_scores')) }}
{% endsnapshot %}
