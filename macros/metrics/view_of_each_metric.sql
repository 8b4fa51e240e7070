{#- After metric_values: a plain view for each metric, under its name, with its periods and dimensions. -#}
{% macro view_of_each_metric() -%}
    {%- for metric in defined_metrics() -%}
        {%- set relation = this.incorporate(path={'identifier': metric.name}, type='view') -%}
        {%- call statement('view of ' ~ metric.name) -%}
            create or replace view {{ relation }} as
            select
                period_starts_on,
                period_ends_on,
                dimension,
                dimension_value,
                value as {{ metric.name }},
                low,
                high,
                is_complete,
                is_certified
            from {{ this }}
            where metric = '{{ metric.name }}'
        {%- endcall -%}
    {%- endfor -%}
{%- endmacro %}
