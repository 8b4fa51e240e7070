{#- Before a run that writes the ledger: stop where other tables have ids that it lacks, since it would give them again. -#}
{% macro check_ledger() -%}
    {%- if is_to_build('identity_ledger') and not var('new_ledger') -%}
        {%- set ledger = built_relation('identity_ledger') -%}
        {%- set highest = highest_id_in([ledger] if ledger else []) -%}
        {%- set known = highest_known_id() -%}
        {%- if known > highest -%}
            {%- do stop('identity_ledger', 'Its ids end at number ' ~ highest ~ ', and other tables know ids up to number '
                ~ known ~ ': restore the table, or set the var new_ledger to true, which gives everybody a new id after'
                ~ ' those.') -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#- The highest number of an id that a table knows which outlives the ledger; 0 where there is none. -#}
{% macro highest_known_id() -%}
    {%- set names = ['identity_map', 'flag_log', 'constituents_snapshot', 'monthly_constituents', 'monthly_flags'] -%}
    {%- set relations = [] -%}
    {%- for name in names if execute -%}
        {%- do relations.append(built_relation(name)) -%}
    {%- endfor -%}
    {{ return(highest_id_in(relations | select | list)) }}
{%- endmacro %}

{% macro highest_id_in(relations) -%}
    {%- set numbers = [0] -%}
    {%- for relation in relations -%}
        {%- set query = 'select max(' ~ constituent_number('constituent_id') ~ ') from ' ~ relation -%}
        {%- do numbers.append(run_query(query).rows[0][0] | int) -%}
    {%- endfor -%}
    {{ return(numbers | max) }}
{%- endmacro %}
