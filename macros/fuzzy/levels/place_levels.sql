{#- How two addresses agree: the box, or the street and its direction, then the house in it, then the unit in the house. -#}
{% macro address_level() -%}
    {%- set is = levels_of('address') -%}
    case
        when one.po_box is not null and other.po_box is not null
            then case when one.po_box = other.po_box then {{ is.same }} else {{ is.different }} end
        when one.street is null or other.street is null then 0
        when
            one.street != other.street
            and coalesce(one.street != other.street_core, true)
            and coalesce(one.street_core != other.street, true)
            and {{ string_similarity('one.street', 'other.street') }} < thresholds.name_agrees
            then {{ is.different }}
        -- the same number in NW and in SE is another house
        when one.direction != other.direction then {{ is.different }}
        when one.house_number is null and other.house_number is null
            then case when one.street = other.street then {{ is.same }} else {{ is.similar }} end
        when one.house_number is null or other.house_number is null
            then case when one.street = other.street then {{ is.street_only }} else {{ is.different }} end
        when one.house_number != other.house_number
            then
                case
                    when
                        one.street = other.street
                        and {{ edit_distance('one.house_number', 'other.house_number') }} = 1
                        then {{ is.near }}
                    else {{ is.different }}
                end
        when one.street != other.street then {{ is.similar }}
        when one.unit != other.unit then {{ is.other_unit }}
        else {{ is.same }}
    end
{%- endmacro %}

{#- Postal code, else city, else state: one thing said three times. -#}
{% macro location_level() -%}
    {%- set is = levels_of('location') -%}
    case
        when one.postal_code = other.postal_code then {{ is.same }}
        when one.postal_code is null and other.postal_code is null and one.city = other.city then {{ is.same }}
        when {{ edit_distance('one.postal_code', 'other.postal_code') }} = 1 then {{ is.near }}
        when one.city = other.city then {{ is.same_city }}
        when left(one.postal_code, 3) = left(other.postal_code, 3) then {{ is.same_area }}
        when one.state = other.state then {{ is.same_state }}
        when one.postal_code != other.postal_code or one.city != other.city or one.state != other.state then {{ is.different }}
        else 0
    end
{%- endmacro %}

{#- Where the house agrees, its place says nothing more: the digit of the location in the light of that of the address. -#}
{% macro location_beside_house() -%}
    {%- set house = levels_of('address') -%}
    case
        when is_same_place and address_digit in ({{ house.same }}, {{ house.similar }}, {{ house.other_unit }}) then 0
        else location_digit
    end
{%- endmacro %}
