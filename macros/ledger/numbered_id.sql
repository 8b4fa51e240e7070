{#- An id of a prefix and a number of at least eight digits; the ninth digit comes with the number that has it.

    numbered_id('UC-', '7')  ->  UC-00000007 -#}
{% macro numbered_id(prefix, number) -%}
    {%- set text = 'cast(' ~ number ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    '{{ prefix }}' || case when {{ number }} < 100000000 then lpad({{ text }}, 8, '0') else {{ text }} end
{%- endmacro %}

{#- The number of an id, in which ids are in the order in which they were minted; as texts they are not. -#}
{% macro number_of_id(id) -%}
    cast(substring({{ id }}, 4) as {{ dbt.type_bigint() }})
{%- endmacro %}
