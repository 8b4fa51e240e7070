{#- Stop where a primitive of macros/warehouse/ has no body for the engine of the target, rather than guess one.

    primitive: its name.  unsupported('json_text')
    ->  macros/warehouse/json_text.sql: json_text has no body for postgres; write postgres__json_text there. -#}
{% macro unsupported(primitive) -%}
    {%- do exceptions.raise_compiler_error(
        'macros/warehouse/' ~ primitive ~ '.sql: ' ~ primitive ~ ' has no body for ' ~ adapter.type()
        ~ '; write ' ~ adapter.type() ~ '__' ~ primitive ~ ' there.') -%}
{%- endmacro %}
