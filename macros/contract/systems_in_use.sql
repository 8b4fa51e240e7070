{#- The systems whose tables are read: those of the var systems, and none where the var source_records takes their place. -#}
{% macro systems_in_use() -%}
    {%- set systems = checked('systems') -%}
    {{ return([] if var('source_records') else systems) }}
{%- endmacro %}
