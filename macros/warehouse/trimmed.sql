{#- Text without the spaces about it.

    expression: SQL expression of any type; null in, null out.  trimmed('member_id') -#}
{% macro trimmed(expression) -%}
    {{ adapter.dispatch('trimmed', 'constituent_360')(expression, 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')') }}
{%- endmacro %}

{% macro default__trimmed(expression, text) -%}
    trim({{ text }})
{%- endmacro %}

{# Few texts have spaces about them, and to look for them takes DuckDB a fraction of the time. What is longer in bytes than in
   letters may have other spaces than the plain one. An expression is not looked at, since each look would work it out anew. #}
{% macro duckdb__trimmed(expression, text) -%}
    {%- if modules.re.fullmatch('[A-Za-z_][A-Za-z0-9_.]*', expression) -%}
        case
            when {{ text }} like ' %' or {{ text }} like '% ' or length({{ text }}) < strlen({{ text }}) then trim({{ text }})
            else {{ text }}
        end
    {%- else -%}
        trim({{ text }})
    {%- endif -%}
{%- endmacro %}
