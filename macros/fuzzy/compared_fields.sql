{#- The fields in which two records are compared, in the order of their digits in the code `agreement`, from the right.

    Each has a macro <field>_level in macros/fuzzy/levels/ and its levels in the seed comparison_levels. -#}
{% macro compared_fields() -%}
    {{ return([
        'first_name', 'last_name', 'suffix', 'kind', 'birth_date', 'email', 'phone', 'address', 'middle_name', 'location',
        'organisation_name',
    ] + extra_slots()) }}
{%- endmacro %}

{# The slots of the columns outside the contract: extra_1, extra_2, ... #}
{% macro extra_slots() -%}
    {%- set slots = [] -%}
    {%- for slot in range(1, checked('extra_fields_compared') + 1) if var('extra_fields') == 'compare' -%}
        {%- do slots.append('extra_' ~ slot) -%}
    {%- endfor -%}
    {{ return(slots) }}
{%- endmacro %}
