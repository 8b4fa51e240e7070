{#- Fails for each row whose text does not fit a pattern; null fits. The failing text itself is not selected, since it may be
    somebody's contact data.

    pattern: as in regexp_matches, for the whole text. key: a column that says which row it is, where that may be shown. -#}
{% test matches_pattern(model, column_name, pattern, key) %}
    select {{ key }}
    from {{ model }}
    where not {{ regexp_matches(column_name, pattern) }}
{% endtest %}
