{#- The days of scores that earlier builds gave out, by target, of which score_outcomes does not say yet what happened. -#}
{% macro published_days() -%}
    {%- set log = built_relation('score_log') if execute -%}
    {%- set outcomes = built_relation('score_outcomes') if execute -%}
    {%- if not log -%}
        select
            cast(null as {{ dbt.type_string() }}) as target,
            cast(null as date) as as_of_date
        where 1 = 0
    {%- else -%}
        select distinct
            score_log.target,
            score_log.as_of_date
        from {{ log }} as score_log
        {% if outcomes -%}
            left join {{ outcomes }} as known
                on score_log.target = known.target and score_log.as_of_date = known.as_of_date
            where known.target is null
        {%- endif %}
    {%- endif -%}
{%- endmacro %}
