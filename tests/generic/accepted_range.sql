{# Fails for each row whose value lies outside the bounds. A bound that is not given does not count; null is within.

   key: a column that says which row it is, where that may be shown. #}
{% test accepted_range(model, column_name, min_value=none, max_value=none, key=none) %}
    select {{ column_name }}{{ ', ' ~ key if key }}
    from {{ model }}
    where
        1 = 0
        {% if min_value is not none %}or {{ column_name }} < {{ min_value }}{% endif %}
        {% if max_value is not none %}or {{ column_name }} > {{ max_value }}{% endif %}
{% endtest %}
