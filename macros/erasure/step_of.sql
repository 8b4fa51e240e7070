{# Of one table: the conditions, and what is set. columns: {name: type}. #}
{% macro step_of(relation, columns, found, conditions, kept) -%}
    {%- set name = relation.identifier | lower -%}
    {%- set is_common = relation.schema | lower in common_schemas() and name != 'steward_decisions'
        or name in ('erasures', 'erasure_tombstones') -%}
    {%- set texts, owned = [], [] -%}
    {%- for column, type in columns.items() if type in text_types() -%}
        {%- do texts.append(column) -%}
    {%- endfor -%}
    {%- set kept_columns = kept.get(name, []) -%}
    {%- if not is_common and not kept_columns -%}
        {%- do owned.extend(conditions) -%}
        {%- for column in texts -%}
            {%- if column == 'constituent_id' or 'constituent_id' not in columns
                and (column.endswith('constituent_id') or column in ('live_id', 'merged_id')) -%}
                {%- do owned.append(column ~ ' in ' ~ in_list(found.ids)) -%}
            {%- elif column.endswith('record_id') or column == 'record_id_or_own' -%}
                {%- set side = column.split('record_id')[0] -%}
                {%- set systems = [side ~ 'system', side ~ 'source_system', 'source_system'] | select('in', columns) | list -%}
                {%- if systems and found.records -%}
                    {%- do owned.append(is_record_of(found, systems[0], column)) -%}
                {%- endif -%}
            {%- elif row_column(name, column) and found.rows -%}
                {%- do owned.append(placed(row_column(name, column), column) ~ ' in ' ~ in_list(found.rows)) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- for column, type in columns.items() if found['keys'] and type in number_types() -%}
            {#- a group bears the key of its first record, which may be another one's #}
            {%- if column.endswith(('key', 'item')) and column not in ('cluster_key', 'household_key') -%}
                {%- do owned.append(column ~ ' in (' ~ found['keys'] | join(', ') ~ ')') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set hits, changes = [], [] -%}
    {%- if not is_common -%}
        {%- set pattern = pattern_of(found.texts + found.words + telling(found)) -%}
        {%- for column in texts -%}
            {%- set hit = regexp_matches('lower(' ~ column ~ ')', pattern) -%}
            {%- do hits.append(hit) -%}
            {%- do changes.append(column ~ ' = case when ' ~ column ~ ' in ' ~ in_list(found.ids) ~ " then null when " ~ hit
                ~ " then 'erased' else " ~ column ~ ' end') -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set is_hit = 'coalesce(' ~ hits | join(', false) or coalesce(') ~ ', false)' if hits else '1 = 0' -%}
    {%- if hits and not owned and relation.schema | lower == (generate_schema_name('identity', none) | trim | lower) -%}
        {#- tables of values, which each build makes again #}
        {%- set is_value = [is_hit] -%}
        {%- for column in texts -%}
            {%- do is_value.append('coalesce(' ~ column ~ ' in ' ~ in_list(ids_of_records(found)) ~ ', false)') -%}
        {%- endfor -%}
        {%- set owned, is_hit = [is_value | join(' or ')], '1 = 0' -%}
    {%- endif -%}
    {%- if kept_columns -%}
        {%- set is_hit = 'coalesce(constituent_id in ' ~ in_list(found.ids) ~ ', false)' -%}
        {%- set changes = [] -%}
        {%- for column in kept_columns -%}
            {%- do changes.append(column ~ " = 'erased ' || left(" ~ keyed_hash(column) ~ ', 16)') -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set is_removed = 'coalesce(' ~ owned | join(', false) or coalesce(') ~ ', false)' if owned else '1 = 0' -%}
    {{ return({
        'relation': relation, 'is_removed': is_removed, 'is_changed': 'not (' ~ is_removed ~ ') and (' ~ is_hit ~ ')',
        'changes': changes if is_hit != '1 = 0' else [],
    }) }}
{%- endmacro %}
