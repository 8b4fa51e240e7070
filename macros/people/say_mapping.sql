{#- Prints which columns of a file or table are read as which field, before anything is written; and which are not, though
    their names look as if they were something. Of all others only their number: they may be somebody's data. -#}
{% macro say_mapping(source) -%}
    {%- set taken = columns_taken(source.names) -%}
    {%- set used, lines = [], [] -%}
    {%- for field in contract_columns() + ['address_line_2', 'organisation'] if field in taken -%}
        {%- set names = taken[field] | map(attribute='name') | list -%}
        {%- do used.extend(names) -%}
        {%- do lines.append('  ' ~ '%-16s' % field ~ names | join(', ')) -%}
    {%- endfor -%}
    {%- set others = source.names | reject('in', used) | list -%}
    {%- set alike = [] -%}
    {%- for name in others if field_alike(name) and name not in columns_wanted() -%}
        {%- do alike.append(name) -%}
    {%- endfor -%}
    {%- do lines.append('  not read, though it looks like a field: ' ~ alike | join(', ') ~ ' (to read it: MAP="' ~ alike[0] ~ '='
        ~ field_alike(alike[0]) ~ '")') if alike -%}
    {%- set columns = others | length ~ (' column' if others | length == 1 else ' columns') -%}
    {%- do lines.append('  carried along in extra_fields: ' ~ columns) if others -%}
    {%- do lines.insert(0, source.name ~ (' is the system ' ~ source.system if source.system else '') ~ ', read as') -%}
    {%- set shown_lines = [] -%}
    {%- for line in lines -%}
        {%- do shown_lines.append(without_signals(line)) -%}
    {%- endfor -%}
    {%- do log(shown_lines | join('\n'), info=true) -%}
{%- endmacro %}

{# The field of which a name has an alias among its words, but for names that say something about the field. #}
{% macro field_alike(name) -%}
    {%- set telling = ['first_name', 'last_name', 'email', 'phone', 'address', 'city', 'postal_code', 'birth_date'] -%}
    {%- for spelt in spellings(name) if not spelt.split('_') | select('in', checked('source_records_asides')) | list -%}
        {%- for field, aliases in checked('record_column_aliases').items() if field in telling -%}
            {%- for alias in [field] + aliases if alias | length > 2 and '_' ~ alias ~ '_' in '_' ~ spelt ~ '_'
                and ('_' in alias or field not in ('first_name', 'last_name')) -%}
                {{ return(field) }}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
