{#- How two values of a field outside the contract agree; a slip of one letter counts in longer values only. -#}
{% macro extra_level(slot) -%}
    {%- set is = levels_of(slot) -%}
    case
        when one.{{ slot }} is null or other.{{ slot }} is null then 0
        when one.{{ slot }} = other.{{ slot }} then {{ is.equal }}
        when
            least(length(one.{{ slot }}), length(other.{{ slot }})) >= 5
            and {{ string_similarity('one.' ~ slot, 'other.' ~ slot) }} >= thresholds.name_agrees
            then {{ is.similar }}
        else {{ is.different }}
    end
{%- endmacro %}
