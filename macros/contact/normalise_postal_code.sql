{#- A postal code in one spelling: the five digits of a US ZIP, A1A 1A1 of a Canadian one, others in capitals.

    text: SQL expression of clean text.  normalise_postal_code("'60614-2301'")  ->  '60614'
    A spreadsheet drops the zero of 02138: four digits, or eight of a ZIP+4, get it back. Most have five digits as given. -#}
{% macro normalise_postal_code(text) -%}
    case
        when {{ regexp_matches(text, '^[0-9]{5}$') }} then {{ text }}
        else {{ rewritten('upper(' ~ text ~ ')', [
            ('[.]0$', ''),
            ('^([0-9]{5})[- ]*([0-9]{4})?$', '\\1'),
            ('^([0-9]{4})(-?[0-9]{4})?$', '0\\1'),
            ('^([A-Z][0-9][A-Z])[- ]?([0-9][A-Z][0-9])$', '\\1 \\2'),
        ]) }}
    end
{%- endmacro %}
