{#- A name in capitals or in small letters with initial capitals; a name of both is left alone.

    text: SQL expression of text. judged_by: the longer text of which it is a part, so that JD of JD Vance stays.
    proper_case("'ANNE-MARIE O''BRIEN'")  ->  'Anne-Marie O''Brien'
    Trap: Mcdonald, Van Der Berg. Whoever wrote nothing but capitals did not say. -#}
{% macro proper_case(text, judged_by=none) -%}
    case
        when {{ is_one_case(text) }} and (length({{ text }}) > 2 or {{ is_one_case(judged_by or text) }})
            then {{ initcap(text) }}
        else {{ text }}
    end
{%- endmacro %}

{% macro is_one_case(text) -%}
    ({{ text }} = upper({{ text }}) or {{ text }} = lower({{ text }}))
{%- endmacro %}
