{#- Whether a name is that of an organisation: one of the var organisation_words in it as a whole word, or 'The ' before it.

    text: SQL expression of a whole name.  is_organisation("'The Smith Family'")  ->  true;  'The Hon. Jane Smith'  ->  false
    Titles do not count, nor does a single word before a comma: Church, Charlotte is a person, and Acme, Inc. is none.
    Trap: Charlotte Church is one, unless first and last name are given apart, or a title is given beside them. -#}
{% macro is_organisation(text) -%}
    {%- set telling = regexp_replace_all(text, name_prefix_pattern() ~ '|^[^ ,]+, ', '', ignore_case=true) -%}
    coalesce({{ regexp_matches(telling, organisation_pattern(), ignore_case=true) }}, false)
{%- endmacro %}
