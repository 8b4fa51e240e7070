{{ config(enabled=checked('demo_data') and not var('source_records')) }}

with records as (

    select
        truth.source_system || ':' || truth.record_id as record,
        truth.person_id,
        replace(truth.error_kinds, ';', ' ') as error_kinds,
        constituents.constituent_id
    from {{ ref('record_truth') }} as truth
    inner join {{ ref('record_constituents') }} as constituents
        on truth.source_system = constituents.source_system and truth.record_id = constituents.record_id

),

-- pairs that are one person, or that were made one, or both; two joins, because a join on "or" compares every two records
pairs as (

    select
        one.record as record_one,
        other.record as record_other,
        true as is_true,
        one.constituent_id = other.constituent_id as is_found
    from records as one
    inner join records as other on one.person_id = other.person_id and one.record < other.record
    union all
    select
        one.record as record_one,
        other.record as record_other,
        false as is_true,
        true as is_found
    from records as one
    inner join records as other on one.constituent_id = other.constituent_id and one.record < other.record
    where one.person_id != other.person_id

),

labelled as (

    select distinct
        record,
        error_kinds
    from records
    where error_kinds is not null

),

kinds as (

    {{ words_of('labelled', 'error_kinds') }}

),

kinds_of_record as (

    select distinct
        labelled.record,
        kinds.word as error_kind
    from labelled
    inner join kinds on labelled.error_kinds = kinds.error_kinds

),

grouped as (

    select
        'all records' as slice,
        pairs.*
    from pairs
    union all
    (
        select
            'with ' || kinds_of_record.error_kind as slice,
            pairs.*
        from pairs
        inner join kinds_of_record on pairs.record_one = kinds_of_record.record
        union distinct
        select
            'with ' || kinds_of_record.error_kind as slice,
            pairs.*
        from pairs
        inner join kinds_of_record on pairs.record_other = kinds_of_record.record
    )

),

pairwise as (

    select
        slice,
        sum(case when is_true then 1 else 0 end) as true_pairs,
        sum(case when is_found then 1 else 0 end) as found_pairs,
        sum(case when is_true and is_found then 1 else 0 end) as correct_pairs
    from grouped
    group by slice

),

-- each record by itself: how much of its constituent, and of its person, is right
shared_records as (

    select
        count(*) over (partition by person_id, constituent_id) as together,
        count(*) over (partition by person_id) as in_person,
        count(*) over (partition by constituent_id) as in_constituent
    from records

),

b_cubed as (

    select
        avg(cast(together as double) / in_constituent) as b_cubed_precision,
        avg(cast(together as double) / in_person) as b_cubed_recall
    from shared_records

),

merged_constituents as (

    select count(*) as over_merged_constituents
    from (
        select constituent_id
        from records
        group by constituent_id
        having count(distinct person_id) > 1
    ) as merged

),

parted_people as (

    select count(*) as split_people
    from (
        select person_id
        from records
        group by person_id
        having count(distinct constituent_id) > 1
    ) as parted

),

rates as (

    select
        slice,
        true_pairs,
        found_pairs,
        correct_pairs,
        cast(correct_pairs as double) / nullif(found_pairs, 0) as pair_precision,
        cast(correct_pairs as double) / nullif(true_pairs, 0) as pair_recall
    from pairwise

)

select
    rates.slice,
    rates.true_pairs,
    rates.found_pairs,
    rates.correct_pairs,
    rates.pair_precision,
    rates.pair_recall,
    2 * pair_precision * pair_recall / nullif(pair_precision + pair_recall, 0) as pair_f1,
    case
        when rates.slice = 'all records'
            then 2 * b_cubed_precision * b_cubed_recall / nullif(b_cubed_precision + b_cubed_recall, 0)
    end as b_cubed_f1,
    case when rates.slice = 'all records' then over_merged_constituents end as over_merged_constituents,
    case when rates.slice = 'all records' then split_people end as split_people
from rates
cross join b_cubed
cross join merged_constituents
cross join parted_people
