{#- A text in lower case with a capital at the start of each word; a space, a hyphen or an apostrophe ends a word.

    text: SQL expression; null in, null out.
    initcap("'ANNE-MARIE O''BRIEN'")  ->  'Anne-Marie O''Brien'
    Traps: DuckDB has none, and Databricks' own knows only spaces. A word that begins with ß is engine-dependent. -#}
{% macro initcap(text) -%}
    {{ return(adapter.dispatch('initcap', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro initcap_words() -%}
    {{ return(text_literal("[^ '’-]+[ '’-]*|[ '’-]+")) }}
{%- endmacro %}

{% macro default__initcap(text) -%}
    {%- do unsupported('initcap') -%}
{%- endmacro %}

{% macro duckdb__initcap(text) -%}
    array_to_string(
        list_transform(
            regexp_extract_all({{ text }}, {{ initcap_words() }}),
            lambda word: upper(left(word, 1)) || lower(substring(word, 2))
        ),
        ''
    )
{%- endmacro %}

{% macro snowflake__initcap(text) -%}
    initcap({{ text }}, {{ text_literal(" '’-") }})
{%- endmacro %}

{% macro databricks__initcap(text) -%}
    array_join(
        transform(
            regexp_extract_all({{ text }}, {{ initcap_words() }}, 0),
            word -> upper(left(word, 1)) || lower(substring(word, 2))
        ),
        ''
    )
{%- endmacro %}
