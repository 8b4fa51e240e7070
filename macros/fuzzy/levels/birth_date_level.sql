{#- How two birth dates agree, by their digits and by their parts. A date that is in no calendar (month 13, day 00) still has
    digits. 1 January and a day that is not written say no more than the year, beside another day of that year. -#}
{% macro birth_date_level() -%}
    {%- set is = levels_of('birth_date') -%}
    {%- set year = 'left(one.birth_digits, 4) = left(other.birth_digits, 4)' -%}
    {%- set month = 'substring(one.birth_digits, 5, 2) = substring(other.birth_digits, 5, 2)' -%}
    {%- set day = 'substring(one.birth_digits, 7, 2) = substring(other.birth_digits, 7, 2)' -%}
    {%- set distance = edit_distance('one.birth_digits', 'other.birth_digits') -%}
    case
        when one.birth_digits is null or other.birth_digits is null then 0
        when one.birth_digits = other.birth_digits and one.birth_digits like '%00' then {{ is.year_only }}
        when one.birth_digits = other.birth_digits then {{ is.equal }}
        when {{ year }} and ({{ is_year_only('one') }} or {{ is_year_only('other') }}) then {{ is.year_only }}
        when
            {{ year }}
            and substring(one.birth_digits, 5, 2) = substring(other.birth_digits, 7, 2)
            and substring(one.birth_digits, 7, 2) = substring(other.birth_digits, 5, 2)
            then {{ is.turned }}
        when {{ distance }} = 1 then {{ is.one_digit_off }}
        when {{ year }} and {{ month }} or {{ year }} and {{ day }} or {{ month }} and {{ day }} then {{ is.two_parts }}
        when {{ distance }} = 2 then {{ is.close }}
        when {{ year }} then {{ is.same_year }}
        else {{ is.different }}
    end
{%- endmacro %}

{% macro is_year_only(side) -%}
    right({{ side }}.birth_digits, 4) in ('0000', '0101')
{%- endmacro %}
