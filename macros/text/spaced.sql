{#- Several texts as one, with spaces between; nulls are left out, and nothing but nulls is null.

    parts: SQL expressions of text, null where there is none.  spaced(['first_name', 'last_name'])  ->  'Jane Doe'
    Not concat_ws, which is null on Snowflake where one part is. -#}
{% macro spaced(parts) -%}
    case
        when coalesce({{ parts | join(', ') }}) is not null
            then trim(
                {%- for part in parts %}
                    coalesce({{ part }} || ' ', ''){{ ' ||' if not loop.last }}
                {%- endfor %}
            )
    end
{%- endmacro %}
