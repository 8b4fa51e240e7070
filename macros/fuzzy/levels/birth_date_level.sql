{#- How two birth dates agree: equal, day and month turned round, one digit off, two off, the same year. -#}
{% macro birth_date_level() -%}
    {%- set is = levels_of('birth_date') -%}
    {%- set distance = edit_distance('one.birth_digits', 'other.birth_digits') -%}
    case
        when one.birth_date is null or other.birth_date is null then 0
        when one.birth_date = other.birth_date then {{ is.equal }}
        when
            left(one.birth_digits, 4) = left(other.birth_digits, 4)
            and substring(one.birth_digits, 5, 2) = substring(other.birth_digits, 7, 2)
            and substring(one.birth_digits, 7, 2) = substring(other.birth_digits, 5, 2)
            then {{ is.turned }}
        when {{ distance }} = 1 then {{ is.one_digit_off }}
        when {{ distance }} = 2 then {{ is.close }}
        when left(one.birth_digits, 4) = left(other.birth_digits, 4) then {{ is.same_year }}
        else {{ is.different }}
    end
{%- endmacro %}
