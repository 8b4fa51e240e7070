{#- One expression out of several columns that say the same. columns: as columns_taken gives them, for one field. -#}

{# The first that has a value; of emails and phones the first that can be one, since a column Preferred Email may say Home.
   Google's columns of values hold several with ::: between, which are then parted as people part them. #}
{% macro one_of(field, columns) -%}
    {%- set values, likely = [], [] -%}
    {%- set sign = {'email': '@', 'phone': '[0-9]'}.get(field) -%}
    {%- for column in columns -%}
        {%- set is_list = sign and plain_name(column.name).endswith('_value') -%}
        {%- set value = as_given(quoted_name(column.name)) -%}
        {%- do values.append('replace(' ~ value ~ ", ' ::: ', '; ')" if is_list else value) -%}
        {%- if columns | length == 1 -%}
            {{ return(values[0] if is_list else quoted_name(column.name)) }}
        {%- endif -%}
        {%- do likely.append('case when ' ~ regexp_matches(values[-1], sign) ~ ' then ' ~ values[-1] ~ ' end') if sign -%}
    {%- endfor -%}
    {{ return('coalesce(' ~ (likely + values) | join(', ') ~ ')') }}
{%- endmacro %}

{# The full name, which of a row without the name of a person is an organisation's. #}
{% macro named_or(organisation, mapping) -%}
    {%- set names = [] -%}
    {%- for field in ['full_name', 'first_name', 'last_name'] -%}
        {%- do names.append(as_given(mapping.get(field))) -%}
    {%- endfor -%}
    {{ return('case when coalesce(' ~ names | join(', ') ~ ') is null then ' ~ as_given(quoted_name(organisation.name))
        ~ ' else ' ~ names[0] ~ ' end') }}
{%- endmacro %}

{#- Address, city, state and postal code: of several addresses of a row the first that has a value.

    Columns of one kind are one address (Mailing Street, Mailing City). A kind without a street belongs to the first address
    that lacks what it has. taken: what columns_taken gave. -#}
{% macro address_expressions(taken) -%}
    {%- set fields = ['address', 'address_line_2', 'city', 'state', 'postal_code'] -%}
    {%- set addresses = {} -%}
    {%- for field in fields if field in taken and (field == 'address' or not addresses) -%}
        {%- for column in taken[field] -%}
            {%- do addresses.setdefault(column.group, {}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for field in fields | select('in', taken) -%}
        {%- for column in taken[field] if column.group in addresses -%}
            {%- do addresses[column.group].setdefault(field, []).append(column) -%}
        {%- endfor -%}
        {%- for column in taken[field] if column.group not in addresses -%}
            {%- set lacking = addresses.values() | rejectattr(field) | first -%}
            {%- do lacking.setdefault(field, []).append(column) if lacking is defined and lacking is not none -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set found, cases = [], {} -%}
    {%- for parts in addresses.values() -%}
        {%- set own = {} -%}
        {%- for field, columns in parts.items() if field != 'address_line_2' -%}
            {%- do own.update({field: one_of(field, columns[:1] if field == 'state' else columns)}) -%}
        {%- endfor -%}
        {%- if parts.get('address_line_2') -%}
            {%- set lines = [] -%}
            {%- for line in ([own.address] if 'address' in own else []) -%}
                {%- do lines.append(as_given(line)) -%}
            {%- endfor -%}
            {%- for column in parts.address_line_2 -%}
                {%- set line = as_given(quoted_name(column.name)) -%}
                {%- do lines.append('nullif(' ~ line ~ ', ' ~ lines[0] ~ ')' if lines else line) -%}
            {%- endfor -%}
            {%- do own.update({'address': spaced(lines)}) -%}
        {%- endif -%}
        {%- do found.append(own) -%}
    {%- endfor -%}
    {%- if found | length == 1 -%}
        {{ return(found[0]) }}
    {%- endif -%}
    {%- set expressions = {} -%}
    {%- for field in fields if found | selectattr(field, 'defined') | list -%}
        {%- set whens = [] -%}
        {%- for own in found -%}
            {%- set values = [] -%}
            {%- for value in own.values() -%}
                {%- do values.append(as_given(value)) -%}
            {%- endfor -%}
            {%- do whens.append('when coalesce(' ~ values | join(', ') ~ ', ' ~ as_given(none) ~ ') is not null then '
                ~ as_given(own.get(field))) -%}
        {%- endfor -%}
        {%- do expressions.update({field: 'case ' ~ whens | join(' ') ~ ' end'}) -%}
    {%- endfor -%}
    {{ return(expressions) }}
{%- endmacro %}
