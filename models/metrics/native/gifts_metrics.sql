{{ config(enabled=var('native_metric_views')) }}

{{ metric_view('gifts') }}
