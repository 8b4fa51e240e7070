select
    post_id,
    media_type,
    caption,
    permalink,
    posted_at,
    counted_to,
    {% for figure in ['reach', 'impressions', 'likes', 'comments', 'saves', 'shares'] -%}
        {{ figure }},
    {% endfor -%}
    {{ rate('likes + comments + saves + shares', 'reach') }} as engagement_rate
from {{ ref('posts') }}
