{%- set id = ['customer_id', 'related_customer_id'] -%}

with source as (

    {{ versions_of('capitan', 'relations', id) }}

),

renamed as (

    select
        -- ids
        given_id as association_id,
        'capitan' as source_system,
        {{ id_as_given('customer_id') }} as source_record_id,
        {{ id_as_given('related_customer_id') }} as other_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        lower({{ as_given('relation') }}) as relation,

        -- moments
        {{ parse_moment('created_at') }} as associated_at,

        -- as given
        {{ as_given('created_at') }} as associated_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('association_id') }},
            {{ moment_issue('associated_at') }},
            {{ missing_issue('source_record_id', 'person') }},
            {{ missing_issue('other_record_id', 'other_person') }}
        ) as row_issue
    from renamed

)

select * from labelled
