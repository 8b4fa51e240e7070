{#- What models and snapshots promise in their meta, by name: a list of {name, frequency, hours, criticality}.

    refresh_frequency: hourly, daily or weekly. sla: how long after that it may take, in whole hours, for example 2 hours.
    criticality: low, medium, high or critical. Stops where a promise cannot be read. -#}
{% macro refresh_promises() -%}
    {%- set promises = [] -%}
    {%- for node in (graph.nodes.values() if execute else []) | sort(attribute='name')
        if node.resource_type in ('model', 'snapshot') -%}
        {%- set meta = node.config.meta -%}
        {%- if meta.sla -%}
            {%- if not modules.re.fullmatch('[1-9][0-9]{0,2} hours?', meta.sla | string) -%}
                {%- do stop(node.name, "sla is '" ~ meta.sla ~ "', and needs whole hours, for example 2 hours.") -%}
            {%- endif -%}
            {%- if meta.refresh_frequency not in hours_between_refreshes() -%}
                {%- do stop(node.name, "refresh_frequency is '" ~ meta.refresh_frequency ~ "'; known are "
                    ~ hours_between_refreshes() | join(', ') ~ '.') -%}
            {%- endif -%}
            {%- if meta.criticality not in ('low', 'medium', 'high', 'critical') -%}
                {%- do stop(node.name, "criticality is '" ~ meta.criticality
                    ~ "'; known are low, medium, high, critical.") -%}
            {%- endif -%}
            {%- do promises.append({
                'name': node.name, 'frequency': meta.refresh_frequency, 'hours': meta.sla.split(' ')[0] | int,
                'criticality': meta.criticality,
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(promises) }}
{%- endmacro %}

{% macro hours_between_refreshes() -%}
    {{ return({'hourly': 1, 'daily': 24, 'weekly': 168}) }}
{%- endmacro %}
