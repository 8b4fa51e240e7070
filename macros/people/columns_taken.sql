{#- Of the columns that hold a field of a record those that are read, {field: its columns, the first one first}.

    Names are those of one person and one kind: the first that has any, so that nobody gets the first name of one person and
    the last name of another. What is somebody else's (Buyer Email) is read only where there is nothing of that person's. -#}
{% macro columns_taken(names) -%}
    {%- set chosen = columns_chosen(names) -%}
    {%- set places = column_places(names | reject('in', chosen.names) | list) -%}
    {%- set taken, name_places, name_fields = {}, [], ['full_name', 'first_name', 'last_name', 'middle_name', 'suffix'] -%}
    {%- for field in name_fields[:3] -%}
        {%- do name_places.extend(places.get(field, [])) -%}
    {%- endfor -%}
    {%- set of_whom = name_places | sort(attribute='rank') | first | default({'person': '', 'group': none}, true) -%}
    {%- for field, found in places.items() -%}
        {%- set own = found | selectattr('person', 'in', ['', of_whom.person]) | list -%}
        {%- if field in name_fields -%}
            {%- set read = (found | selectattr('group', 'equalto', of_whom.group) | list)[:1] -%}
        {%- elif field in ['record_id', 'source_system', 'updated_at', 'organisation'] -%}
            {%- set read = found[:1] -%}
        {%- else -%}
            {%- set read = own or found | selectattr('person', 'equalto', found[0].person) | list -%}
        {%- endif -%}
        {%- do taken.update({field: read}) if read -%}
    {%- endfor -%}
    {%- for field, columns in chosen.fields.items() -%}
        {%- set others = taken.get(field, []) if field in ['email', 'phone', 'birth_date', 'address_line_2'] else [] -%}
        {%- set first = {'group': (taken.get('address') or others or [{'group': (0, 0, 0)}])[0].group} -%}
        {%- set own = [] -%}
        {%- for column in columns -%}
            {%- do own.append(dict(first, name=column)) -%}
        {%- endfor -%}
        {%- do taken.update({field: own + others}) -%}
    {%- endfor -%}
    {{ return(taken) }}
{%- endmacro %}

{# What the vars record_id_column and source_records_map say of these columns: names, and fields, {field: its columns}. #}
{% macro columns_chosen(names) -%}
    {%- set plain, fields, chosen = {}, {}, [] -%}
    {%- for name in names -%}
        {%- for spelt in spellings(name) -%}
            {%- do plain.setdefault(spelt, name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for wanted, field in columns_wanted().items() -%}
        {%- set name = wanted if wanted in names else plain.get(plain_name(wanted)) -%}
        {%- if name -%}
            {%- do chosen.append(name) -%}
            {%- do fields.setdefault(field, []).append(name) if field != 'extra_fields' -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({'names': chosen, 'fields': fields}) }}
{%- endmacro %}

{% macro columns_wanted() -%}
    {%- set wanted = dict(var('source_records_map') or {}) -%}
    {%- if var('record_id_column') -%}
        {%- do wanted.update({var('record_id_column') | string: 'record_id'}) -%}
    {%- endif -%}
    {{ return(wanted) }}
{%- endmacro %}
