{# {'schema.table': [conditions]} of the demo's seeds, by the columns that name a person. #}
{% macro conditions_of_sources(found) -%}
    {%- set conditions = {} -%}
    {%- for system, table, relation in source_tables() -%}
        {%- set owned = [] -%}
        {%- for place, id in erasure_places(system, table) -%}
            {%- do owned.append(placed(place, id) ~ ' in ' ~ in_list(found.records + found.contents + found.rows)) -%}
        {%- endfor -%}
        {%- if owned -%}
            {%- do conditions.update({(relation.schema ~ '.' ~ relation.identifier) | lower: owned}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(conditions) }}
{%- endmacro %}

{# Your own tables are yours: say which of them hold the person. #}
{% macro say_yours_to_remove(found) -%}
    {%- if not var('demo_data') -%}
        {%- set conditions = conditions_of_sources(found) -%}
        {%- for _, __, relation in source_tables() -%}
            {%- set owned = conditions.get((relation.schema ~ '.' ~ relation.identifier) | lower) -%}
            {%- if owned -%}
                {%- set rows = run_query('select count(*) from ' ~ relation ~ ' where ' ~ owned | join(' or ')).rows[0][0] -%}
                {%- if rows -%}
                    {%- do log('Yours to remove: ' ~ rows ~ ' rows of ' ~ relation.schema ~ '.' ~ relation.identifier
                        ~ '. No build reads them any more.', info=true) -%}
                {%- endif -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set decisions = steward_file_rows() | selectattr('one', 'in', found.records | map('replace', ': ', ' ') | list) | list
        + steward_file_rows() | selectattr('other', 'in', found.records | map('replace', ': ', ' ') | list) | list -%}
    {%- for decision in decisions -%}
        {%- do log('Yours to remove: row ' ~ decision.said.split(' ')[1] ~ ' of seeds/reference/steward_decisions.csv.',
            info=true) -%}
    {%- endfor -%}
{%- endmacro %}
