{#- The first of two people who share a record; the text itself where there is only one.

    text: SQL expression of a name without titles. last_name: SQL expression, null where the last name is still in the text.
    first_of_two("'John and Mary Smith'", 'null')  ->  'John Smith';  'John Smith & Mary Jones'  ->  'John Smith' -#}
{% macro first_of_two(text, last_name) -%}
    {%- set second = ' (and|&) ' -%}
    case
        when not {{ regexp_matches(text, second, ignore_case=true) }} then {{ text }}
        when {{ last_name }} is null and {{ regexp_matches(text, '^[^ ]+' ~ second ~ '[^ ]+ ', ignore_case=true) }}
            then {{ regexp_replace_all(text, second ~ '[^ ]+', '', ignore_case=true) }}
        else {{ regexp_replace_all(text, second ~ '.*$', '', ignore_case=true) }}
    end
{%- endmacro %}
