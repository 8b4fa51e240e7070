{#- A text as a hash that nobody can make, or try out, without the key: HMAC-SHA256 with CONSTITUENT_360_ERASURE_KEY.

    text: a SQL expression. Null in, null out, and null where the environment has no key.  keyed_hash("'a'")
    DuckDB: duckdb_functions.py registers the function, and the key is in no SQL. Other engines: two SHA-256, one in the other,
    each begun with a text that is made from the key; those texts are in the SQL (docs/limits.md says who sees it). -#}
{% macro keyed_hash(text) -%}
    {{ return(adapter.dispatch('keyed_hash', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro default__keyed_hash(text) -%}
    {%- set key = env_var('CONSTITUENT_360_ERASURE_KEY', '') if execute -%}
    {%- if not key -%}
        {{ return('cast(null as ' ~ dbt.type_string() ~ ')') }}
    {%- endif -%}
    {%- set inner, outer = local_md5('inner ' ~ key), local_md5('outer ' ~ key) -%}
    sha2(concat('{{ outer }}', sha2(concat('{{ inner }}', {{ text }}), 256)), 256)
{%- endmacro %}

{% macro duckdb__keyed_hash(text) -%}
    __keyed_hash({{ text }})
{%- endmacro %}
