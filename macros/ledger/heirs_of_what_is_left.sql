{#- An id that has lost its home lives on where records are that bear it and have no heir: no id retires as long as one is left.

    Named queries from `claims` and `heirs_0` to `heirs`. In each round ids and groups that are each other's first choice find
    together; the first of all claims among them always does. -#}
{% macro heirs_of_what_is_left(rounds=3) -%}
    {% for round in range(1, rounds + 1) %}
        left_over_{{ round }} as (

            select
                claims.group_place,
                claims.id,
                {% for side in ['id', 'group_place'] -%}
                    row_number() over (
                        partition by claims.{{ side }}
                        order by
                            claims.present_records desc,
                            claims.birth_records desc,
                            {{ number_of_id('claims.id') }},
                            claims.group_place
                    ) as choice_of_{{ side }}{{ ',' if not loop.last }}
                {% endfor %}
            from claims
            left join heirs_{{ round - 1 }} as placed on claims.id = placed.id
            left join heirs_{{ round - 1 }} as taken on claims.group_place = taken.group_place
            where claims.present_records > 0 and placed.id is null and taken.group_place is null

        ),

        heirs_{{ round }} as (

            select * from heirs_{{ round - 1 }}
            union all
            select
                group_place,
                id
            from left_over_{{ round }}
            where choice_of_id = 1 and choice_of_group_place = 1

        ),
    {% endfor %}
    heirs as (

        select * from heirs_{{ rounds }}

    )
{%- endmacro %}
