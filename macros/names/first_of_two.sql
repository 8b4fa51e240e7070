{#- The first of several people who share a record; the text itself where there is only one.

    text: SQL expression of a name without titles. last_name: SQL expression, null where the last name is still in the text.
    first_of_two("'John D. and Catherine T. Marlow'", 'null')  ->  'John D. Marlow';  'John Smith & Mary Jones'  ->  'John Smith'
    A first name, with or without initials, has the last name of the last of them. -#}
{% macro first_of_two(text, last_name) -%}
    {%- set first = regexp_replace_all(text, between_people() ~ '.*$', '', ignore_case=true) -%}
    {%- set others = regexp_extract(text, between_people() ~ '(.*)$', 2, ignore_case=true) -%}
    {%- set others_untitled = regexp_replace_all(others, name_prefix_pattern(), '', ignore_case=true) -%}
    {%- set suffixes = '([, ]+(' ~ spelt(checked('name_suffixes')) ~ ')[.]?)*[, ]*$' -%}
    {%- set shared_name = last_name_pattern().replace('[^ ]+$', '[^ ,]+' ~ suffixes) -%}
    case
        when not {{ regexp_matches(text, between_people(), ignore_case=true) }} then {{ text }}
        when {{ last_name }} is null and {{ regexp_matches(first, first_name_pattern(), ignore_case=true) }}
            then {{ first }} || case
                when {{ others_untitled }} like '% %'
                    then coalesce({{ regexp_extract(others_untitled, shared_name, 0, ignore_case=true) }}, '')
                when {{ others_untitled }} != {{ others }} then ' ' || {{ others_untitled }}
                else ''
            end
        else {{ first }}
    end
{%- endmacro %}

{#- The second of several people who share a record, without titles; null where there is only one, or where no name but a word
    of the list no_partners stands there: John Smith and family.

    text: as above.  second_of_two("'John and Mrs. Mary Smith'")  ->  'Mary Smith' -#}
{% macro second_of_two(text) -%}
    {%- set second = regexp_replace_all(
        regexp_extract(text, between_people() ~ '(.*)$', 2, ignore_case=true), between_people() ~ '.*$', '', ignore_case=true
    ) -%}
    nullif({{ rewritten_in_any_case(second, [
        (name_prefix_pattern(), ''),
        ('^(the |his |her |their )?(' ~ (checked('no_partners') + ['[.]']) | join('|') ~ ')$', ''),
    ]) }}, '')
{%- endmacro %}

{% macro rewritten_in_any_case(text, rules) -%}
    {%- set sql = namespace(text=text) -%}
    {%- for pattern, replacement in rules -%}
        {%- set sql.text = regexp_replace_all(sql.text, pattern, replacement, ignore_case=true) -%}
    {%- endfor -%}
    {{ sql.text }}
{%- endmacro %}

{# What stands between two people. One group. #}
{% macro between_people() -%}
    {{ return('( and | or | ?& | & ?| [+] )') }}
{%- endmacro %}

{# A first name, and initials after it. #}
{% macro first_name_pattern() -%}
    {{ return('^[^ ]+( [a-z][.]?)*$') }}
{%- endmacro %}
