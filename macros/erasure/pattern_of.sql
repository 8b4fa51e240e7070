{# 'system.table' of which a column of a staging model names a row, by the parents in the registry. #}
{% macro row_column(model, column) -%}
    {%- for child, child_column, parent, system in parents_of_models() if (child, child_column) == (model, column) -%}
        {{ return(system ~ '.' ~ rows_of_model(parent)) }}
    {%- endfor -%}
{%- endmacro %}

{# Schemas whose words are the same everywhere. #}
{% macro common_schemas() -%}
    {%- set schemas = [] -%}
    {%- for schema in ['reference', 'primitives'] -%}
        {%- do schemas.append(generate_schema_name(schema, none) | trim | lower) -%}
    {%- endfor -%}
    {{ return(schemas) }}
{%- endmacro %}

{% macro ids_of_records(found) -%}
    {%- set ids = [] -%}
    {%- for text in found.records -%}
        {%- do ids.append(text.partition(': ')[2]) -%}
    {%- endfor -%}
    {{ return(ids) }}
{%- endmacro %}

{# Ids that no other text happens to be. #}
{% macro telling(found) -%}
    {%- set texts = found.ids | map('lower') | list -%}
    {%- for text in found.records + found.rows -%}
        {%- set id = text.partition(': ')[2] | lower -%}
        {%- if id | length > 5 and modules.re.search('[a-z]', id) and modules.re.search('[0-9]', id) -%}
            {%- do texts.append(id) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(texts) }}
{%- endmacro %}

{# A pattern that finds one of these texts, not within a longer word. #}
{% macro pattern_of(texts) -%}
    {%- set escaped = [] -%}
    {%- for text in texts | sort(attribute='length') | reverse -%}
        {%- do escaped.append(modules.re.sub('([^a-z0-9 ])', '[\\1]', text) if modules.re.fullmatch('[ -~]*', text)
            and not modules.re.search('[\\^\\\\\\[\\]]', text) else modules.re.escape(text)) -%}
    {%- endfor -%}
    {{ return('(^|[^a-z0-9])(' ~ escaped | join('|') ~ ')($|[^a-z0-9])') }}
{%- endmacro %}
