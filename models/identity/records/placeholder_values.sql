{#- Where a field has so many values alike that none of them says who somebody is, as (value, as its rows have it). -#}
{%- set columns = {
    'email': 'records.email',
    'phone': 'records.phone',
    'address': 'records.address',
    'birth_date': birth_date_text('records.birth_digits'),
} -%}

with given as (

    {% for field, value in columns.items() -%}
        select
            '{{ field }}' as field,
            {{ value }} as given_value,
            count(*) as record_count,
            count(distinct coalesce(records.last_name, records.full_name)) as name_count
        from {{ ref('source_records') }} as records
        where {{ value }} is not null
        group by {{ value }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

totals as (

    select
        field,
        sum(record_count) as record_count
    from given
    group by field

),

repeated as (

    select
        given.field,
        case when given.field = 'address' then {{ fold_text('given.given_value') }} else given.given_value end as value,
        given.record_count,
        given.name_count,
        totals.record_count as field_count
    from given
    inner join totals on given.field = totals.field
    where given.record_count > 1

),

-- what an earlier build found stays so until the next learning: its weights know of no other
frequent as (

    select distinct
        repeated.field,
        repeated.value
    from repeated
    cross join {{ kept_state() }} as version
    left join {{ ref('kept_numbers') }} as kept
        on kept.kind = 'placeholder' and {{ hashed_number(['repeated.field', 'repeated.value']) }} = kept.item
    where
        case
            when version.is_kept then kept.item is not null
            else
                repeated.record_count >= {{ checked('placeholder_records') }}
                and repeated.name_count >= {{ checked('placeholder_names') }}
                and repeated.record_count >= {{ checked('placeholder_share') }} * repeated.field_count
        end

)

-- dbt reads the word null of a seed as no value, but on DuckDB
select
    field,
    coalesce(value, 'null') as value,
    false as is_too_frequent
from {{ ref('known_bad_values') }}

union all

select
    frequent.field,
    frequent.value,
    true as is_too_frequent
from frequent
left join {{ ref('known_bad_values') }} as known on frequent.field = known.field and frequent.value = known.value
where known.field is null
