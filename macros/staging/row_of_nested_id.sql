{#- The row_of_id of what is nested in a row of versions_of: that of its row, and one more for each that has the same id in
    the same version and comes before it. So it is 1 for one of each id at most, whatever the source repeats.

    id: list of columns that together are the key; without the last one a row repeats nothing. order: list of columns in
    which rows of one id differ; those that are equal in each are one as good as another.
    row_of_nested_id(['order_id', 'uid'], ['element']) as row_of_id -#}
{% macro row_of_nested_id(id, order) -%}
    case
        when {{ as_given(id[-1]) }} is null then row_of_id
        else row_of_id - 1 + row_number() over (
            partition by {{ id | join(', ') }}, row_of_id order by {{ in_order(order) }}
        )
    end
{%- endmacro %}
