{#- Fails for each golden row of which a primitive makes something else than the seed says.

    made: {column of the seed: the SQL that must give it, or a list of such SQL}. Words for what no cell can hold, as
    golden_text knows them, are put in for texts beforehand.
    group_by: columns, where the SQL is an aggregate. within: how far two numbers may lie apart; without it not at all. -#}
{% test golden_rows(model, made, group_by=none, within=none) %}
    {%- set columns = graph.nodes['seed.constituent_360.' ~ model.identifier].config.column_types if execute else {} -%}
    {%- set pairs = [] -%}
    {%- for column, ways in made.items() -%}
        {%- for sql in ([ways] if ways is string else ways) -%}
            {%- do pairs.append((column, 'made_' ~ column ~ '_' ~ loop.index, sql)) -%}
        {%- endfor -%}
    {%- endfor %}
with golden as (

    select
        {% for column, type in columns.items() -%}
            {{ golden_text(column) ~ ' as ' if type == 'string' }}{{ column }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ model }}

),

made as (

    select
        {{ (group_by or columns) | join(', ') }},
        {% for column, name, sql in pairs -%}
            {{ sql }} as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from golden
    {{ 'group by ' ~ group_by | join(', ') if group_by }}

)

select *
from made
where
    {% for column, name, sql in pairs -%}
        {% if within is none -%}
            {{ name }} is distinct from {{ column }}
        {%- else -%}
            ({{ name }} is null) != ({{ column }} is null)
            or abs({{ name }} - {{ column }}) > {{ within }}
        {%- endif %}
        {{ 'or' if not loop.last }}
    {% endfor %}
{% endtest %}
