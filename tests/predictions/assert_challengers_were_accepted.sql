{{ config(severity='warn') }}

-- The last version of a target was refused: it is no better than what is there.
select
    versions.target,
    versions.version,
    versions.reason
from {{ ref('model_versions') }} as versions
where
    versions.decision = 'proposed'
    and not exists (
        select 1
        from {{ ref('model_versions') }} as later
        where later.target = versions.target and later.version > versions.version
    )
