{#- Stop where a metric could not be reckoned or has nobody who answers for it. What dbt's own reader refuses (a model that is
    not there, two metrics of one name) it has refused by now. -#}
{% macro check_metrics() -%}
    {%- if var('native_metric_views') and metric_warehouse() not in ('snowflake', 'databricks') -%}
        {%- do stop('var native_metric_views', 'it is true, and ' ~ metric_warehouse()
            ~ ' has no metric views; snowflake and databricks have.') -%}
    {%- endif -%}
    {%- set grains = {} -%}
    {%- for metric in defined_metrics() -%}
        {%- set mistake = mistake_in_metric(metric) -%}
        {%- if mistake -%}
            {%- do stop('metric ' ~ metric.name, mistake) -%}
        {%- endif -%}
        {%- set semantic_model, meta = semantic_model_of(metric).name, metric.config.meta -%}
        {%- if grains.setdefault(semantic_model, meta.grain) != meta.grain -%}
            {%- do stop('metric ' ~ metric.name, 'its grain is ' ~ meta.grain ~ ', and that of other metrics over '
                ~ semantic_model ~ ' is ' ~ grains[semantic_model] ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for semantic_model in semantic_models() -%}
        {%- do check_semantic_model(semantic_model) -%}
    {%- endfor -%}
    {%- do check_that_tables_are_named() -%}
{%- endmacro %}

{# dbt asks for every table by name where it is read, before it knows the metrics. #}
{% macro check_that_tables_are_named() -%}
    {%- for metric in defined_metrics() -%}
        {%- set semantic_model = semantic_model_of(metric) -%}
        {%- set table, meta = model_behind(semantic_model).name, semantic_model.config.meta -%}
        {%- set needed = {'current_metric_values': [table, meta.if_merged, meta.if_split] | select | list} -%}
        {%- do needed.update({'metric_contributions': [table]} if metric.config.meta.bridged else {}) -%}
        {%- for reader, tables in needed.items() if model_node(reader) -%}
            {%- for name in tables if model_node(name).unique_id not in model_node(reader).depends_on.nodes -%}
                {%- do stop('metric ' ~ metric.name, 'its table ' ~ name ~ ' is not in the list at the top of '
                    ~ model_node(reader).original_file_path ~ '; add it there.') -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{# What is wrong with a metric, in one sentence, or nothing. #}
{% macro mistake_in_metric(metric) -%}
    {%- set meta = metric.config.meta -%}
    {%- set required = ['category', 'business_owner', 'data_steward', 'unit', 'grain', 'dimensions', 'refresh', 'version',
        'changes', 'last_reviewed', 'checks'] -%}
    {%- for key in required if key not in meta or meta[key] in (none, '') -%}
        {{ return('its meta lacks ' ~ key ~ '.') }}
    {%- endfor -%}
    {%- if not metric.description -%}
        {{ return('it has no description, which is its definition.') }}
    {%- elif meta.grain not in ['day', 'month', 'fiscal_year'] -%}
        {{ return('its grain ' ~ shown(meta.grain) ~ ' is none of day, month, fiscal_year.') }}
    {%- elif not is_day(meta.last_reviewed | string) -%}
        {{ return('last_reviewed ' ~ mistake_in(meta.last_reviewed | string, ('date',))) }}
    {%- elif metric.type != 'cumulative' and refused_because(metric) -%}
        {{ return(refused_because(metric)) }}
    {%- elif meta.bridged and (metric.type != 'simple' or not semantic_model_of(metric).config.meta.contributed_by) -%}
        {{ return('it is bridged, which needs a simple metric over a semantic model that says contributed_by and person.') }}
    {%- endif -%}
    {%- for check in meta.checks -%}
        {%- if check is not mapping or check | sort != ['check', 'severity'] or check.severity not in ('error', 'warn') -%}
            {{ return('each of its checks is {check: a condition, severity: error or warn}.') }}
        {%- endif -%}
        {%- for word in columns_named_in(check.check) if word not in ('value', 'change') -%}
            {{ return('its check asks for ' ~ shown(word) ~ ', and a check knows value and change alone.') }}
        {%- endfor -%}
    {%- endfor -%}
    {%- for dimension in meta.dimensions -%}
        {%- do checked_dimension(metric, dimension) -%}
    {%- endfor -%}
    {%- if metric.type == 'cumulative' -%}
        {%- do metric_query(metric.name, 'duckdb') -%}
    {%- else -%}
        {%- do metric_expression(metric, 'duckdb') -%}
    {%- endif -%}
{%- endmacro %}
