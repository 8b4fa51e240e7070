{#- A postal code in one spelling: the five digits of a US ZIP, A1A 1A1 of a Canadian one, others in capitals.

    text: SQL expression of clean text. state: SQL expression of its state in two letters, or none where nobody knows it.
    normalise_postal_code("'60614-2301'")  ->  '60614'
    A spreadsheet drops the zeros of 02138 and 00681: four or three digits, or eight or seven of a ZIP+4, get them back, unless
    the state has no such codes (7810 in Texas has lost another digit). Three digits are of 005 to 009.
    Excel writes a text as ="02138". Most codes have five digits as given. -#}
{% macro normalise_postal_code(text, state=none) -%}
    {%- set plain = [("^[='\"]+|['\"]+$|[.]0$", ''), ('^([0-9]{5})[- ]*([0-9]{4})?$', '\\1')] -%}
    case
        when {{ regexp_matches(text, '^[0-9]{5}$') }} then {{ text }}
        {% if state -%}
            when {{ state }} not in ({{ states_of_zero() }}) and {{ regexp_matches(text, '^[0-9]{3,4}$') }} then {{ text }}
        {% endif -%}
        else {{ rewritten('upper(' ~ text ~ ')', plain + [
            ('^([5-9][0-9]{2})(-?[0-9]{4})?$', '00\\1'),
            ('^([0-9]{4})(-?[0-9]{4})?$', '0\\1'),
            ('^([A-Z][0-9][A-Z])[- ]?([0-9][A-Z][0-9])$', '\\1 \\2'),
        ]) }}
    end
{%- endmacro %}

{# States, territories and forces whose codes begin with a zero. #}
{% macro states_of_zero() -%}
    {{ return("'CT', 'MA', 'ME', 'NH', 'NJ', 'NY', 'RI', 'VT', 'PR', 'VI', 'AE'") }}
{%- endmacro %}
