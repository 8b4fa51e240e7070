{#- The people of one source as source records: the query that every people model in staging is.

    from: what raw() returns. system: name of the source system. Then contract column = column of the source, or a SQL
    expression; and extra_fields = dictionary of further ones, kept as JSON.
    person_records(from=raw('event', 'buyers'), system='event', record_id='buyer_id', first_name='buyer_first_name')
    Every row comes out, whatever is in it, with the same columns of the same types. What was given stays beside what was
    made of it: a value that means nothing is null there and text here. -#}
{% macro person_records(from, system) -%}
    {%- do check_mapping(system, kwargs) -%}
    with given as (

        select
            {% for column in contract_columns() -%}
                {{ as_given(kwargs.get(column)) }} as {{ column }}_as_given,
            {% endfor -%}
            {{ extra_fields_json(kwargs.get('extra_fields', {})) }} as extra_fields
        from {{ from }}

    ),

    {{ cleaned_person_step() }},

    {{ name_steps() }},

    parsed as (

        select
            *,
            {% for part in ['first', 'middle', 'last'] -%}
                case when not is_organisation then {{ proper_case('name_' ~ part, 'name_text') }} end
                    as {{ part }}_name_shown,
            {% endfor -%}
            case when not is_organisation then name_suffix end as suffix_shown,
            coalesce(title, first_name, last_name) is not null as is_name_in_parts,
            {{ parse_date('birth_date') }} as birth_date_parsed
        from name_parts

    )

    select
        {{ id_as_given('record_id_as_given') }} as record_id,
        coalesce(source_system_as_given, {{ text_literal(system) }}) as source_system,
        case
            when is_organisation then name_text
            else {{ spaced(['first_name_shown', 'middle_name_shown', 'last_name_shown', 'suffix_shown']) }}
        end as full_name,
        first_name_shown as first_name,
        middle_name_shown as middle_name,
        last_name_shown as last_name,
        suffix_shown as suffix,
        is_organisation,
        is_name_in_parts,
        {{ normalise_email('email') }} as email,
        {{ normalise_phone('phone') }} as phone,
        address,
        {{ proper_case('city') }} as city,
        {{ normalise_state('state') }} as state,
        {{ normalise_postal_code('postal_code') }} as postal_code,
        case
            when birth_date_parsed between {{ earliest_birth_date() }} and {{ as_of_date() }} then birth_date_parsed
        end as birth_date,
        {{ parse_timestamp('updated_at') }} as updated_at,
        coalesce(full_name_as_given, {{ spaced([
            'title_as_given', 'first_name_as_given', 'middle_name_as_given', 'last_name_as_given', 'suffix_as_given',
        ]) }}) as name_as_given,
        email_as_given,
        phone_as_given,
        address_as_given,
        birth_date_as_given,
        updated_at_as_given,
        extra_fields
    from parsed
{%- endmacro %}
