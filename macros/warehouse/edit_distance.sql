{#- Levenshtein distance: how many characters must be put in, taken out or changed to make one string of the other.

    edit_distance("'60614'", "'60641'")  ->  2
    Null in, null out. Bytes or characters alike only on ASCII. -#}
{% macro edit_distance(a, b) -%}
    {{ return(adapter.dispatch('edit_distance', 'constituent_360')(a, b)) }}
{%- endmacro %}

{% macro default__edit_distance(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro %}

{% macro snowflake__edit_distance(a, b) -%}
    editdistance({{ a }}, {{ b }})
{%- endmacro %}
