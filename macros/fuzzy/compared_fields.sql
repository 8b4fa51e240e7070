{#- The fields in which two records are compared, in the order of their digits in pair_comparisons.agreement, from the right.

    Each has a macro <field>_level in macros/fuzzy/levels/ and its grades in the seed comparison_levels. -#}
{% macro compared_fields() -%}
    {{ return([
        'first_name', 'last_name', 'suffix', 'kind', 'birth_date', 'email', 'phone', 'address', 'middle_name', 'location',
        'organisation_name',
    ] + extra_slots()) }}
{%- endmacro %}

{# Where the fields outside the contract stand: extra_1, extra_2, ... #}
{% macro extra_slots() -%}
    {%- set slots = [] -%}
    {%- for slot in range(1, checked('extra_fields_compared') + 1) if var('extra_fields') == 'compare' -%}
        {%- do slots.append('extra_' ~ slot) -%}
    {%- endfor -%}
    {{ return(slots) }}
{%- endmacro %}
