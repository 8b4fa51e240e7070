{#- Patterns of what stands around a name, made of the lists of the seed words. All are to be used without regard to case. -#}

{# Titles at the start, of two people too: mr. and mrs.; the hon. A title alone is no name, and one that may be a name is a title
   where it has a dot: gen. smith. #}
{% macro name_prefix_pattern() -%}
    {%- set titles = checked('titles_that_are_names') -%}
    {{ return('^(((the )?(' ~ checked('name_prefixes') | join('|') ~ ')[.]?'
        ~ ('|(' ~ titles | join('|') ~ ')[.]' if titles else '') ~ ')( (and|&))?( |$))+') }}
{%- endmacro %}

{# Suffixes at the end: jr.; md, ph.d. Degrees may have dots between their letters, but J.R. are initials.
   after_two_names: whether two names stand before them, so that v is the fifth, and not the initial of Maria V. #}
{% macro name_suffix_pattern(after_two_names) -%}
    {%- set words = spelt(checked('name_suffixes') + (checked('suffixes_after_two_names') if after_two_names else [])) -%}
    {{ return('([, ]+(' ~ words ~ ')[.]?)+[, ]*$') }}
{%- endmacro %}

{# Suffixes of which the first stands after a comma, where ma and do are degrees too, and what may stand before the comma. #}
{% macro suffix_after_comma_pattern() -%}
    {%- set suffixes = spelt(checked('name_suffixes')) -%}
    {%- set words = spelt(checked('name_suffixes') + checked('suffixes_after_two_names') + checked('suffixes_after_comma')) -%}
    {{ return('([, ]+(' ~ suffixes ~ ')[.]?)*,[, ]*(' ~ words ~ ')[.]?([, ]+(' ~ words ~ ')[.]?)*[, ]*$') }}
{%- endmacro %}

{# Words as a choice, each letter of a degree with or without a dot. #}
{% macro spelt(words) -%}
    {%- set choice = [] -%}
    {%- for word in words -%}
        {%- set is_whole = word in ['jr', 'sr', 'ii', 'iii', 'iv'] or word | length > 6 -%}
        {%- do choice.append(word if is_whole else word | list | join('[.]?')) -%}
    {%- endfor -%}
    {{ return(choice | join('|')) }}
{%- endmacro %}

{# The last word, and the particles before it: de la cruz. #}
{% macro last_name_pattern() -%}
    {{ return(' ((' ~ checked('name_particles') | join('|') ~ ')[.]? )*[^ ]+$') }}
{%- endmacro %}

{# A word that only organisations have, or an article: the smith family. #}
{% macro organisation_pattern() -%}
    {%- set words = checked('organisation_words') -%}
    {{ return(('\\b(' ~ words | join('|') ~ ')\\b|' if words else '') ~ '^the [^ ]') }}
{%- endmacro %}
