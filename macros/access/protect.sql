{#- After a model is built: tag its contact columns, then let in whom the var `access` names, in this order. -#}
{% macro protect() -%}
    {%- if execute -%}
        {%- if var('mask_contact_data') and model.config.materialized != 'view' -%}
            {%- for column, kind in contact_columns(model).items() -%}
                {%- do run_query(tag_column(this, column, kind, mask_schema())) -%}
            {%- endfor -%}
        {%- endif -%}
        {%- set places = [model.config.schema, model.config.schema ~ '.' ~ model.name] -%}
        {%- set grants = {} -%}
        {%- for rule in access_rules() -%}
            {%- set writes = places | select('in', rule.writes or []) | list -%}
            {%- if writes or places | select('in', rule.reads or []) | list -%}
                {%- for privilege in ['select'] + (write_privileges() if writes else []) -%}
                    {%- do grants.setdefault(privilege, []).append(rule.role) -%}
                {%- endfor -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do apply_grants(this, grants, should_revoke=true) -%}
    {%- endif -%}
{%- endmacro %}
