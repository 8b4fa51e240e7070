{#- The steps that take names apart, as named queries for a `with`: from `cleaned` to `name_parts`.

    `cleaned` has title, full_name, first_name, middle_name, last_name and suffix, clean or null. `name_parts` adds name_text
    (what was taken apart), is_organisation, and name_first, name_middle, name_last and name_suffix,
    and name_partner: the second of two people whom the name names.
    Given parts win where both first and last name are there; else the whole name counts, also one in the field for the
    first name. 'Last, First Middle' is turned round. A single word is a first name, because that is what people type when
    they type one word, and a family must not gather all Marias; after a title or before a suffix it is a last name. -#}
{% macro name_steps() -%}
    {{ halved_name_steps() }},

    {{ bare_name_steps() }},

    {{ split_name_steps() }}
{%- endmacro %}
