{#- The vars about columns outside the contract are within their bounds. YAML takes off without quotes for false. -#}
{% macro check_extra_fields() -%}
    {%- if var('extra_fields') not in ['compare', 'off', false] -%}
        {%- do stop('var extra_fields', "'" ~ var('extra_fields') ~ "' is neither compare nor off.") -%}
    {%- endif -%}
    {%- if var('extra_fields_compared') not in range(7) -%}
        {%- do stop('var extra_fields_compared', "'" ~ var('extra_fields_compared') ~ "' is no whole number from 0 to 6.") -%}
    {%- endif -%}
    {%- for name, most in {
        'extra_field_least_share': 1, 'extra_field_most_distinct': 1, 'extra_field_longest': var('max_text_length'),
    }.items() -%}
        {%- set number = as_number(var(name) | string) -%}
        {%- if number is none or not 0 <= number <= most -%}
            {%- do stop('var ' ~ name, "'" ~ var(name) ~ "' is not a number from 0 to " ~ most ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
