{#- The few words in which the SQL of a metric differs: {what: how each warehouse says it}.

    warehouse: duckdb, snowflake, databricks, or standard for SQL by the standard. It is an argument and not the target, so
    that the SQL for a warehouse can be printed without one.
    double: the type of a ratio. text: the type of a value of a dimension. -#}
{% macro metric_dialect(warehouse) -%}
    {%- set dialects = {
        'duckdb': {'double': 'double', 'text': 'varchar'},
        'snowflake': {'double': 'double', 'text': 'varchar'},
        'databricks': {'double': 'double', 'text': 'string'},
        'standard': {'double': 'double precision', 'text': 'varchar(1000)'},
    } -%}
    {%- if warehouse not in dialects -%}
        {%- do stop('WAREHOUSE', shown(warehouse) ~ ' is none of ' ~ dialects | join(', ') ~ '.') -%}
    {%- endif -%}
    {{ return(dialects[warehouse]) }}
{%- endmacro %}

{# The first day of the period of a date. grain: day, month, quarter or year. #}
{% macro period_of(date, grain, warehouse) -%}
    {%- if grain == 'day' -%}
        {{ return(date) }}
    {%- elif warehouse == 'standard' -%}
        {%- set first_of_month = date ~ " - (extract(day from " ~ date ~ ") - 1) * interval '1' day" -%}
        {%- set months = {'month': 1, 'quarter': 3, 'year': 12}[grain] -%}
        {%- set back = '' if months == 1
            else ' - mod(extract(month from ' ~ date ~ ') - 1, ' ~ months ~ ") * interval '1' month" -%}
        {{ return('cast(' ~ first_of_month ~ back ~ ' as date)') }}
    {%- endif -%}
    {{ return("cast(date_trunc('" ~ grain ~ "', " ~ date ~ ') as date)') }}
{%- endmacro %}

{# A date so many days, months or years before another. #}
{% macro earlier(date, count, grain, warehouse) -%}
    {%- set steps = {'day': (1, 'day'), 'week': (7, 'day'), 'quarter': (3, 'month'), 'year': (12, 'month')} -%}
    {%- set each, unit = steps.get(grain, (1, 'month')) -%}
    {{ return("cast(" ~ date ~ " - interval '" ~ count * each ~ "' " ~ unit ~ " as date)" if warehouse != 'snowflake'
        else 'dateadd(' ~ unit ~ ', -' ~ count * each ~ ', ' ~ date ~ ')') }}
{%- endmacro %}
