{#- Patterns of the parts of an address in small letters, after USPS Publication 28, made of the lists of the seed words. -#}

{# Words as a choice; a space between two of them may be missing: pobox. #}
{% macro either_of(list) -%}
    {{ return('(' ~ (checked(list) or ['[.]']) | join('|') | replace(' ', ' ?') ~ ')') }}
{%- endmacro %}

{# The number of a house at the start: 12, 12b, 65-43, 208 1/2, n6w23001. Four groups, the first is the number. #}
{% macro house_number_pattern() -%}
    {{ return('^([0-9]+(-[0-9]+)?[a-z]?( [1-9]/[1-9])?|[nsew][0-9]+[nsew][0-9]+)([ ,]|$)') }}
{%- endmacro %}

{# Units at the end: apt 4b; ste unit 456 (of Ste #456); bldg c apt 12; rear. #}
{% macro units_at_end_pattern() -%}
    {%- set designator = either_of('unit_designators') -%}
    {%- set value = '(( [a-z]{1,2}[0-9]| ?[0-9])[0-9a-z]*( [a-z])?| [a-z]( [0-9]+)?| ' ~ either_of('unit_places') ~ ')' -%}
    {{ return('((^| )(' ~ designator ~ '( ' ~ designator ~ ')*' ~ value
        ~ '|' ~ either_of('unit_places') ~ '( [0-9][0-9a-z]*)?))+$') }}
{%- endmacro %}

{# A box on a route, or of the forces: rr 2 box 152; psc 802 box 74. Groups 2, 4 and 7: the kind, its number, the box. #}
{% macro route_box_pattern() -%}
    {%- set kinds = [] -%}
    {%- for list in ['rural_routes', 'contract_routes', 'military_boxes'] -%}
        {%- do kinds.append(either_of(list)[1:-1]) -%}
    {%- endfor -%}
    {{ return('(^| )(' ~ kinds | join('|') ~ ') ?(unit |no )?([0-9]+[a-z]?) (unit )?box (unit |no )?([0-9a-z]+)') }}
{%- endmacro %}

{# A post office box: p o box 99; pob 99; post office box unit 99 (of #99); box 99 alone. Group 4 is the number. #}
{% macro post_office_box_pattern() -%}
    {{ return('(\\b' ~ either_of('box_kinds') ~ '|^box)( unit| no| number)* ?([0-9]+[0-9a-z]*|[a-z][0-9]*)\\b') }}
{%- endmacro %}
