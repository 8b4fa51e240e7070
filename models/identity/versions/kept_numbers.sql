{{ config(materialized='view') }}

select
    kept.kind,
    kept.field,
    kept.level,
    kept.item,
    kept.number,
    kept.words
from {{ (built_relation('parameter_versions') if execute) or kept_nothing() }} as kept
inner join {{ ref('matching_version') }} as used on kept.version = used.version
where not used.is_learnt_now
