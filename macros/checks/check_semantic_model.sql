{# Stop where a semantic model reads a column that its table does not have, or a table that is not there. #}
{% macro check_semantic_model(semantic_model) -%}
    {%- set node = model_behind(semantic_model) -%}
    {%- set columns = declared_columns(node.name) -%}
    {%- for element in semantic_model.dimensions + semantic_model.measures + semantic_model.entities -%}
        {%- for word in columns_named_in(sql_of(element)) if word not in columns -%}
            {%- do stop('semantic model ' ~ semantic_model.name, element.name ~ ' reads ' ~ shown(word)
                ~ ', which is no column of ' ~ node.name ~ '.') -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for identity in ['if_merged', 'if_split'] if identity in semantic_model.config.meta -%}
        {%- set table = semantic_model.config.meta[identity] -%}
        {%- if not model_node(table) -%}
            {%- do stop('semantic model ' ~ semantic_model.name, identity ~ ' is ' ~ shown(table) ~ ', which is no model.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# The words of an SQL expression that can only be columns: no text, no number, no function and no word of SQL. #}
{% macro columns_named_in(expression) -%}
    {%- set without_texts = modules.re.sub("'[^']*'", '', expression | lower) -%}
    {%- set words = modules.re.findall('\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()', without_texts) -%}
    {{ return(words | reject('in', ['and', 'or', 'not', 'is', 'null', 'in', 'between', 'as', 'case', 'when', 'then', 'else',
        'end', 'true', 'false', 'like', 'distinct', 'varchar', 'double', 'integer', 'date']) | unique | list) }}
{%- endmacro %}
