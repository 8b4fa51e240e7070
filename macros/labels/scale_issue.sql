{#- What is wrong with a number on a scale: unparseable_<name>, impossible_<name>, or null where nothing is.

    as_given: the text. parsed: the number that it is, or null. name: what it is. scale: [lowest, highest].
    scale_issue('csat_score_as_given', 'csat_score', 'score', checked('csat_scale'))  ->  'impossible_score' -#}
{% macro scale_issue(as_given, parsed, name, scale) -%}
    case
        when {{ as_given }} is not null and {{ parsed }} is null then 'unparseable_{{ name }}'
        when {{ parsed }} < {{ scale[0] }} or {{ parsed }} > {{ scale[1] }} then 'impossible_{{ name }}'
    end
{%- endmacro %}
