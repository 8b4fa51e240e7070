{#- An id that has lost its home lives on where records are that bear it and have no heir: no id retires as long as one is left.

    Named queries from `claims` and `heirs_0` to `heirs`. In each round ids and groups that are each other's first choice find
    together; the first of all claims among them always does. -#}
{% macro heirs_of_what_is_left(rounds=3) -%}
    {% for round in range(1, rounds + 1) %}
        left_over_{{ round }} as (

            select
                claims.cluster_place,
                claims.constituent_id,
                {% for side in ['constituent_id', 'cluster_place'] -%}
                    row_number() over (
                        partition by claims.{{ side }}
                        order by
                            claims.present_records desc,
                            claims.birth_records desc,
                            {{ constituent_number('claims.constituent_id') }},
                            claims.cluster_place
                    ) as choice_of_{{ side }}{{ ',' if not loop.last }}
                {% endfor %}
            from claims
            left join heirs_{{ round - 1 }} as placed on claims.constituent_id = placed.constituent_id
            left join heirs_{{ round - 1 }} as taken on claims.cluster_place = taken.cluster_place
            where claims.present_records > 0 and placed.constituent_id is null and taken.cluster_place is null

        ),

        heirs_{{ round }} as (

            select * from heirs_{{ round - 1 }}
            union all
            select
                cluster_place,
                constituent_id
            from left_over_{{ round }}
            where choice_of_constituent_id = 1 and choice_of_cluster_place = 1

        ),
    {% endfor %}
    heirs as (

        select * from heirs_{{ rounds }}

    )
{%- endmacro %}
