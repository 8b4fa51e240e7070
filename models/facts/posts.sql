with posts as (

    {{ facts_of('posts') }}

)

select
    source_row_id,
    source_system,
    post_id,
    media_type,
    caption,
    permalink,
    posted_at,
    posted_on,
    counted_to,
    {% for figure in ['reach', 'impressions', 'likes', 'comments', 'saves', 'shares'] -%}
        coalesce({{ figure }}, 0) as {{ figure }},
    {% endfor -%}
    loaded_at,
    left_out_because
from posts
where left_out_because is null and post_id is not null
