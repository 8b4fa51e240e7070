{#- Try what a build will need and say so step by step; `make check TARGET=...` turns the step that fails into a sentence. -#}
{% macro check_warehouse() -%}
    {%- set scratch = api.Relation.create(database=target.database, schema='constituent_360_check').include(identifier=false) -%}
    {%- for step in check_steps(scratch) -%}
        {%- do log('check: ' ~ step.what ~ ' | ' ~ step.remedy, info=true) -%}
        {%- do run_query(step.statement) -%}
    {%- endfor -%}
{%- endmacro %}
