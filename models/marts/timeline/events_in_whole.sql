with events as (

    {% for model in timeline_models('whole') %}
        select
            {{ timeline_columns() | join(', ') }},
            has_id
        from {{ ref(model) }}
        where event_type is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select {{ timeline_columns() | join(', ') }}
from events
where has_id
union all
select {{ told_apart() }}
from events
where not has_id
