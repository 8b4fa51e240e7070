{#- The step from `given` to `cleaned` of person_records: each text as clean text beside the text as given. -#}
{% macro cleaned_person_step() -%}
    cleaned as (

        select
            *,
            {% for column in ['full_name', 'first_name', 'middle_name', 'last_name'] -%}
                {{ clean_name(column ~ '_as_given') }} as {{ column }},
            {% endfor -%}
            {% for column in [
                'title', 'suffix', 'email', 'phone', 'address', 'city', 'state', 'postal_code', 'birth_date', 'updated_at',
            ] -%}
                {{ clean_text(column ~ '_as_given') }} as {{ column }}{{ ',' if not loop.last }}
            {% endfor %}
        from given

    )
{%- endmacro %}
