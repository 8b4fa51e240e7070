{#- What is wrong with the ids of a row: missing_id, missing_person, repeated_id, or null where nothing is.

    id: the row's own key. person_id: the id of the person in that system. Of the rows that repeat an id the first by
    row_of_id is left without a label. -#}
{% macro id_issue(id, person_id) -%}
    case
        when {{ id }} is null then 'missing_id'
        when {{ person_id }} is null then 'missing_person'
        when row_of_id > 1 then 'repeated_id'
    end
{%- endmacro %}
