{#- What is wrong with a date: missing_date, unparseable_date, impossible_date, or null where nothing is.

    as_given: the text. parsed: what parse_date or parse_timestamp made of it. earliest, latest: SQL expressions of a date.
    is_required: whether a date must be given.
    date_issue('gift_date_as_given', 'gift_date', earliest_event_date(), as_of_date())  ->  'impossible_date' -#}
{% macro date_issue(as_given, parsed, earliest=none, latest=none, is_required=false) -%}
    case
        {% if is_required -%}
            when {{ as_given }} is null then 'missing_date'
        {% endif -%}
        when {{ as_given }} is not null and {{ parsed }} is null then 'unparseable_date'
        {% if earliest -%}
            when cast({{ parsed }} as date) < {{ earliest }} then 'impossible_date'
        {% endif -%}
        {% if latest -%}
            when cast({{ parsed }} as date) > {{ latest }} then 'impossible_date'
        {% endif -%}
    end
{%- endmacro %}
