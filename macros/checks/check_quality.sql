{#- Every check has a dimension that the project knows, and no severity is without a weight. -#}
{% macro check_quality() -%}
    {%- do check_names('test_kinds', 'dimension', dimensions()) -%}
    {%- do check_names('issue_dimensions', 'dimension', dimensions() + ['none']) -%}
    {%- do check_names('severity_weights', 'severity', ['error', 'warn']) -%}
    {%- for seed, column, name in [
        ('test_kinds', 'check_kind', 'any'), ('issue_dimensions', 'issue_begins', 'any'),
        ('severity_weights', 'severity', 'error'), ('severity_weights', 'severity', 'warn'),
        ('freshness_limits', 'source_system', 'any'),
    ] -%}
        {%- set rows = seed_rows(seed) -%}
        {%- if rows is not none and rows | map(attribute=column) | select('equalto', name) | list | length != 1 -%}
            {%- do stop(seed ~ '.csv', "'" ~ name ~ "' needs exactly one row.") -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'test' -%}
        {%- set dimension = node.config.meta.dimension -%}
        {%- if dimension and dimension not in dimensions() -%}
            {%- do stop('test ' ~ node.name,
                "unknown dimension '" ~ dimension ~ "'; known are " ~ dimensions() | join(', ') ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
