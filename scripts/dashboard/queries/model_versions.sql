-- The versions of each model, and why each was taken or not.
select
    versions.target,
    targets.label,
    versions.version,
    versions.decision,
    versions.reason,
    versions.trained_on
from predictions.model_versions as versions
inner join reference.prediction_targets as targets
    on versions.target = targets.target
order by versions.target, versions.version
