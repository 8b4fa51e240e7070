{#- What the project's metrics are made of, as dbt has read them: every other macro of this folder asks here. -#}

{# Every metric, by name; none while dbt reads the project. dbt writes each of them out anew when it is asked: ask once. #}
{% macro defined_metrics() -%}
    {{ return(read_once('metrics').values() | list) }}
{%- endmacro %}

{% macro semantic_models() -%}
    {{ return(read_once('semantic_models').values() | list) }}
{%- endmacro %}

{% macro read_once(kind) -%}
    {%- set place = kind ~ ' of ' ~ invocation_id -%}
    {%- if not execute or kind not in graph -%}
        {{ return({}) }}
    {%- elif place not in graph -%}
        {%- set nodes = {} -%}
        {%- for node in graph[kind].values() | sort(attribute='name') -%}
            {%- do nodes.update({node.name: node}) -%}
        {%- endfor -%}
        {%- do graph.update({place: nodes}) -%}
    {%- endif -%}
    {{ return(graph[place]) }}
{%- endmacro %}

{% macro metric_of(name) -%}
    {%- if name not in read_once('metrics') -%}
        {%- do stop('metric ' ~ name, 'there is none of this name; make metrics lists them.') -%}
    {%- endif -%}
    {{ return(read_once('metrics')[name]) }}
{%- endmacro %}

{# The semantic model, and the measure of it, that a simple metric or a cumulative one adds up. #}
{% macro measured_by(metric) -%}
    {%- set name = metric.type_params.measure.name -%}
    {%- for semantic_model in semantic_models() -%}
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
