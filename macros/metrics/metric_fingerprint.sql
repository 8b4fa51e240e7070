{#- A hash of all that decides a metric's value: its type, filters and measure, the dimension of its time, the SQL of its table
    and of the tables of the same room behind it, and the macros of the room that they call. Who edits one of them gets another
    hash, and the metric is proposed again until somebody certifies it (seed metric_certifications). Spaces do not count. -#}
{% macro metric_fingerprint(metric) -%}
    {%- set parts = [metric.type, tojson(metric.type_params, sort_keys=true), tojson(metric.filter, sort_keys=true)] -%}
    {%- if metric.type in ('simple', 'cumulative') -%}
        {%- set semantic_model, measure = measured_by(metric) -%}
        {%- do parts.extend([tojson(measure, sort_keys=true), tojson(time_dimension_of(semantic_model), sort_keys=true)]) -%}
        {%- do parts.extend(conditions_of(metric)) -%}
        {%- set read = {} -%}
        {%- do collect_sql(model_behind(semantic_model), read) -%}
        {%- do parts.extend(read.values()) -%}
    {%- else -%}
        {%- for part in parts_of(metric) -%}
            {%- do parts.append(metric_fingerprint(metric_of(part.name))) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(local_md5(modules.re.sub('\\s+', ' ', parts | join(' ')))[:12]) }}
{%- endmacro %}

{# The SQL of a model, of the models of its room that it reads, and of the room's macros that these call: {id: text}. #}
{% macro collect_sql(node, read) -%}
    {%- do read.update({node.unique_id: node.raw_code}) -%}
    {%- for id in node.depends_on.macros | sort if id.split('.')[1] == 'constituent_360' -%}
        {%- set macro = context.get(id.split('.')[2]).macro -%}
        {%- if macro.original_file_path.startswith('macros/' ~ node.fqn[1] ~ '/') -%}
            {%- do read.update({id: macro.macro_sql}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for id in node.depends_on.nodes | sort if id not in read and id.startswith('model.') -%}
        {%- if graph.nodes[id].fqn[1] == node.fqn[1] -%}
            {%- do collect_sql(graph.nodes[id], read) -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
