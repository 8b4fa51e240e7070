{#- The registry of systems says only what is there, and everything that is written is in it. -#}
{% macro check_registry() -%}
    {%- if not var('source_records') -%}
        {%- for system in var('systems') or [] if system not in var('registry') -%}
            {%- do stop('var systems', "'" ~ system ~ "' is no source system; there are "
                ~ var('registry').keys() | sort | join(', ') ~ '.') -%}
        {%- endfor -%}
        {%- for system, entry in var('registry').items() -%}
            {%- do check_entry(system, entry or {}) -%}
        {%- endfor -%}
        {%- do check_that_staging_is_read() -%}
    {%- endif -%}
{%- endmacro %}

{% macro check_entry(system, entry) -%}
    {%- set where = 'var registry, ' ~ system -%}
    {%- set lists = ['people', 'tables', 'associations'] -%}
    {%- set maps = ['facts', 'parents'] -%}
    {%- set flags = ['gifts_make_members', 'keeps_accounts', 'wins_members'] -%}
    {%- set names = ['schema', 'database', 'loaded_at_field'] -%}
    {%- if entry is not mapping -%}
        {%- do stop(where, shown(entry) ~ ' is no map of names and values.') -%}
    {%- endif -%}
    {%- for name, value in entry.items() -%}
        {%- set is_right = (name in lists and value is iterable and value is not string and value is not mapping)
            or (name in maps and value is mapping) or (name in flags and value is boolean)
            or (name in names and value is string and modules.re.fullmatch('[A-Za-z_][A-Za-z0-9_$-]*', value)) -%}
        {%- if name not in lists + maps + flags + names -%}
            {%- do stop(where, "'" ~ name ~ "' is nothing that an entry has; there are "
                ~ (lists + maps + flags + names) | join(', ') ~ '.') -%}
        {%- elif not is_right -%}
            {%- do stop(where, shown(value) ~ ' is no ' ~ ('list' if name in lists else 'map' if name in maps
                else 'true or false' if name in flags else 'name') ~ ' for ' ~ name ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for kind in entry.get('facts', {}) if kind not in fact_contract() -%}
        {%- do stop(where, "'" ~ kind ~ "' is no kind of fact; there are " ~ fact_contract().keys() | join(', ') ~ '.') -%}
    {%- endfor -%}
    {%- for kind in entry.get('facts', {}) if not fact_contract()[kind].is_of_nobody and not entry.get('people') -%}
        {%- do stop(where, 'it has ' ~ kind ~ ' of people and no people.') -%}
    {%- endfor -%}
    {%- for model in entry.get('people', []) -%}
        {%- do check_columns(where, model, []) -%}
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

{# A system's models of staging that nobody reads would be green, and bring nobody. #}
{% macro check_that_staging_is_read() -%}
    {%- set read = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
        {%- do read.extend(node.depends_on.nodes) -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
        if node.fqn[1] == 'staging' and node.fqn[2] != 'records' and node.unique_id not in read -%}
        {%- do stop('model ' ~ node.name, 'nothing reads it; name it in the entry of '
            ~ node.fqn[2] ~ ' in the var registry.') -%}
    {%- endfor -%}
{%- endmacro %}
