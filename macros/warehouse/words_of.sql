{#- A query with one row per word of a text: `text_column`, `position` (1 is the first) and `word`.

    relation: what to read; text_column: a column whose words are parted by single spaces.
    words_of('streets', 'street')  ->  ('n clark st', 1, 'n'), ('n clark st', 2, 'clark'), ('n clark st', 3, 'st')
    Traps: a null has no row, an empty text one empty word. A text that two rows share has its words twice. -#}
{% macro words_of(relation, text_column) -%}
    {{ return(adapter.dispatch('words_of', 'constituent_360')(relation, text_column)) }}
{%- endmacro %}

{% macro default__words_of(relation, text_column) -%}
    {%- do unsupported('words_of') -%}
{%- endmacro %}

{% macro duckdb__words_of(relation, text_column) -%}
    select
        {{ text_column }},
        generate_subscripts(string_split({{ text_column }}, ' '), 1) as position,
        unnest(string_split({{ text_column }}, ' ')) as word
    from {{ relation }}
{%- endmacro %}

{% macro snowflake__words_of(relation, text_column) -%}
    select {{ text_column }}, words.index as position, words.value as word
    from {{ relation }}, lateral split_to_table({{ text_column }}, ' ') as words
{%- endmacro %}

{% macro databricks__words_of(relation, text_column) -%}
    select {{ text_column }}, word_at + 1 as position, word
    from {{ relation }} lateral view posexplode(split({{ text_column }}, ' ')) as word_at, word
{%- endmacro %}
