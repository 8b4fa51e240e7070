{#- What the commands make metric and make dictionary print: dbt run-operation say_metric. -#}
{% macro say_metric(name, warehouse, dimensions=none, grain=none) -%}
    {%- do metric_dialect(warehouse) -%}
    {%- do print(metric_query(name, warehouse, dimensions, grain)) -%}
{%- endmacro %}

{# All metrics with their SQL on each warehouse, and the views of each warehouse, as one line of JSON. #}
{% macro say_metrics() -%}
    {%- set metrics, views = [], {} -%}
    {%- for metric in defined_metrics() -%}
        {%- set semantic_model = semantic_model_of(metric) -%}
        {%- set sql = {} -%}
        {%- for warehouse in ['duckdb', 'snowflake', 'databricks', 'standard'] -%}
            {%- do sql.update({warehouse: metric_query(metric.name, warehouse)}) -%}
        {%- endfor -%}
        {%- set refused = refused_because(metric) -%}
        {%- do metrics.append(dict(
            metric.config.meta, name=metric.name, label=metric.label, definition=metric.description, type=metric.type, sql=sql,
            dataset=semantic_model.name, table=table_of(semantic_model), lineage=lineage_of(model_behind(semantic_model)),
            refused=refused, fingerprint=metric_fingerprint(metric),
            expression='' if refused else guarded_expression(metric, 'standard')
        )) -%}
    {%- endfor -%}
    {%- for semantic_model in semantic_models() -%}
        {%- set of_warehouse = {} -%}
        {%- for warehouse in ['snowflake', 'databricks'] -%}
            {%- do of_warehouse.update({warehouse: metric_view(semantic_model.name, warehouse)}) -%}
        {%- endfor -%}
        {%- do views.update({semantic_model.name: of_warehouse}) -%}
    {%- endfor -%}
    {%- do print(tojson({'metrics': metrics, 'views': views, 'datasets': datasets()})) -%}
{%- endmacro %}

{# The tables that metrics are reckoned over, with their columns and dimensions. #}
{% macro datasets() -%}
    {%- set found = [] -%}
    {%- for semantic_model in semantic_models() -%}
        {%- set dimensions = [] -%}
        {%- for dimension in semantic_model.dimensions -%}
            {%- do dimensions.append({
                'name': dimension.name, 'expression': sql_of(dimension), 'is_time': dimension.type == 'time'
            }) -%}
        {%- endfor -%}
        {%- do found.append({
            'name': semantic_model.name, 'table': table_of(semantic_model), 'description': semantic_model.description,
            'columns': model_behind(semantic_model).columns | list, 'dimensions': dimensions
        }) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# The tables that a table is made of, the nearest first, down to facts and golden records. #}
{% macro lineage_of(node, names=none) -%}
    {%- set names = [] if names is none else names -%}
    {%- do names.append(node.schema ~ '.' ~ node.name) -%}
    {%- for id in node.depends_on.nodes if id.startswith('model.') and node.fqn[1] not in ('facts', 'golden') -%}
        {%- do lineage_of(graph.nodes[id], names) -%}
    {%- endfor -%}
    {{ return(names | unique | list) }}
{%- endmacro %}
