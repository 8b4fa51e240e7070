{#- One entry of the registry: its names are known, and its models are there with the columns that they must have. -#}
{% macro check_entry(system, entry) -%}
    {%- set where = 'var registry, ' ~ system -%}
    {%- do check_shape(where, entry) -%}
    {%- for kind in entry.get('facts', {}) if kind not in fact_contract() -%}
        {%- do stop(where, "'" ~ kind ~ "' is no kind of fact; there are " ~ fact_contract().keys() | join(', ') ~ '.') -%}
    {%- endfor -%}
    {%- for kind in entry.get('facts', {}) if not fact_contract()[kind].is_of_nobody and not entry.get('people') -%}
        {%- do stop(where, 'it has ' ~ kind ~ ' of people and no people.') -%}
    {%- endfor -%}
    {%- for model in entry.get('people', []) -%}
        {%- do check_columns(where, model, ['record_id']) -%}
        {%- do check_person_columns(model, declared_columns(model)) -%}
    {%- endfor -%}
    {%- for model in entry.get('tables', []) + entry.get('associations', []) -%}
        {%- do check_columns(where, model, []) -%}
    {%- endfor -%}
    {%- for kind, model in entry.get('facts', {}).items() -%}
        {%- set contract = fact_contract()[kind] -%}
        {%- do check_columns(where, model, [contract.key] + contract.required
            + ([] if contract.is_of_nobody else ['source_record_id'])) -%}
        {%- set moments = [contract.moment ~ '_at', contract.moment ~ '_on'] -%}
        {%- if contract.moment and not declared_columns(model) | select('in', moments) | list -%}
            {%- do stop(where, 'the YAML of ' ~ model ~ ' names neither ' ~ moments | join(' nor ') ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# A model of an entry is there, and its YAML names each column that it must have. #}
{% macro check_columns(where, model, columns) -%}
    {%- set node = model_node(model) -%}
    {%- if node is none -%}
        {%- do stop(where, "there is no model '" ~ model ~ "'.") -%}
    {%- elif columns and not node.config.contract.enforced -%}
        {%- do stop(where, 'the YAML of ' ~ model ~ ' enforces no contract, so that its columns are not known.') -%}
    {%- endif -%}
    {%- for column in columns if column not in declared_columns(model) -%}
        {%- do stop(where, 'the YAML of ' ~ model ~ ' names no column ' ~ column ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}
