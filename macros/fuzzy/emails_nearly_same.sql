{#- Whether two different emails look like one mistyped: at most two letters apart, and no digit.

    emails_nearly_same("'jane.miller@x.example'", "'jane.miler@x.example'")  ->  true
    Two letters, since letters that changed places count as two. Digits tell people of one name apart: jmiller1, jmiller2. -#}
{% macro emails_nearly_same(a, b) -%}
    coalesce(
        {{ a }} != {{ b }}
        and abs(length({{ a }}) - length({{ b }})) <= 2
        and {{ edit_distance(a, b) }} <= 2
        and {{ regexp_replace_all(a, '[^0-9]+', '') }} = {{ regexp_replace_all(b, '[^0-9]+', '') }},
        false
    )
{%- endmacro %}
