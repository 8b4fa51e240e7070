{#- Before the models of a run: the masks that the tagged columns come under, if the var `mask_contact_data` asks for them. -#}
{% macro mask_contact_data() -%}
    {%- if execute and var('mask_contact_data') -%}
        {%- do adapter.create_schema(mask_schema()) -%}
        {%- for statement in contact_masks(mask_schema(), contact_readers()) -%}
            {%- do run_query(statement) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
