{#- The steps from `halved` to `bare`: each half of a name without titles, partner, suffixes and punctuation.

    `halved` has given_half and family_half; family_half is null where the last name is still within given_half. `bare` adds
    given_words, family_words, name_suffix and has_title. -#}
{% macro bare_name_steps() -%}
    untitled as (

        select
            *,
            {{ regexp_replace_all('given_half', name_prefix_pattern(), '', ignore_case=true) }} as untitled_half
        from halved

    ),

    single as (

        select
            *,
            {{ first_of_two('untitled_half', 'family_half') }} as single_half,
            title is not null or untitled_half != given_half as has_title
        from untitled

    ),

    ended as (

        select
            *,
            case
                when family_half is null and single_half like '% % %'
                    then {{ regexp_extract('single_half', name_suffix_pattern(with_v=true), 0, ignore_case=true) }}
                else {{ regexp_extract('single_half', name_suffix_pattern(with_v=false), 0, ignore_case=true) }}
            end as given_end,
            {{ regexp_extract('family_half', name_suffix_pattern(with_v=true), 0, ignore_case=true) }} as family_suffix
        from single

    ),

    bare as (

        select
            *,
            {{ name_words(without_end('single_half', 'given_end')) }} as given_words,
            {{ name_words(without_end('family_half', 'family_suffix')) }} as family_words,
            {{ display_suffix('coalesce(suffix, family_suffix, given_end)') }} as name_suffix
        from ended

    )
{%- endmacro %}
