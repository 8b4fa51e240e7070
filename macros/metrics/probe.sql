{% macro probe(name, warehouse='duckdb', grain=none) %}{% if execute %}{{ print(metric_query(name, warehouse, none, grain)) }}{{ print(metric_fingerprint(metric_of(name))) }}{% endif %}{% endmacro %}
{% macro probe2() %}{% if execute %}{{ print(metric_view('gifts','databricks')) }}{{ print(metric_view('gifts','snowflake')) }}{% endif %}{% endmacro %}
