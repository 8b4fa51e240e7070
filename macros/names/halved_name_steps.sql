{#- The steps from `cleaned` to `halved`: which text is the name, whose it is, and where a comma or the source parts it.

    given_half: the first names, or the whole name. family_half: the last name, null while it is still within given_half. -#}
{% macro halved_name_steps() -%}
    named as (

        select
            *,
            case
                when last_name is null then {{ one_after_another('coalesce(full_name, first_name)') }}
                when first_name is null then {{ one_after_another('full_name') }}
            end as whole_name
        from cleaned

    ),

    known as (

        select
            *,
            coalesce(whole_name, {{ spaced(['first_name', 'last_name']) }}) as name_text,
            title is null and {{ is_organisation(organisation_text()) }} as is_organisation,
            coalesce(whole_name like '%,%' and not {{ ends_in_suffixes('whole_name') }}, false) as is_last_first
        from named

    ),

    halved as (

        select
            *,
            case
                when is_last_first then {{ regexp_replace_all(
                    "trim(substring(whole_name, position(',' in whole_name) + 1))", suffixes_before_name(), '\\5, \\1',
                    ignore_case=true
                ) }}
                else coalesce(whole_name, first_name)
            end as given_half,
            case
                when is_last_first then trim({{ dbt.split_part('whole_name', "','", 1) }})
                when whole_name is null then last_name
            end as family_half
        from known

    )
{%- endmacro %}

{# A whole name without quotes around it all, and three people as two: John, Mary and Ann Smith. #}
{% macro one_after_another(text) -%}
    {%- set several = '^([^ ,]+), ([^ ,]+)(, [^ ,]+)*,? (and|&) ([^ ,]+ [^ ,][^ ,]+.*)$' -%}
    case
        when {{ text }} like '%,%&%' or lower({{ text }}) like '%,% and %' or {{ text }} like '"%"' or {{ text }} like '“%”'
            then {{ rewritten_in_any_case(text, [
                ('^["“]([^"“”]+)["”]$', '\\1'), (several, '\\1 and \\2 and \\5'),
            ]) }}
        else {{ text }}
    end
{%- endmacro %}

{# Essen, J.D., Virginia: a suffix between the last and the first name. #}
{% macro suffixes_before_name() -%}
    {%- set suffixes = spelt(checked('name_suffixes') + checked('suffixes_after_two_names')) -%}
    {{ return('^((' ~ suffixes ~ ')[.]?([, ]+(' ~ suffixes ~ ')[.]?)*), *([^,]+)$') }}
{%- endmacro %}

{# Of a first and a last name given apart only a field of several words can name an organisation: not Charlotte, Church. #}
{% macro organisation_text() -%}
    case
        when first_name is null or last_name is null then coalesce(whole_name, last_name)
        else {{ spaced([
            "case when first_name like '% %' then first_name end",
            "case when last_name like '% %' then last_name end",
        ]) }}
    end
{%- endmacro %}

{# A comma that only parts a suffix: John Smith, Jr.; and after two names what else may be one: Ann Park, MA. A last name may
   have particles: de la Cruz, V. #}
{% macro ends_in_suffixes(text) -%}
    {%- set particles = checked('name_particles') | join('|') -%}
    (
        {{ regexp_matches(text, '^[^,]*' ~ name_suffix_pattern(after_two_names=false), ignore_case=true) }}
        or {{ regexp_matches(text, '^[^ ,]+ [^,]*[^ ,]' ~ suffix_after_comma_pattern(), ignore_case=true) }}
        and not {{ regexp_matches(text, '^((' ~ particles ~ ')[.]? )+[^ ,]+,', ignore_case=true) }}
    )
{%- endmacro %}
