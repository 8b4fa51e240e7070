{% snapshot health_score_snapshot %}
    select * from {{ unless_past(ref('health_scores')) }}
{% endsnapshot %}
