{#- What is wrong with the id of a row of versions_of: missing_id, superseded, repeated_id, or null where nothing is.

    id: the row's own key. Of all rows of an id only the one that counts is left without a label. -#}
{% macro version_issue(id) -%}
    case
        when {{ id }} is null then 'missing_id'
        when row_of_id > 1 and is_superseded then 'superseded'
        when row_of_id > 1 then 'repeated_id'
    end
{%- endmacro %}
