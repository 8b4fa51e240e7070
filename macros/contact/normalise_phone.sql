{#- A telephone number as E.164: + and 8 to 15 digits. Null where it cannot be one.

    text: SQL expression of clean text.  normalise_phone("'(312) 555-0142 ext. 7'")  ->  '+13125550142'
    A number without +, 00 or 011 is North American: ten digits, area code and exchange from 200 up and neither of them N11.
    The first of several numbers; further_contacts has the others. Words of the list phone_labels say what kind of phone it is
    and are left out, as is the zero that people dial at home and not from abroad: +33 0 6. Italy and a few others keep it.
    Null: seven digits (no area code), other letters that are no extension, and one digit repeated. Of other countries only the
    length is checked. tests/python/test_normalise_phone.py says where the package phonenumbers agrees. -#}
{% macro normalise_phone(text) -%}
    {%- set hundreds = '[2-9]([02-9][0-9]|1[02-9])' -%}
    {%- set american = hundreds ~ hundreds ~ '[0-9]{4}' -%}
    {%- set one_number -%}
        case
            when {{ regexp_matches(text, '[^0-9 ()+.-]') }} or length({{ text }}) > 17 then {{ first_phone(phone_list(text)) }}
            else {{ text }}
        end
    {%- endset -%}
    {%- set number = rewritten(one_number, [
        ('[.]0$|[(]0[)]', ''),
        ('[^0-9a-z+]', ''),
        ('^[+]?1?(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$', ''),
        ('^(([+]|00|011)?1)?(' ~ american ~ ')$', '+1\\3'),
        ('^011([2-9])|^00([2-9][0-9]{8})', '+\\1\\2'),
        ('^[+](' ~ codes_with_a_trunk_zero() ~ ')0+', '+\\1'),
    ]) -%}
    {{ regexp_extract(number, '^[+](1' ~ american ~ '|[2-9][0-9]{7,14})$', 0) }}
{%- endmacro %}

{# What a field for a phone holds in small letters, without extensions, with ; where a word parts or names the numbers. #}
{% macro phone_list(text) -%}
    {%- set labels = checked('phone_labels') -%}
    {{ rewritten('lower(' ~ text ~ ')', [
        ('([0-9)])([;,/& ]*(extension|extn|ext|x|#)[.:= ]*[0-9]{1,7})+', '\\1'),
        ('[(]?\\b(' ~ labels | join('|') ~ ')\\b[).: ]*|[(]?\\b[chwmop][).:]' if labels else '[|]', ';'),
        ('\\b(and|or)\\b|[&|]', ';'),
        ('^[;, ]+|[;, ]+$', ''),
    ]) }}
{%- endmacro %}

{# The first number of a phone_list: ten digits, or 7 to 15 after +, before what parts it from the next. #}
{% macro first_phone(list) -%}
    {%- set digit = '[^0-9a-z,;]*[0-9]' -%}
    {%- set american = '(([+]|00|011)?[^0-9a-z,;]*1)?[^0-9a-z,;]*[2-9](' ~ digit ~ '){9}' -%}
    {{ rewritten(list, [
        ('^(' ~ american ~ ')( *[/,;]| +[+(]?[0-9](' ~ digit ~ '){6}).*$', '\\1'),
        ('^(([+]|00|011)([^0-9a-z,;/]*[0-9]){7,15})[^0-9a-z,;/]*[/,;].*$', '\\1'),
    ]) }}
{%- endmacro %}

{# Codes of countries in which a zero before the number is only dialled at home: all but 1, 7, 39 (with 378 and 379), and 225,
   241 and 242, whose numbers begin with one. #}
{% macro codes_with_a_trunk_zero() -%}
    {{ return('2[07]|3[0-46]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[0-9]|22[0-46-9]|23[0-9]|24[03-9]|2[569][0-9]'
        ~ '|35[0-9]|37[0-7]|38[0-9]|42[0-9]|5[09][0-9]|6[789][0-9]|8[0578][0-9]|9[679][0-9]') }}
{%- endmacro %}
