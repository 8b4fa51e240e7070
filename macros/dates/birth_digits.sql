{#- A date of birth as eight digits, YYYYMMDD, which need not be a date: a wrong or missing part leaves the others to compare.

    text: a lower-case text; day: written_day of it. 00 stands for a part that is not written.
    '1962-13-19'  ->  19621319        '1962'  ->  19620000        'March'  ->  null -#}
{% macro birth_digits(text, day) -%}
    case
        when {{ regexp_matches(text, '^[12][0-9]{3}$') }} then {{ text }} || '0000'
        when {{ regexp_matches(text, '^[12][0-9]{3}[-/](0[1-9]|1[0-2])$') }}
            then left({{ text }}, 4) || right({{ text }}, 2) || '00'
        else nullif(replace({{ day }}, '-', ''), '00000000')
    end
{%- endmacro %}

{#- Those digits as a reader writes them, YYYY-MM-DD. -#}
{% macro birth_date_text(digits) -%}
    left({{ digits }}, 4) || '-' || substring({{ digits }}, 5, 2) || '-' || right({{ digits }}, 2)
{%- endmacro %}
