{{ config(materialized='view') }}

{% for people_model in people_models() %}
    {%- set columns = declared_columns(people_model) -%}
    select
        {% for column in contract_columns() + ['extra_fields'] -%}
            {{ column if column in columns else as_given(none) ~ ' as ' ~ column }},
        {% endfor -%}
        '{{ people_model }}' as people_model
    from {{ ref(people_model) }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
