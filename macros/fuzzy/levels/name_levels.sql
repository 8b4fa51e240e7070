{#- How two names of persons agree, as digits of levels_of. Joined beforehand: name_comparisons as first_names, last_names.

    Names that are equal never come from there. An organisation's name has a field of its own. -#}
{% macro first_name_level() -%}
    {%- set is = levels_of('first_name') -%}
    case
        when one.first_name is null or other.first_name is null then 0
        when one.first_name = other.first_name then {{ is.equal }}
        when first_names.is_nickname then {{ is.nickname }}
        when first_names.level = 'different'
            then
                case
                    when {{ names_are_swapped() }} then {{ is.swapped }}
                    when one.first_name = other.middle_name or other.first_name = one.middle_name then {{ is.part }}
                    else {{ is.different }}
                end
        else {{ level_code('first_name', 'first_names.level') }}
    end
{%- endmacro %}

{% macro last_name_level() -%}
    {%- set is = levels_of('last_name') -%}
    case
        when one.last_name is null or other.last_name is null then 0
        when one.is_organisation or other.is_organisation then 0
        when one.last_name = other.last_name then {{ is.equal }}
        -- what the level of the first name says already
        when first_names.level = 'different' and not first_names.is_nickname and {{ names_are_swapped() }} then 0
        else {{ level_code('last_name', 'last_names.level') }}
    end
{%- endmacro %}

{#- One of the two has changed places beyond doubt, and the other may be misspelt. -#}
{% macro names_are_swapped() -%}
    {%- set here = string_similarity('one.first_name', 'other.last_name') -%}
    {%- set there = string_similarity('one.last_name', 'other.first_name') -%}
    coalesce(
        {{ here }} >= thresholds.name_differs
        and {{ there }} >= thresholds.name_differs
        and ({{ here }} >= thresholds.name_agrees or {{ there }} >= thresholds.name_agrees),
        false
    )
{%- endmacro %}

{% macro middle_name_level() -%}
    {%- set is = levels_of('middle_name') -%}
    case
        when one.middle_name is null or other.middle_name is null then 0
        when one.middle_name = other.middle_name then {{ is.equal }}
        when
            least(length(one.middle_name), length(other.middle_name)) = 1
            and left(one.middle_name, 1) = left(other.middle_name, 1)
            then {{ is.initial }}
        else {{ is.different }}
    end
{%- endmacro %}

{#- Jr and Sr are two people; Jr and nothing is a doubt. -#}
{% macro suffix_level() -%}
    {%- set is = levels_of('suffix') -%}
    case
        when one.suffix is null and other.suffix is null then 0
        when one.suffix = other.suffix then {{ is.same }}
        when one.suffix != other.suffix then {{ is.different }}
        else {{ is.one_sided }}
    end
{%- endmacro %}

{#- A person and an organisation. That both are persons says nothing. -#}
{% macro kind_level() -%}
    case when one.is_organisation != other.is_organisation then {{ levels_of('kind').different }} else 0 end
{%- endmacro %}

{% macro organisation_name_level() -%}
    case
        when one.organisation_name is null or other.organisation_name is null then 0
        when one.organisation_name = other.organisation_name then {{ levels_of('organisation_name').equal }}
        when organisation_names.level is null then {{ levels_of('organisation_name').different }}
        else {{ level_code('organisation_name', 'organisation_names.level') }}
    end
{%- endmacro %}
