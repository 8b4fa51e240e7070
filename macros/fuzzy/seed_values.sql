{#- One row with one column per row of a small seed, so that SQL can read settings by name.

    seed: name of the seed; key and value: its columns; names: the keys, which become the columns.
    seed_values('match_weights', 'field', 'weight', ['name', 'address'])  ->  (name: 0.35, address: 0.25) -#}
{% macro seed_values(seed, key, value, names) -%}
    select
        {% for name in names -%}
            max(case when {{ key }} = '{{ name }}' then {{ value }} end) as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref(seed) }}
{%- endmacro %}
