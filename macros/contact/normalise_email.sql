{#- An email address in lower case, without the text around it. Null where there is no address.

    text: SQL expression of clean text.  normalise_email("'Jane Doe <Jane.Doe@Example.org>'")  ->  'jane.doe@example.org'
    The first of several addresses. Dots and +tags stay, since they belong to the address; only comparing ignores them.
    A domain that is not ASCII is no address here; mail systems hold it as xn--. -#}
{% macro normalise_email(text) -%}
    {%- set address = '[^ @<>(),;:"\'][^ @<>(),;:"]*@([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]([a-z0-9-]*[a-z0-9])' -%}
    {%- set before = '(.*<|[\'"])?(mailto:)?' -%}
    {%- set after = '[\'">.]*([,;? ].*)?' -%}
    case
        when {{ regexp_matches('lower(' ~ text ~ ')', '^' ~ address ~ '$') }} then lower({{ text }})
        else {{ regexp_extract('lower(' ~ text ~ ')', '^' ~ before ~ '(' ~ address ~ ')' ~ after ~ '$', 3) }}
    end
{%- endmacro %}
