{%- set texts = [
    'title', 'full_name', 'first_name', 'middle_name', 'last_name', 'suffix', 'email', 'phone', 'address', 'city', 'state',
    'postal_code', 'birth_date', 'updated_at',
] -%}
{%- set names = ['full_name', 'first_name', 'middle_name', 'last_name'] -%}
{%- set beside = {'first_name': 'last_name', 'last_name': 'first_name'} -%}

with texts as (

    select
        record_id,
        source_system,
        people_model,
        extra_fields,
        coalesce(full_name, {{ spaced(['title', 'first_name', 'middle_name', 'last_name', 'suffix']) }}) as name_as_given,
        {% for column in ['email', 'phone', 'address', 'birth_date', 'updated_at'] -%}
            {{ column }} as {{ column }}_as_given,
        {% endfor -%}
        {% for column in texts -%}
            {{ clean_text(column) }} as {{ column }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('given_rows') }}

),

judged as (

    select
        *,
        {% for column in texts -%}
            {{ is_no_name(column, beside[column]) if column in beside else is_nothing(column) }}
                as is_{{ column }}_nothing{{ ',' if not loop.last }}
        {% endfor %}
    from texts

),

-- a word for nothing is no value
cleaned as (

    select
        record_id,
        source_system,
        people_model,
        extra_fields,
        name_as_given,
        {% for column in ['email', 'phone', 'address', 'birth_date', 'updated_at'] -%}
            {{ column }}_as_given,
        {% endfor -%}
        {% for column in texts -%}
            case
                when not is_{{ column }}_nothing{{ ' and ' ~ has_letter(column) if column in names }} then {{ column }}
            end as {{ column }},
        {% endfor -%}
        nullif(trim(concat(
            {%- for column in texts %}
            case when is_{{ column }}_nothing then '{{ column }} ' else '' end{{ ',' if not loop.last }}
            {%- endfor %}
        )), '') as fields_of_nothing
    from judged

),

{{ name_steps() }},

shown as (

    select
        *,
        {% for part in ['first', 'middle', 'last'] -%}
            case when not is_organisation then {{ proper_case('name_' ~ part, 'name_text') }} end as {{ part }}_name_shown,
        {% endfor -%}
        case when not is_organisation then name_suffix end as suffix_shown,
        case when not is_organisation then {{ proper_case('name_partner', 'name_text') }} end as partner_shown
    from name_parts

)

select
    record_id,
    source_system,
    people_model,

    -- who
    case
        when is_organisation then name_text
        else {{ spaced(['first_name_shown', 'middle_name_shown', 'last_name_shown', 'suffix_shown']) }}
    end as full_name,
    first_name_shown as first_name,
    middle_name_shown as middle_name,
    last_name_shown as last_name,
    suffix_shown as suffix,
    partner_shown as partner_name,
    is_organisation,
    coalesce(title, first_name, last_name) is not null as is_name_in_parts,

    -- clean texts, still to be read
    {% for column in ['email', 'phone', 'address', 'city', 'state', 'postal_code', 'birth_date', 'updated_at'] -%}
        {{ column }},
    {% endfor %}
    -- as the source gave it
    {% for column in ['name', 'email', 'phone', 'address', 'birth_date', 'updated_at'] -%}
        {{ column }}_as_given,
    {% endfor -%}
    extra_fields,
    fields_of_nothing
from shown
