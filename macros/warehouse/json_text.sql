{#- Several values as the text of one JSON object; a null is left out, and an object without a value is null.

    fields: dictionary of key: SQL expression of text.  json_text({'plan': 'plan'})  ->  '{"plan":"gold"}'
    Traps: give the keys in order, since Snowflake sorts them. How a control character is escaped differs by engine:
    give clean texts. -#}
{% macro json_text(fields) -%}
    {{ return(adapter.dispatch('json_text', 'constituent_360')(fields)) }}
{%- endmacro %}

{% macro json_arguments(fields) -%}
    {%- for key, value in fields.items() -%}
        {{ text_literal(key) }}, {{ value }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro default__json_text(fields) -%}
    {%- do unsupported('json_text') -%}
{%- endmacro %}

{# json_object keeps nulls; a merge patch drops them. #}
{% macro duckdb__json_text(fields) -%}
    case
        when coalesce({{ fields.values() | join(', ') }}) is not null
            then cast(json_merge_patch('{}', json_object({{ json_arguments(fields) }})) as varchar)
    end
{%- endmacro %}

{% macro snowflake__json_text(fields) -%}
    nullif(to_json(object_construct({{ json_arguments(fields) }})), '{}')
{%- endmacro %}

{% macro databricks__json_text(fields) -%}
    nullif(to_json(named_struct({{ json_arguments(fields) }})), '{}')
{%- endmacro %}
