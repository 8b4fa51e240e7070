{#- Before a run that writes a ledger: stop where other tables have ids that it lacks, since it would give them again. -#}
{% macro check_ledger() -%}
    {%- for of, name in {'constituent': 'identity_ledger', 'household': 'household_ledger'}.items() -%}
        {#- before there was a log, households had ids without a ledger -#}
        {%- set had_one = of == 'constituent' or built_relation('resolution_log') -%}
        {%- if is_to_build(name) and had_one and not var('new_ledger') -%}
            {%- set ledger = built_relation(name) -%}
            {%- set highest = highest_id_in([ledger] if ledger else [], of ~ '_id') -%}
            {%- set known = highest_id_in(tables_with_ids(of ~ '_id'), of ~ '_id') -%}
            {%- if known > highest -%}
                {%- do stop(name, 'Its ids end at number ' ~ highest ~ ', and other tables know ids up to number '
                    ~ known ~ ': restore the table, or set the var new_ledger to true, which gives everybody a new id after'
                    ~ ' those.') -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{#- The highest number of an id that was ever given and that another table than the ledger knows; 0 where there is none. An
    erased id is known to governance.erasures alone.

    id: the column, constituent_id or household_id. -#}
{% macro highest_known_id(id) -%}
    {%- set erasures = built_relation('erasures') if execute and id == 'constituent_id' -%}
    {{ return(highest_id_in(tables_with_ids(id) + [erasures] | select | list, id)) }}
{%- endmacro %}

{# The tables which know ids and outlive the ledger. #}
{% macro tables_with_ids(id) -%}
    {%- set names = ['identity_map', 'constituents_snapshot', 'monthly_constituents'] -%}
    {%- if id == 'constituent_id' -%}
        {%- do names.extend(['flag_log', 'monthly_flags', 'resolution_log']) -%}
    {%- endif -%}
    {%- set relations = [] -%}
    {%- for name in names if execute -%}
        {%- do relations.append(built_relation(name)) -%}
    {%- endfor -%}
    {{ return(relations | select | list) }}
{%- endmacro %}

{% macro highest_id_in(relations, id) -%}
    {%- set numbers = [0] -%}
    {%- for relation in relations -%}
        {%- set query = 'select max(' ~ number_of_id(id) ~ ') from ' ~ relation -%}
        {%- do numbers.append(run_query(query).rows[0][0] | int) -%}
    {%- endfor -%}
    {{ return(numbers | max) }}
{%- endmacro %}
