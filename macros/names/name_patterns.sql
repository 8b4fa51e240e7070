{#- Patterns of what stands around a name, made of the vars name_prefixes, name_suffixes, name_particles and
    organisation_words. All are to be used without regard to case. -#}

{# Titles at the start, of two people too: mr. and mrs.; the hon. A title alone is no name. #}
{% macro name_prefix_pattern() -%}
    {{ return('^((the )?(' ~ checked('name_prefixes') | join('|') ~ ')[.]?( (and|&))?( |$))+') }}
{%- endmacro %}

{# Suffixes at the end: jr.; md, ph.d. Degrees may have dots between their letters, but J.R. are initials.
   with_v: whether v is the fifth, and not the initial of Maria V. #}
{% macro name_suffix_pattern(with_v) -%}
    {%- set words = [] -%}
    {%- for suffix in checked('name_suffixes') if suffix != 'v' or with_v -%}
        {%- do words.append(suffix if suffix in ['jr', 'sr', 'ii', 'iii', 'iv'] else suffix | list | join('[.]?')) -%}
    {%- endfor -%}
    {{ return('([, ]+(' ~ words | join('|') ~ ')[.]?)+[, ]*$') }}
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
