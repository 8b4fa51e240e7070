{#- How sure it is that the records of a constituent are one: exact, medium or low by the confidence of its least
    sure record, or single where there is one record only.

    thresholds: name of a row with exact_from and medium_from of match_thresholds. -#}
{% macro confidence_tier(thresholds) -%}
    case
        when source_record_count = 1 then 'single'
        when identity_confidence >= {{ thresholds }}.exact_from then 'exact'
        when identity_confidence >= {{ thresholds }}.medium_from then 'medium'
        else 'low'
    end
{%- endmacro %}

{# The row of thresholds. #}
{% macro confidence_thresholds() -%}
    {{ seed_values('match_thresholds', 'threshold', 'value', ['exact_from', 'medium_from']) }}
{%- endmacro %}
