{#- White space of every kind, to stand in the brackets of a pattern: also tabs, line breaks, the spaces that do not break, which
    clocks and word processors write (2:15 PM), and marks that take no room.  '[' ~ white_space() ~ ']+' -#}
{% macro white_space() -%}
    {{ return(' \\t\\n\\r\\f\x0b\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff') }}
{%- endmacro %}
