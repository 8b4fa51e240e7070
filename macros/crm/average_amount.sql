{#- An amount shared out among so many, in whole cents; null among none.

    amount: SQL expression of money. among: SQL expression of a whole number.
    average_amount('345250.40', '4')  ->  86312.60
    Half a cent is rounded up. Trap: engines part where a double like 67.725 becomes a decimal, hence whole numbers. -#}
{% macro average_amount(amount, among) -%}
    cast(
        floor((2 * round(cast({{ amount }} as double) * 100) + {{ among }}) / nullif(2 * {{ among }}, 0)) / 100
        as decimal(18, 2)
    )
{%- endmacro %}
