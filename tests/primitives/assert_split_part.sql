-- dbt's own split_part. A part that is not there is '' on one engine and null on the next, hence nullif.
{%- set separators = {'at': '@', 'plus': '+', 'comma': ',', 'space': ' '} %}
with made as (

    select
        given,
        separator_name,
        {% for number in [1, 2, 3] -%}
            {{ golden_text('part_' ~ number) }} as part_{{ number }},
            case separator_name
                {% for name, separator in separators.items() -%}
                    when '{{ name }}'
                        then nullif({{ dbt.split_part(golden_text('given'), "'" ~ separator ~ "'", number) }}, '')
                {% endfor -%}
            end as made_{{ number }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('golden_split_part') }}

)

select *
from made
where
    made_1 is distinct from part_1
    or made_2 is distinct from part_2
    or made_3 is distinct from part_3
