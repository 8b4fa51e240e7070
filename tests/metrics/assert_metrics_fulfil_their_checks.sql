-- what the owner of a metric says of its values, severity error
{{ failed_metric_checks('error') }}
