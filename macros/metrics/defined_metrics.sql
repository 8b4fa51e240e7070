{#- What the project's metrics are made of, as dbt has read them: every other macro of this folder asks here. -#}

{# Every metric, by name; none while dbt reads the project. #}
{% macro defined_metrics() -%}
    {{ return(graph.get('metrics', {}).values() | sort(attribute='name')) }}
{%- endmacro %}

{% macro metric_of(name) -%}
    {%- set found = defined_metrics() | selectattr('name', 'equalto', name) | list -%}
    {%- if not found -%}
        {%- do stop('metric ' ~ name, 'there is none of this name; make metrics lists them.') -%}
    {%- endif -%}
    {{ return(found[0]) }}
{%- endmacro %}

{# The semantic model, and the measure of it, that a simple metric or a cumulative one adds up. #}
{% macro measured_by(metric) -%}
    {%- set name = metric.type_params.measure.name -%}
    {%- for semantic_model in graph.semantic_models.values() -%}
        {%- for measure in semantic_model.measures if measure.name == name -%}
            {{ return((semantic_model, measure)) }}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{# The metrics that a ratio or a derived metric is reckoned from. #}
{% macro parts_of(metric) -%}
    {%- set params = metric.type_params -%}
    {{ return([params.numerator, params.denominator] if metric.type == 'ratio' else params.metrics) }}
{%- endmacro %}

{# The one semantic model over which a metric is reckoned. #}
{% macro semantic_model_of(metric) -%}
    {%- if metric.type in ('simple', 'cumulative') -%}
        {{ return(measured_by(metric)[0]) }}
    {%- endif -%}
    {{ return(semantic_model_of(metric_of(parts_of(metric)[0].name))) }}
{%- endmacro %}

{# The dbt model that a semantic model describes. #}
{% macro model_behind(semantic_model) -%}
    {{ return(graph.nodes[semantic_model.depends_on.nodes[0]]) }}
{%- endmacro %}

{# A dimension of a semantic model by its name, or nothing. #}
{% macro dimension_of(semantic_model, name) -%}
    {{ return((semantic_model.dimensions | selectattr('name', 'equalto', name) | list)[0]) }}
{%- endmacro %}

{# The time dimension that says in which period a row counts. #}
{% macro time_dimension_of(semantic_model) -%}
    {{ return(dimension_of(semantic_model, semantic_model.defaults.agg_time_dimension)) }}
{%- endmacro %}

{% macro sql_of(element) -%}
    {{ return(element.expr or element.name) }}
{%- endmacro %}
