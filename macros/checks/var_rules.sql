{#- The rule of each var of dbt_project.yml and of each setting of the seeds: {name: rule}.

    A rule is ('flag',), ('date',), ('whole', least, most), ('number', least, most), ('choice', choices),
    ('text', pattern of the whole text), ('texts',) for a text or a list of texts, ('list', rule of each entry, fewest, most),
    ('map', pattern of the keys, rule of each value), ('keys', {key: rule of its value}), ('any',) for what a check of its own
    looks at, or ('or null', another rule). -#}
{% macro var_rules() -%}
    {%- set flag, date = ('flag',), ('date',) -%}
    {%- set column = ('text', '[A-Za-z_][A-Za-z0-9_$]*') -%}
    {%- set systems = ('list', ('text', '[a-z][a-z0-9_]*')) -%}
    {%- set rules = {} -%}
    {%- set parts = [var_rules_of_identity, var_rules_of_figures, var_rules_of_fundraising] -%}
    {%- for of_part in parts + [var_rules_of_metrics, var_rules_of_predictions] -%}
        {%- do rules.update(of_part()) -%}
    {%- endfor -%}
    {%- do rules.update({
        'demo_data': flag,
        'systems': ('or null', systems),
        'registry': ('map', '[a-z][a-z0-9_]*', ('any',)),
        'loaded_at_field': column,
        'source_records': ('or null', ('texts',)),
        'source_records_map': ('or null', ('map', '(?s).+', ('text', '[a-z_0-9]+'))),
        'source_records_persons': ('list', ('text', '[a-z0-9]+')),
        'source_records_kinds': ('list', ('text', '[a-z0-9]+')),
        'source_records_noise': ('list', ('text', '[a-z0-9]+')),
        'source_records_asides': ('list', ('text', '[a-z0-9]+')),
        'record_id_column': ('or null', ('text', '(?s).+')),
        'source_records_most_columns': ('whole', 1, 10000),
        'source_records_encoding': ('text', '[A-Za-z0-9_.:-]+'),
        'access': ('map', '[a-z][a-z0-9_]*', ('any',)),
        'mask_contact_data': flag,

        'time_zone': ('text', '[A-Za-z0-9_/+-]+'),
        'as_of_date': ('or null', date),
        'demo_as_of_date': date,
        'earliest_birth_date': date,
        'earliest_event_date': date,
        'fiscal_year_start_month': ('whole', 1, 12),
        'membership_months': ('whole', 1, 1200),
        'activity_months': ('whole', 1, 1200),
        'recency_days': ('whole', 1, 36500),
        'sustainer_lapse_days': ('whole', 0, 36500),

        'renewal_gap_days': ('whole', 0, 36500),
        'refresh_days_kept': ('whole', 8, 36500),
        'snapshot_days_kept': ('whole', 31, 36500),
        'test_runs_kept': ('whole', 2, 100000),
        'export_consent_days': ('whole', 0, 365),
        'record_column_aliases': ('map', '[a-z][a-z0-9_]*', ('list', ('text', '[a-z0-9]+(_[a-z0-9]+)*'))),
    }) -%}
    {{ return(rules) }}
{%- endmacro %}
