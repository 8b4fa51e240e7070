{#- The last day of an offer by its rule of expiry (template_patterns.py), which may hang on the day of sending; or null.

    rule: SQL expression of text. sent_on: of a date.
    offer_last_day("'weekday:7'", 'sent_on')  ->  the first Sunday on or after that day
    A date without a year is the first one that is no more than offer_years_back_days before sending: an offer that was over
    when it was sent stays so, and is no offer of next year. A number beyond ten years of days has no date: one could not
    be reckoned. -#}
{% macro offer_last_day(rule, sent_on) -%}
    {%- set kind = "split_part(" ~ rule ~ ", ':', 1)" -%}
    {%- set said = "split_part(" ~ rule ~ ", ':', 2)" -%}
    {%- set whole = "try_cast(" ~ said ~ " as integer)" -%}
    {%- set number = 'case when ' ~ whole ~ ' between 0 and 3660 then ' ~ whole ~ ' end' -%}
    {%- set days_ahead = 'mod(' ~ whole ~ ' - ' ~ weekday_of(sent_on) ~ ' + 7, 7)' -%}
    {%- set earliest = dbt.dateadd('day', -checked('offer_years_back_days'), sent_on) -%}
    cast(
        case {{ kind }}
            when 'on' then try_cast({{ said }} as date)
            when 'days' then cast({{ dbt.dateadd('day', number, sent_on) }} as date)
            when 'months' then cast({{ dbt.dateadd('month', number, sent_on) }} as date)
            when 'weekday'
                then cast({{ dbt.dateadd('day', days_ahead, sent_on) }} as date)
            when 'week_end' then cast({{ dbt.dateadd('day', '7 - ' ~ weekday_of(sent_on), sent_on) }} as date)
            when 'month_end' then cast({{ dbt.last_day(dbt.dateadd('month', number, sent_on), 'month') }} as date)
            when 'year_end' then {{ day_in_year("'12-31'", sent_on) }}
            when 'day' then {{ next_of_two(day_in_year(said, earliest), day_in_year(said, earliest, 1), earliest) }}
            when 'month'
                then {{ next_of_two(
                    month_end_in_year(said, earliest), month_end_in_year(said, earliest, 1), earliest
                ) }}
        end as date
    )
{%- endmacro %}

{# 1 for Monday to 7 for Sunday, without a function that numbers the days differently by engine: 1900 began on a Monday. #}
{% macro weekday_of(day) -%}
    (mod({{ dbt.datediff("cast('1900-01-01' as date)", day, 'day') }}, 7) + 1)
{%- endmacro %}

{# day_in_year("'03-31'", 'sent_on', 1)  ->  March 31 of the year after that of sent_on #}
{% macro day_in_year(month_and_day, day, years=0) -%}
    {%- set year = 'cast(extract(year from ' ~ day ~ ') + ' ~ years ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    try_cast({{ year }} || '-' || {{ month_and_day }} as date)
{%- endmacro %}

{% macro month_end_in_year(month, day, years=0) -%}
    cast({{ dbt.last_day(day_in_year(month ~ " || '-01'", day, years), 'month') }} as date)
{%- endmacro %}

{% macro next_of_two(first, second, earliest) -%}
    case when {{ first }} >= {{ earliest }} then {{ first }} else {{ second }} end
{%- endmacro %}
