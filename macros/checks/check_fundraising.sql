{#- The seeds of the fundraising marts have numbers that can be, and who is lapsed deeply was lapsed before. -#}
{% macro check_fundraising() -%}
    {%- for row in seed_rows('billing_periods') or [] if not as_number(row.payments_a_year) in range(1, 367) -%}
        {%- do stop('billing_periods.csv',
            "payments_a_year of '" ~ row.word ~ "' is '" ~ row.payments_a_year ~ "', not a whole number from 1 to 366.") -%}
    {%- endfor -%}
    {%- for row in seed_rows('rfm_segments') or [] -%}
        {%- for score in ['recency', 'frequency', 'monetary'] -%}
            {%- set least, most = as_number(row[score ~ '_from']), as_number(row[score ~ '_to']) -%}
            {%- if least not in range(1, 6) or most not in range(1, 6) or least > most -%}
                {%- do stop('rfm_segments.csv', "the " ~ score ~ " scores of '" ~ row.segment ~ "' go from '"
                    ~ row[score ~ '_from'] ~ "' to '" ~ row[score ~ '_to'] ~ "', not upwards within 1 to 5.") -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set lapsed, deeply = 'lapsed_after_months', 'deep_lapsed_after_months' -%}
    {%- if settings_read() and given(lapsed) >= given(deeply) -%}
        {%- do stop(kind_and_name(deeply), given(deeply) ~ ' is no more than ' ~ lapsed ~ ', which is ' ~ given(lapsed) ~ '.') -%}
    {%- endif -%}
{%- endmacro %}
