{#- Whose a period of a plan is: the constituent, or the record where it belongs to nobody that we know. -#}
{% macro person_of_period() -%}
    coalesce(constituent_id, {{ record_of_period() }})
{%- endmacro %}

{% macro record_of_period() -%}
    source_system || ':' || coalesce(source_record_id, source_row_id)
{%- endmacro %}

{# The same, if a record of low confidence stood alone. #}
{% macro person_if_split() -%}
    case
        when plan_periods.source_confidence = 'low'
            then plan_periods.source_system || ':' || coalesce(plan_periods.source_record_id, plan_periods.source_row_id)
        else plan_periods.constituent_id
    end
{%- endmacro %}
