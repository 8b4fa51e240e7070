{#- What the log says of a data test. test: its node. -#}

{# The generic test that it is one of, or singular. #}
{% macro kind_of_test(test) -%}
    {{ return(test.test_metadata.name if test.test_metadata else 'singular') }}
{%- endmacro %}

{# The model, seed, snapshot or source that it looks at: the first one that it reads where it is of none. #}
{% macro model_of_test(test) -%}
    {%- set id = test.attached_node or test.depends_on.nodes | first -%}
    {%- set node = graph.nodes.get(id) or graph.sources.get(id) -%}
    {{ return(test.config.meta.model or (node.name if node else test.name)) }}
{%- endmacro %}

{#- The column of its failing rows that may be shown: a key, never what is tagged as contact data, and not the id of a
    record, which in somebody's own file may be an email. None where there is no such column. -#}
{% macro key_of_test(test) -%}
    {%- set kind = kind_of_test(test) -%}
    {%- set node = graph.nodes.get(test.attached_node) -%}
    {%- set hidden = ['record_id', 'source_record_id'] + (contact_columns(node).keys() | list if node else []) -%}
    {%- set renamed = {'unique': 'unique_field', 'relationships': 'from_field'} -%}
    {%- set asked = [test.config.meta.key] -%}
    {%- if kind in renamed -%}
        {%- do asked.append(test.column_name) -%}
    {%- elif kind in ['not_null_columns', 'unique_combination_of_columns', 'accepted_range', 'in_order', 'matches_pattern'] -%}
        {#- of another test nobody knows here which columns its failing rows have -#}
        {%- set arguments = test.test_metadata.kwargs -%}
        {%- do asked.extend([arguments.key] + (arguments.columns or arguments.combination_of_columns or [])) -%}
    {%- endif -%}
    {%- for key in asked if key and key not in hidden and modules.re.search('_(id|number|key)$', key) -%}
        {{ return(renamed.get(kind, key) if key == test.column_name else key) }}
    {%- endfor -%}
{%- endmacro %}

{#- {id of a test: a key of a row that fails it}, of those that did not pass: one query over all of them. -#}
{% macro failing_keys(tests) -%}
    {%- set queries, keys = [], {} -%}
    {%- for result in tests if result.status in ('warn', 'fail') and key_of_test(result.node) -%}
        {%- set key = 'cast(' ~ key_of_test(result.node) ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        {%- set query -%}
            select
                {{ text_literal(result.node.unique_id) }} as check_id,
                min({{ showable(key) }}) as worst_key
            from (
                {{ result.node.compiled_code }}
            ) as failing
        {%- endset -%}
        {%- do queries.append(query) -%}
    {%- endfor -%}
    {%- if queries -%}
        {%- for row in run_query(queries | join(' union all ')).rows -%}
            {%- do keys.update({row[0]: row[1]}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(keys) }}
{%- endmacro %}

{#- A key if it may be shown, or null: it has a digit, and nothing by which it could be an email, a name or a phone.

    key: SQL expression of text.  showable("'UC-00000001'")  ->  the same -#}
{% macro showable(key) -%}
    case
        when
            {{ regexp_matches(key, '^[A-Za-z0-9_:.#-]*[0-9][A-Za-z0-9_:.#-]*$') }}
            and not {{ regexp_matches(key, '^[0-9.-]{7,}$') }}
            then {{ key }}
    end
{%- endmacro %}
