{#- Whether two birth dates belong to two people: both known, more than one digit apart, and not day and month turned round.

    birth_dates_conflict("date '1960-03-05'", "date '1960-05-03'")  ->  false -#}
{% macro birth_dates_conflict(a, b) -%}
    coalesce(
        {{ edit_distance('cast(' ~ a ~ ' as ' ~ dbt.type_string() ~ ')', 'cast(' ~ b ~ ' as ' ~ dbt.type_string() ~ ')') }} > 1
        and not (
            extract(year from {{ a }}) = extract(year from {{ b }})
            and extract(month from {{ a }}) = extract(day from {{ b }})
            and extract(day from {{ a }}) = extract(month from {{ b }})
        ),
        false
    )
{%- endmacro %}
