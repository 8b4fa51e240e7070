{#- Which column of the var source_records is which column of the contract, as arguments for person_records.

    names: the column names as they are in the file.
    records_mapping(['ID', 'Given Name', 'plan'])
        ->  {record_id: '"ID"', first_name: '"Given Name"', extra_fields: {plan: '"plan"'}}
    Names are compared in lower case, spaces and signs as _. A column of the contract's own name wins, then the first of
    the var record_column_aliases that is there; what is left over is carried along in extra_fields, a name all in capitals
    in small letters, since Snowflake folds every name to capitals. -#}
{% macro records_mapping(names) -%}
    {%- set plain = {} -%}
    {%- for name in names -%}
        {%- do plain.setdefault(modules.re.sub('[^a-z0-9]+', '_', name.lower()).strip('_'), name) -%}
    {%- endfor -%}
    {%- set mapping = {} -%}
    {%- set left_over = {} -%}
    {%- for name in names -%}
        {%- do left_over.update({name: quoted_name(name)}) -%}
    {%- endfor -%}
    {%- for column, aliases in var('record_column_aliases').items() -%}
        {%- for alias in [column] + aliases if alias in plain and column not in mapping -%}
            {%- do mapping.update({column: left_over.pop(plain[alias])}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set extra_fields = {} -%}
    {%- for name, quoted in left_over.items() -%}
        {%- do extra_fields.update({name.lower() if name.isupper() and name.lower() not in names else name: quoted}) -%}
    {%- endfor -%}
    {{ return(dict(mapping, extra_fields=extra_fields)) }}
{%- endmacro %}
