select
    posts.post_id,
    posts.posted_at,
    posts.media_type,
    posts.caption,
    posts.permalink,
    cast(counted.loaded_at as date) as counted_to,
    counted.reach,
    counted.impressions,
    counted.likes,
    counted.comments,
    counted.saves,
    counted.shares,
    posts.row_of_id,
    posts.loaded_at
from {{ ref('stg_instagram__posts') }} as posts
left join {{ ref('stg_instagram__post_metrics') }} as counted
    on posts.post_id = counted.post_id and counted.row_of_id = 1
