{#- The statement that tags a column of a table as contact data, so that the masks of contact_masks.sql cover it.

    relation: the table. column: its name. kind: text or date. schema: relation of the schema that keeps the masks.
    Trap: a table that is replaced comes back without its tags; they are set after each build, before anybody is let in. -#}
{% macro tag_column(relation, column, kind, schema) -%}
    {{ return(adapter.dispatch('tag_column', 'constituent_360')(relation, column, kind, schema)) }}
{%- endmacro %}

{% macro default__tag_column(relation, column, kind, schema) -%}
    {{ return(none) }}
{%- endmacro %}

{% macro snowflake__tag_column(relation, column, kind, schema) -%}
    {{ return('alter table ' ~ relation ~ ' modify column ' ~ column ~ ' set tag '
        ~ schema.include(identifier=false) ~ ".contact_data = '" ~ kind ~ "'") }}
{%- endmacro %}

{% macro databricks__tag_column(relation, column, kind, schema) -%}
    {{ return('alter table ' ~ relation ~ ' alter column ' ~ column ~ " set tags ('contact_data' = '" ~ kind ~ "')") }}
{%- endmacro %}
