{#- An email address in lower case, without the text around it. Null where there is no address.

    text: SQL expression of clean text.  normalise_email("'Jane Doe <Jane.Doe@Example.org>'")  ->  'jane.doe@example.org'
    The first of several addresses, in whatever way they are parted; further_contacts has the others. Dots and +tags stay,
    since they belong to the address; only comparing ignores them.
    One word before the address is the name of whom it names (Simon simon@...), or else the address was torn: jane doe@...
    A domain that is not ASCII is no address here; mail systems hold it as xn--. -#}
{% macro normalise_email(text) -%}
    {%- set address = '[^ @<>(),;:"\'/|&][^ @<>(),;:"|]*@([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]([a-z0-9-]*[a-z0-9])' -%}
    {%- set word_before = regexp_extract('lower(' ~ text ~ ')', '^[^ ]+', 0) -%}
    case
        when {{ regexp_matches('lower(' ~ text ~ ')', '^' ~ address ~ '$') }} then lower({{ text }})
        when
            {{ regexp_matches(text, '^[^ ,;:<>@]+ [^ <>@]+@[^ ]+$') }}
            and {{ regexp_extract('lower(' ~ text ~ ')', ' (.+)$', 1) }} not like '%' || {{ word_before }} || '%'
            then null
        else {{ regexp_extract(
            'lower(' ~ text ~ ')', '(^|[ <(,;:"\'/|&])(' ~ address ~ ')[.]?([ >,;:?"\'/|)&]|$)', 2
        ) }}
    end
{%- endmacro %}
