{#- What a table is, in the database itself. dbt calls this for each table that it has made.

    DuckDB: the table alone. A comment is a statement there, one for each column, which takes as long as a small table takes to
    build; `make docs` has the columns. -#}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- if for_relation and config.persist_relation_docs() and model.description -%}
        {%- do run_query(alter_relation_comment(relation, model.description)) -%}
    {%- endif -%}
{%- endmacro %}
