{#- A telephone number as E.164: + and 8 to 15 digits. Null where it cannot be one.

    text: SQL expression of clean text.  normalise_phone("'(312) 555-0142 ext. 7'")  ->  '+13125550142'
    A number without + or 011 is North American: ten digits, area code and exchange from 200 up and neither of them N11.
    Null: seven digits (no area code), letters that are no extension, and one digit repeated. Of other countries only the
    length is checked. tests/python/test_normalise_phone.py says where the package phonenumbers agrees. -#}
{% macro normalise_phone(text) -%}
    {%- set extension = '([.]0|[;,]? *(extension|extn|ext|x|#)[.:= ]*[0-9]{1,7})$' -%}
    {%- set hundreds = '[2-9]([02-9][0-9]|1[02-9])' -%}
    {%- set american = hundreds ~ hundreds ~ '[0-9]{4}' -%}
    {%- set number = rewritten('lower(' ~ text ~ ')', [
        (extension, ''),
        ('^tel:|[(]0[)]|[^0-9a-z+]', ''),
        ('^[+]?1?(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$', ''),
        ('^(([+]|00|011)?1)?(' ~ american ~ ')$', '+1\\3'),
        ('^011([2-9])', '+\\1'),
    ]) -%}
    {{ regexp_extract(number, '^[+](1' ~ american ~ '|[2-9][0-9]{7,14})$', 0) }}
{%- endmacro %}
