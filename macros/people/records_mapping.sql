{#- What each column of a source record is in a file or table of people: an SQL expression; and extra_fields, a dictionary of
    all columns that are left over. Some columns say the same in other words and are gathered here:

    - email, phone, birth date: row by row the first column that has a value, of emails and phones one that can be any
    - address: row by row the first address that has a value, with its second line; never the parts of two addresses
    - names: those of one person and one kind, for the whole file; where a row has none, an organisation's
    - id, system, moment of change: one column

    What says more than was taken is left over, too; a name all in capitals in small letters, since Snowflake folds every name
    to capitals. The vars record_id_column and source_records_map say otherwise. The expressions hold in rows, which has each
    field that is gathered from several columns as gathered__<field>.
    records_mapping({'names': ['ID', 'Mobile', 'plan'], 'rows': 'people'})
        ->  {record_id: '"ID"', phone: '"Mobile"', extra_fields: {plan: '"plan"'}, rows: 'people'} -#}
{% macro records_mapping(source) -%}
    {%- set taken = columns_taken(source.names) -%}
    {%- set fields, used, mapping, extra_fields, gathered = {}, {}, {}, {}, [] -%}
    {%- for field, columns in taken.items() -%}
        {%- do fields.update({field: one_of(field, columns)}) if field in contract_columns() -%}
        {%- for column in columns -%}
            {%- do used.update({column.name: field if columns | length > 1 else none}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do fields.update(address_expressions(taken)) -%}
    {%- if 'organisation' in taken -%}
        {%- do fields.update({'full_name': named_or(taken.organisation[0], fields)}) -%}
        {%- do used.update({taken.organisation[0].name: 'full_name'}) -%}
    {%- endif -%}
    {%- for field, expression in fields.items() -%}
        {%- set is_column = expression == quoted_name((taken.get(field) or [{'name': ''}])[0].name) -%}
        {%- do gathered.append(expression ~ ' as gathered__' ~ field) if not is_column -%}
        {%- do mapping.update({field: expression if is_column else 'gathered__' ~ field}) -%}
    {%- endfor -%}
    {%- for name in source.names if used.get(name, name) is not none -%}
        {%- set key = name.lower() if name.isupper() and name.lower() not in source.names else name -%}
        {%- set value = quoted_name(name) -%}
        {%- if used.get(name) in mapping -%}
            {%- set value = 'nullif(' ~ as_given(value) ~ ', ' ~ mapping[used[name]] ~ ')' -%}
        {%- endif -%}
        {%- do extra_fields.update({key: value}) -%}
    {%- endfor -%}
    {%- set rows = '(select people.*, ' ~ gathered | join(', ') ~ ' from ' ~ source.rows ~ ' as people)' -%}
    {{ return(dict(mapping, extra_fields=extra_fields, rows=rows if gathered else source.rows)) }}
{%- endmacro %}
