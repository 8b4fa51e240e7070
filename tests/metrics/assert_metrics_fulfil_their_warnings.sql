-- what the owner of a metric says of its values, severity warn
{{ config(severity='warn') }}

{{ failed_metric_checks('warn') }}
