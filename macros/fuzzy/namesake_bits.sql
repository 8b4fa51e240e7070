{#- What two names that are equal say less together than apart, in bits, at most 0. By chance a rare name is rarely borne
    twice, but a son is named after his father however rare the name is.

    namesakes: pairs of strangers of one name for each that chance alone would make. first_name, last_name: the rarity of
    the shared names in bits. -#}
{% macro namesake_bits(namesakes, first_name, last_name) -%}
    -ln(1 + {{ namesakes }} * power(2, {{ first_name }} + {{ last_name }})) / ln(2)
{%- endmacro %}
