{#- The steps from `cleaned` to `halved`: which text is the name, whose it is, and where a comma or the source parts it.

    given_half: the first names, or the whole name. family_half: the last name, null while it is still within given_half. -#}
{% macro halved_name_steps() -%}
    named as (

        select
            *,
            case
                when last_name is null then coalesce(full_name, first_name)
                when first_name is null then full_name
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
                when is_last_first then trim(substring(whole_name, position(',' in whole_name) + 1))
                else coalesce(whole_name, first_name)
            end as given_half,
            case
                when is_last_first then trim({{ dbt.split_part('whole_name', "','", 1) }})
                when whole_name is null then last_name
            end as family_half
        from known

    )
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

{# A comma that only parts a suffix: John Smith, Jr. #}
{% macro ends_in_suffixes(text) -%}
    {{ regexp_matches(text, '^[^,]*' ~ name_suffix_pattern(with_v=false), ignore_case=true) }}
{%- endmacro %}
