{#- The metrics of one table as an object of the warehouse itself: a semantic view of Snowflake, a metric view of Databricks
    (YAML 0.1, which Spark 4.2 and later reads, too). DuckDB has no such thing.

    Metrics that cannot be said there are left out by name, in a comment that gives the reason. -#}
{% macro metric_view(semantic_model_name, warehouse=none) -%}
    {%- do ref(semantic_model_name) -%}
    {%- if not execute -%}
        {{ return('') }}
    {%- endif -%}
    {%- set warehouse = warehouse or metric_warehouse() -%}
    {%- set semantic_model = read_once('semantic_models')[semantic_model_name] -%}
    {%- set said, refused = [], [] -%}
    {%- for metric in defined_metrics() if semantic_model_of(metric).name == semantic_model_name -%}
        {%- set why = refused_because(metric) -%}
        {%- do refused.append((metric.name, why)) if why else said.append(metric) -%}
    {%- endfor -%}
    {%- if warehouse == 'snowflake' -%}
        {{ return(semantic_view_of_snowflake(semantic_model, said, refused)) }}
    {%- elif warehouse == 'databricks' -%}
        {{ return(metric_view_of_databricks(semantic_model, said, refused)) }}
    {%- endif -%}
    {%- do stop('metric view of ' ~ semantic_model_name, warehouse ~ ' has no metric views; snowflake and databricks have.') -%}
{%- endmacro %}

{#- The expression of a metric where whoever asks chooses the periods. What says how things stood at a time is a number for one
    time only: over several it is nothing, rather than a sum or a count that means nothing. -#}
{% macro guarded_expression(metric, warehouse) -%}
    {%- set expression = metric_expression(metric, warehouse) -%}
    {%- if not is_not_additive(metric) -%}
        {{ return(expression) }}
    {%- endif -%}
    {%- set time = sql_of(time_dimension_of(semantic_model_of(metric))) -%}
    {{ return('case when count(distinct ' ~ time ~ ') = 1 then ' ~ expression ~ ' end') }}
{%- endmacro %}

{# What a view says of a metric beside its expression. #}
{% macro said_of(metric) -%}
    {%- set meta = metric.config.meta -%}
    {{ return(metric.label ~ ': ' ~ metric.description | replace('\n', ' ') ~ ' Owner: ' ~ meta.business_owner
        ~ '. Version ' ~ meta.version ~ '.') }}
{%- endmacro %}

{% macro metric_view_of_databricks(semantic_model, metrics, refused) -%}
version: 0.1
source: {{ table_of(semantic_model) }}
dimensions:
{%- for dimension in semantic_model.dimensions %}
  - name: {{ dimension.name }}
    expr: {{ tojson(sql_of(dimension)) }}
{%- endfor %}
measures:
{%- for metric in metrics %}
  # {{ said_of(metric) }}
  - name: {{ metric.name }}
    expr: {{ tojson(guarded_expression(metric, 'databricks')) }}
{%- endfor %}
{%- for name, why in refused %}
# {{ name }} is not here: {{ why }}
{%- endfor %}
{% endmacro %}

{% macro semantic_view_of_snowflake(semantic_model, metrics, refused) -%}
    {%- set table = semantic_model.name -%}
tables (
    {{ table }} as {{ table_of(semantic_model) }} comment = {{ text_literal(semantic_model.description) }}
)
dimensions (
{%- for dimension in semantic_model.dimensions %}
    {{ table }}.{{ dimension.name }} as {{ sql_of(dimension) }}{{ ',' if not loop.last }}
{%- endfor %}
)
metrics (
{%- for metric in metrics %}
    {{ table }}.{{ metric.name }} as {{ guarded_expression(metric, 'snowflake') }}
        comment = {{ text_literal(said_of(metric)) }}{{ ',' if not loop.last }}
{%- endfor %}
)
{%- for name, why in refused %}
-- {{ name }} is not here: {{ why }}
{%- endfor %}
{% endmacro %}
