with events as (

    {% for model in timeline_models('whole') %}
        select {{ timeline_columns() | join(', ') }}
        from {{ ref(model) }}
        where event_type is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select {{ timeline_columns() | join(', ') }}
from events
where source_row_id not like '%:row-%'
union all
select
    {% for column in timeline_columns() -%}
        {{ told_apart() ~ ' as source_row_id' if column == 'source_row_id' else column }}{{ ',' if not loop.last }}
    {% endfor %}
from events
where source_row_id like '%:row-%'
