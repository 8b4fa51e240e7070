{{ config(meta={'model': 'identity_map'}) }}
{{ config(enabled=var('demo_data') and not var('source_records') and 'capitan' in (var('systems') or var('registry'))) }}

-- two customers whom Capitan relates are two people of one household, in the truth and in the result
select
    associations.source_record_id,
    associations.other_record_id
from {{ ref('stg_capitan__associations') }} as associations
inner join {{ ref('ground_truth_club') }} as truth
    on associations.source_system = truth.source_system and associations.source_record_id = truth.record_id
inner join {{ ref('ground_truth_club') }} as other_truth
    on associations.source_system = other_truth.source_system and associations.other_record_id = other_truth.record_id
inner join {{ ref('identity_map') }} as found
    on associations.source_system = found.source_system and associations.source_record_id = found.record_id
inner join {{ ref('identity_map') }} as other_found
    on associations.source_system = other_found.source_system and associations.other_record_id = other_found.record_id
where
    associations.row_issue is null
    and (
        truth.person_id = other_truth.person_id
        or truth.household_id != other_truth.household_id
        or found.constituent_id = other_found.constituent_id
        or found.household_id != other_found.household_id
    )
