with events as (

    {% for model in timeline_models('whole') %}
        select
            {{ timeline_columns() | join(', ') }}
        from {{ ref(model) }}
        where event_type is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select {{ told_apart() }}
from events
