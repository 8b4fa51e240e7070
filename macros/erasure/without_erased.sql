{#- The rows of a source table without those of people who were erased: something to select from.

    The sources YAML says which columns name a person (`meta: {person: true}`), or a row of another table that does
    (`meta: {row_of: charges}`). Where nobody was erased, the table itself. -#}
{% macro without_erased(relation, system, table) -%}
    {%- set hashes = erasure_hashes(system, table) -%}
    {%- if not hashes or not tombstones() -%}
        {{ return(relation) }}
    {%- endif -%}
    {{ return('(select * from ' ~ relation ~ ' as given where not ' ~ is_erased(hashes) ~ ')') }}
{%- endmacro %}

{# The condition that one of these hashes is on a tombstone. #}
{% macro is_erased(hashes) -%}
    {%- set found = [] -%}
    {%- for hash in hashes -%}
        {%- do found.append("coalesce(" ~ hash ~ ", '') in (select hash from " ~ tombstones() ~ ')') -%}
    {%- endfor -%}
    {{ return('(' ~ found | join(' or ') ~ ')') }}
{%- endmacro %}

{# The hashes by which a row of a source table can be known, as SQL; none where it is of nobody. #}
{% macro erasure_hashes(system, table) -%}
    {%- set hashes = [] -%}
    {%- for place, id in erasure_places(system, table) -%}
        {%- do hashes.append(keyed_hash(placed(place, id))) -%}
    {%- endfor -%}
    {{ return(hashes) }}
{%- endmacro %}

{# [(place, SQL of the id there)] of a source table: the records of a system, rows of a table, and rows without an id. #}
{% macro erasure_places(system, table) -%}
    {%- set source_of_table = source_node(system, table) if execute -%}
    {%- set places = [] -%}
    {%- for name, column in (source_of_table.columns if source_of_table else {}).items() -%}
        {%- if column.config.meta.get('person') -%}
            {%- do places.append((system, id_as_given(name))) -%}
            {%- if source_of_table.columns | first == name -%}
                {%- do places.append((system ~ ' without id', content_without_id(name, orderable_columns(system, table)))) -%}
            {%- endif -%}
        {%- elif column.config.meta.get('row_of') -%}
            {%- do places.append((system ~ '.' ~ column.config.meta.row_of, as_given(name))) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(places) }}
{%- endmacro %}

{# What a row without an id is known by: all that it says, but for when it arrived or was changed. #}
{% macro content_without_id(id, columns) -%}
    {%- set texts = [] -%}
    {%- for column in columns
        if column not in ['updated_at', 'source_system'] and not modules.re.search('loaded|synced|extracted', column) -%}
        {%- do texts.append('cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ return('case when ' ~ as_given(id) ~ ' is null then ' ~ joined_text(texts) ~ ' end') }}
{%- endmacro %}

{% macro placed(place, id) -%}
    {{ return(text_literal(place ~ ': ') ~ ' || ' ~ id) }}
{%- endmacro %}

{# The hashes of a record as stg_records__people has it, where the system is a column. #}
{% macro record_hashes() -%}
    {%- set columns = contract_columns() + ['extra_fields'] -%}
    {{ return([
        keyed_hash("source_system || ': ' || record_id"),
        keyed_hash("source_system || ' without id: ' || " ~ content_without_id('record_id', columns)),
    ]) }}
{%- endmacro %}

{#- The table of tombstones, or none where nobody was erased. check_erasures asks first, before any model: while the table is
    written to, it may seem empty, and then a model would bring people back. -#}
{% macro tombstones() -%}
    {%- set known = known_tombstones() -%}
    {%- if execute and 'table' not in known -%}
        {%- set table = built_relation('erasure_tombstones') -%}
        {%- set is_used = table and run_query('select count(*) from ' ~ table).rows[0][0] > 0 -%}
        {%- do known.update({'table': table if is_used else none}) -%}
    {%- endif -%}
    {{ return(known.get('table')) }}
{%- endmacro %}

{% macro known_tombstones() -%}
    {{ return(graph.setdefault('tombstones of ' ~ invocation_id, {}) if execute and 'nodes' in graph else {}) }}
{%- endmacro %}
