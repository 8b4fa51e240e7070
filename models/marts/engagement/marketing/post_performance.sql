with counted as (

    select
        *,
        cast(loaded_at as date) as counted_to
    from {{ ref('stg_instagram__post_metrics') }}
    where row_issue is null

),

posts as (

    select
        posts.post_id,
        posts.media_type,
        posts.caption,
        posts.permalink,
        posts.posted_at,
        counted.counted_to,
        {% for figure in ['reach', 'impressions', 'likes', 'comments', 'saves', 'shares'] -%}
            coalesce(counted.{{ figure }}, 0) as {{ figure }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('stg_instagram__posts') }} as posts
    left join counted on posts.post_id = counted.post_id
    where posts.row_issue is null

)

select
    *,
    {{ rate('likes + comments + saves + shares', 'reach') }} as engagement_rate
from posts
