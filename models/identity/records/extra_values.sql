{#- Which columns outside the contract say something about who somebody is: filled in often enough, neither an id of the
    row nor a long text, and telling the most, in bits per record. No labels are asked. -#}

with entries as (

    {{ json_entries(ref('source_records'), 'source_system', 'extra_fields') }}

),

given as (

    select
        source_system,
        field,
        value,
        count(*) as record_count
    from entries
    group by source_system, field, value

),

folded as (

    select
        source_system,
        field,
        {{ fold_text('value') }} as value,
        record_count
    from given

),

known as (

    select
        folded.source_system,
        folded.field,
        folded.value,
        sum(folded.record_count) as record_count
    from folded
    left join {{ ref('known_bad_values') }} as bad on bad.field = 'extra' and folded.value = coalesce(bad.value, 'null')
    where folded.value is not null and bad.field is null
    group by folded.source_system, folded.field, folded.value

),

-- a column with one value in each system tells the system, not the person
varied as (

    select field
    from known
    group by field
    having count(*) > count(distinct source_system)

),

value_counts as (

    select
        known.field,
        known.value,
        sum(known.record_count) as record_count
    from known
    inner join varied on known.field = varied.field
    group by known.field, known.value

),

-- decimals add up to the same in any order, which the ranking needs
fields as (

    select
        field,
        sum(record_count) as filled_records,
        count(*) as distinct_values,
        sum(record_count * length(value)) as letters,
        sum(record_count * (record_count - 1)) as pairs_that_agree,
        sum(cast(record_count * ln(record_count) as decimal(28, 10))) as repetition
    from value_counts
    group by field

),

records as (

    select count(*) as record_count
    from {{ ref('source_records') }}

),

kept as (

    select
        field,
        number as slot
    from {{ ref('kept_numbers') }}
    where kind = 'extra field'

),

-- the share of records that have a value times the entropy of the values, with the fractions multiplied out
worth_comparing as (

    select
        fields.*,
        kept.slot as kept_slot,
        cast(
            (fields.filled_records * ln(fields.filled_records) - fields.repetition) / (records.record_count * ln(2))
            as decimal(18, 6)
        ) as information
    from fields
    cross join records
    cross join {{ kept_state() }} as version
    left join kept on fields.field = kept.field
    where
        not version.is_kept
        and fields.filled_records >= {{ checked('extra_field_least_share') }} * records.record_count
        and fields.distinct_values <= {{ checked('extra_field_most_distinct') }} * fields.filled_records
        and fields.letters <= {{ checked('extra_field_longest') }} * fields.filled_records
        or kept.slot is not null

),

ranked as (

    select
        cast(coalesce(kept_slot, row_number() over (order by information desc, field)) as {{ dbt.type_bigint() }}) as slot,
        field,
        cast(filled_records as {{ dbt.type_bigint() }}) as filled_records,
        distinct_values,
        cast(pairs_that_agree as double) / nullif(filled_records * (filled_records - 1), 0) as chance_agreement,
        information
    from worth_comparing

)

select *
from ranked
where slot <= {{ var('extra_fields_compared') }} and '{{ var("extra_fields") }}' = 'compare'
