{#- The steps from `bare` to `name_parts`: where the last name begins, and which of the given names is the first.

    A first name of several words is believed where the source gives it as such (Mary Ann), but for initials after it. -#}
{% macro split_name_steps() -%}
    split as (

        select
            *,
            case
                when family_words is not null then null
                when given_words like '% %'
                    then {{ regexp_extract('given_words', last_name_pattern(), 0, ignore_case=true) }}
                when has_title or name_suffix is not null then given_words
            end as family_end
        from bare

    ),

    parted as (

        select
            *,
            coalesce(family_words, trim(family_end)) as found_last,
            nullif({{ without_end('given_words', 'family_end') }}, '') as given_names
        from split

    ),

    first_found as (

        select
            *,
            case
                when whole_name is null
                    then {{ regexp_replace_all('given_names', ' [a-z]( [a-z])*$', '', ignore_case=true) }}
                else {{ dbt.split_part('given_names', "' '", 1) }}
            end as found_first
        from parted

    ),

    name_parts as (

        select
            *,
            case when not {{ is_no_name('found_first', 'found_last') }} then found_first end as name_first,
            case when not {{ is_no_name('found_last', 'found_first') }} then found_last end as name_last,
            coalesce({{ name_words('middle_name') }}, nullif(trim(substring(given_names, length(found_first) + 1)), ''))
                as name_middle,
            -- the second person, with the last name of the first where none is said
            case
                when partner_half is null then null
                when not {{ regexp_matches('partner_half', first_name_pattern(), ignore_case=true) }}
                    then {{ name_words('partner_half') }}
                else {{ spaced([name_words('partner_half'), 'found_last']) }}
            end as name_partner
        from first_found

    )
{%- endmacro %}

{# The text before an end that was found in it, or the whole text where none was. #}
{% macro without_end(text, end) -%}
    case when {{ end }} is null then {{ text }} else left({{ text }}, length({{ text }}) - length({{ end }})) end
{%- endmacro %}
