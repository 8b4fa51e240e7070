{#- After a run: let each role of the var `access` look into the schemas in which it may read or write something.

    built: (database, schema) of each schema of the run, as dbt's `database_schemas`. -#}
{% macro open_schemas(built) -%}
    {%- if execute -%}
        {%- for rule in access_rules() -%}
            {%- set names = [] -%}
            {%- for place in (rule.reads or []) + (rule.writes or []) -%}
                {%- do names.append(generate_schema_name(place.split('.')[0], none) | trim) -%}
            {%- endfor -%}
            {%- for database, schema in built if schema in names -%}
                {%- do run_query(schema_usage(api.Relation.create(database=database, schema=schema), rule.role)) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
