{#- Levenshtein distance: how many characters must be put in, taken out or changed to make one string of the other.

    a, b: SQL expressions of text; null in, null out.
    edit_distance("'60614'", "'60641'")  ->  2
    Traps: two letters that changed places count 2. Only for ASCII: DuckDB counts bytes, so that é against e is 2. -#}
{% macro edit_distance(a, b) -%}
    {{ return(adapter.dispatch('edit_distance', 'constituent_360')(a, b)) }}
{%- endmacro %}

{% macro default__edit_distance(a, b) -%}
    {%- do unsupported('edit_distance') -%}
{%- endmacro %}

{% macro duckdb__edit_distance(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro %}

{% macro snowflake__edit_distance(a, b) -%}
    editdistance({{ a }}, {{ b }})
{%- endmacro %}

{% macro databricks__edit_distance(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro %}
