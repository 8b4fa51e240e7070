{#- Which column of the var source_records is which column of the contract.

    names: the column names as they are in the file.
    records_mapping(['ID', 'Given Name', 'plan'])
        ->  {record_id: '"ID"', first_name: '"Given Name"', extra_fields: {plan: '"plan"'}}
    Names are compared in lower case, # as number, spaces and other signs as _. The var record_id_column says which column
    is the id. Otherwise a column of the contract's own name wins, then the first of the var record_column_aliases that is
    there; what is left over is carried along in extra_fields, a name all in capitals in small letters, since Snowflake
    folds every name to capitals. -#}
{% macro records_mapping(names) -%}
    {%- set plain = {} -%}
    {%- for name in names -%}
        {%- do plain.setdefault(plain_name(name.replace('#', ' number ')), name) -%}
    {%- endfor -%}
    {%- for name in names -%}
        {%- do plain.setdefault(plain_name(name), name) -%}
    {%- endfor -%}
    {%- set mapping = {} -%}
    {%- set left_over = {} -%}
    {%- for name in names -%}
        {%- do left_over.update({name: quoted_name(name)}) -%}
    {%- endfor -%}
    {%- if var('record_id_column') -%}
        {%- set wanted = var('record_id_column') | string -%}
        {%- set name = wanted if wanted in left_over else plain.get(plain_name(wanted)) -%}
        {%- if name is none -%}
            {%- do stop('var record_id_column', "'" ~ wanted ~ "' is no column of '" ~ var('source_records') ~ "'.") -%}
        {%- endif -%}
        {%- do mapping.update({'record_id': left_over.pop(name)}) -%}
    {%- endif -%}
    {%- for column, aliases in checked('record_column_aliases').items() -%}
        {%- for alias in [column] + aliases if plain.get(alias) in left_over and column not in mapping -%}
            {%- do mapping.update({column: left_over.pop(plain[alias])}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set extra_fields = {} -%}
    {%- for name, quoted in left_over.items() -%}
        {%- do extra_fields.update({name.lower() if name.isupper() and name.lower() not in names else name: quoted}) -%}
    {%- endfor -%}
    {%- do check_header(mapping) -%}
    {{ return(dict(mapping, extra_fields=extra_fields)) }}
{%- endmacro %}

{# plain_name('E-Mail (home)')  ->  e_mail_home #}
{% macro plain_name(name) -%}
    {{ return(modules.re.sub('[^a-z0-9]+', '_', name.lower()).strip('_')) }}
{%- endmacro %}
