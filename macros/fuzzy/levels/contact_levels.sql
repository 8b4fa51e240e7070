{#- How two emails agree. A mailbox without a digit mostly spells a name, and adds nothing to it: many a Jane Miller is
    jane.miller at one provider and jane_miller at another. -#}
{% macro email_level() -%}
    {%- set is = levels_of('email') -%}
    case
        when one.email is null or other.email is null then 0
        when one.email = other.email then {{ is.equal }}
        when one.email_letters = other.email_letters and one.email_digits = other.email_digits
            then case when one.email_digits = '' then 0 else {{ is.same_name }} end
        when
            one.email_digits = other.email_digits
            and abs(length(one.email) - length(other.email)) <= 2
            and {{ edit_distance('one.email', 'other.email') }} <= 2
            then case when {{ slips_as_the_name_does() }} then {{ is.different }} else {{ is.near }} end
        else {{ is.different }}
    end
{%- endmacro %}

{#- john.smith and joan.smith are told apart by their names already. -#}
{% macro slips_as_the_name_does() -%}
    (
        one.first_name != other.first_name
        or one.last_name != other.last_name
    )
    and (
        {% for name in ['one.first_name', 'one.last_name', 'other.first_name', 'other.last_name'] -%}
            {{ name.split('.')[0] }}.email_letters like '%' || replace({{ name }}, ' ', '') || '%'
            {{- ' or' if not loop.last }}
        {% endfor -%}
    )
{%- endmacro %}

{% macro phone_level() -%}
    {%- set is = levels_of('phone') -%}
    case
        when one.phone is null or other.phone is null then 0
        when one.phone = other.phone then {{ is.same }}
        when right(one.phone, 7) = right(other.phone, 7) then {{ is.same_end }}
        when {{ edit_distance('one.phone', 'other.phone') }} = 1 then {{ is.one_digit_off }}
        else {{ is.different }}
    end
{%- endmacro %}
