{#- The steps from `halved` to `bare`: each half of a name without titles, partner, suffixes and punctuation.

    `halved` has given_half and family_half; family_half is null where the last name is still within given_half. `bare` adds
    given_words, family_words, name_suffix, has_title and partner_half, the second person that the field names. -#}
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
            {{ second_of_two('untitled_half') }} as partner_half,
            title is not null or untitled_half != given_half as is_after_title
        from untitled

    ),

    ended as (

        select
            *,
            case
                when single_half like '%,%'
                    then {{ regexp_extract('single_half', suffix_after_comma_pattern(), 0, ignore_case=true) }}
                when family_half is null and single_half like '% % %'
                    then {{ regexp_extract('single_half', name_suffix_pattern(after_two_names=true), 0, ignore_case=true) }}
                else {{ regexp_extract('single_half', name_suffix_pattern(after_two_names=false), 0, ignore_case=true) }}
            end as given_end,
            {{ regexp_extract('family_half', name_suffix_pattern(after_two_names=true), 0, ignore_case=true) }} as family_suffix
        from single

    ),

    worded as (

        select
            *,
            {{ name_words(without_end('single_half', 'given_end')) }} as words_given,
            {{ name_words(without_end('family_half', 'family_suffix')) }} as family_words,
            {{ display_suffix('coalesce(suffix, family_suffix, given_end)') }} as name_suffix
        from ended

    ),

    bare as (

        select
            *,
            {{ without_title_that_is_a_name('words_given', 'family_words') }} as given_words,
            is_after_title
            or words_given != {{ without_title_that_is_a_name('words_given', 'family_words') }} as has_title
        from worded

    )
{%- endmacro %}

{#- The words of a name without a title that may be a name itself, where two names stand after it: Judge Ann M Park, but Bishop
    Perkins, and Major J Smith, who may be called Major. family: the last name where it stands apart. -#}
{% macro without_title_that_is_a_name(words, family) -%}
    {%- set title = '^(' ~ (checked('titles_that_are_names') or ['[.]']) | join('|') ~ ') ([^ ][^ ]+' -%}
    case
        when {{ family }} is null then {{ regexp_replace_all(words, title ~ ' .+)$', '\\2', ignore_case=true) }}
        else {{ regexp_replace_all(words, title ~ '( .+)?)$', '\\2', ignore_case=true) }}
    end
{%- endmacro %}
