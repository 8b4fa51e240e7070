{{ config(enabled=var('source_records') is not none, tags=['identity']) }}

{{ person_records(
    from=records_input(),
    system='records',
    **(records_mapping(records_columns()) if execute else {})
) }}
