{# Fails for each row in which one value lies after another that must not come before it; null has no place in an order.

   key: a column that says which row it is, where that may be shown. #}
{% test in_order(model, earlier, later, key) %}
    select {{ key }}
    from {{ model }}
    where {{ earlier }} > {{ later }}
{% endtest %}
