{#- The columns of an answer's fields, from the entries of its JSON; empty ones are null.

    To be selected from the query of json_entries, grouped by its key.  answer_fields()  ->  max(case when field = ... -#}
{% macro answer_fields() -%}
    {%- for field in offer_fields() -%}
        max(case when field = '{{ field }}' then nullif(trim(value), '') end) as {{ field }}{{ ',' if not loop.last }}
    {% endfor -%}
{%- endmacro %}

{# Whether an answer says one of the words that it may, where it must, and does not contradict itself.
   fields: the step with the columns of answer_fields. What is not usable is asked again. #}
{% macro usable_answer(fields) -%}
    lower({{ fields }}.has_offer) in ('true', 'false')
    {% for field, words in offer_fields().items() if words and field not in ['has_offer', 'offer_unit'] -%}
        and {{ fields }}.{{ field }} in ('{{ words | join("', '") }}')
    {% endfor -%}
    and (lower({{ fields }}.has_offer) = 'true') = ({{ fields }}.offer_type != 'none')
{%- endmacro %}
