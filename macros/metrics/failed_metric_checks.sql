{#- The last period of each metric that is over and does not fulfil a check of the metric's YAML: a query.

    A check is a condition over value, and over change, which is relative to the period before: 0.2 is a fifth more.
    severity: error or warn. -#}
{% macro failed_metric_checks(severity) -%}
    with series as (

        select
            metric,
            period_starts_on,
            value,
            value / nullif(lag(value) over (partition by metric order by period_starts_on), 0) - 1 as change,
            row_number() over (partition by metric order by period_starts_on desc) as place
        from {{ ref('metric_values') }}
        where dimension = 'all' and is_complete

    )

    {% for metric in defined_metrics() -%}
        {%- for check in metric.config.meta.checks if check.severity == severity -%}
            select
                metric,
                period_starts_on,
                {{ text_literal(check.check) }} as broken_check,
                value
            from series
            where metric = '{{ metric.name }}' and place = 1 and not ({{ check.check }})
            union all
        {% endfor -%}
    {%- endfor -%}
    select
        metric,
        period_starts_on,
        'there is a value' as broken_check,
        value
    from series
    where value is null
{%- endmacro %}
