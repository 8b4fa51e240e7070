{#- An id that has lost its home lives on where records are that bear it and have no heir: no id retires as long as one is left.

    Named queries from `claims_0` to `heirs`. In each round ids and groups that are each other's first choice find together; the
    first of all claims among them always does. -#}
{% macro heirs_of_what_is_left(rounds=3) -%}
    {% for round in range(1, rounds + 1) %}
        settled_{{ round }} as (

            select
                group_place,
                id,
                birth_records,
                present_records,
                is_heir,
                case
                    when
                        present_records > 0
                        and max(is_heir) over (partition by id) = 0
                        and max(is_heir) over (partition by group_place) = 0
                        then 1
                    else 0
                end as is_left_over
            from claims_{{ round - 1 }}

        ),

        ranked_{{ round }} as (

            select
                settled.*,
                {% for side in ['id', 'group_place'] -%}
                    row_number() over (
                        partition by {{ side }}, is_left_over
                        order by present_records desc, birth_records desc, {{ number_of_id('id') }}, group_place
                    ) as choice_of_{{ side }}{{ ',' if not loop.last }}
                {% endfor %}
            from settled_{{ round }} as settled

        ),

        claims_{{ round }} as (

            select
                group_place,
                id,
                birth_records,
                present_records,
                case
                    when is_left_over = 1 and choice_of_id = 1 and choice_of_group_place = 1 then 1
                    else is_heir
                end as is_heir
            from ranked_{{ round }}

        ),
    {% endfor %}
    heirs as (

        select
            group_place,
            id
        from claims_{{ rounds }}
        where is_heir = 1

    )
{%- endmacro %}
