{# Rules for matching. #}
{% macro var_rules_of_identity() -%}
    {%- set words = ('text', '[a-z0-9][a-z0-9 .&-]*') -%}
    {%- set lists = {} -%}
    {%- for name in [
        'titles_that_are_names', 'suffixes_after_two_names', 'suffixes_after_comma', 'no_partners',
        'words_for_nothing', 'names_like_nothing', 'organisation_words', 'phone_labels', 'unit_designators',
        'unit_places', 'box_kinds', 'rural_routes', 'contract_routes', 'military_boxes',
    ] -%}
        {%- do lists.update({name: ('list', words)}) -%}
    {%- endfor -%}
    {{ return(dict(lists, **{
        'max_text_length': ('whole', 1, 10000),
        'decimal_sign': ('choice', ['.', ',']),
        'name_prefixes': ('list', words, 1),
        'name_suffixes': ('list', words, 1),
        'name_particles': ('list', words, 1),

        'new_ledger': ('flag',),
        'record_key_salt': ('text', '[A-Za-z0-9_-]*'),
        'retrain': ('text', 'never|now|[1-9][0-9]{0,4} days'),
        'scoring': ('choice', ['fellegi_sunter', 'weighted']),
        'names_from_emails': ('flag',),
        'value_weights': ('flag',),
        'household_class': ('flag',), 'cluster_guard': ('flag',),
        'pairs_of_any_file': ('whole', 0, 1000000000),
        'pairs_per_record': ('number', 0, 1000),
        'second_chance_below': ('whole', 0, 1000000),
        'refined_group_size': ('whole', 2, 1000000),
        'random_pairs': ('whole', 1, 100000000),
        'uncompared_bits': ('number', -100, 0),
        'placeholder_records': ('whole', 2, 1000000000),
        'placeholder_names': ('whole', 1, 1000000000),
        'placeholder_share': ('number', 0, 1),
        'most_value_bits': ('number', 0, 100),
        'match_from_probability_at_least': ('number', 0, 1),
        'review_from_probability': ('number', 0, 1),
        'review_chance_of_conflict': ('number', 0, 1), 'review_chance_of_over_merge': ('number', 0, 1),
        'review_least_value': ('number', 0, 1000), 'decision_reviewers': ('whole', 1, 2),

        'organisation_file_share': ('number', 0, 1),
        'organisation_file_names': ('whole', 0, 1000000000),
        'organisation_contained_bits': ('number', 0, 1000),
        'organisation_shortest_abbreviation': ('whole', 1, 100),
        'organisation_shortest_misspelling': ('whole', 1, 100),

        'extra_fields': ('choice', ['compare', 'off', false]),
        'extra_fields_compared': ('whole', 0, 6),
        'extra_field_least_share': ('number', 0, 1), 'extra_field_most_distinct': ('number', 0, 1),
        'extra_field_longest': ('number', 0, 10000),
    })) }}
{%- endmacro %}

{# Rules for the CRM and for offers. #}
{% macro var_rules_of_figures() -%}
    {%- set limits = {
        'attempts': ('whole', 1, 100), 'timeout': ('number', 1, 3600), 'minutes': ('number', 0, 100000),
        'answer_tokens': ('whole', 1, 1000000), 'answer_bytes': ('whole', 1000, 1000000000),
    } -%}
    {%- set scale = ('list', ('whole', -1000, 1000), 2, 2) -%}
    {{ return({
        'forecast_scenarios': ('list', ('text', '[a-z][a-z0-9_]*')),
        'forecast_is_weighted': ('flag',),
        'cohort_months_followed': ('whole', 1, 1200),
        'csat_scale': scale,
        'csat_satisfied_from': ('number', -1000, 1000),
        'nps_scale': scale,
        'nps_promoter_from': ('number', -1000, 1000),
        'nps_detractor_to': ('number', -1000, 1000),
        'sla_calendar': ('choice', ['always', 'business']),
        'sla_open_days': ('list', ('whole', 1, 7), 1, 7),
        'sla_open_hours': ('list', ('number', 0, 24), 2, 2),
        'sla_days_ahead': ('whole', 0, 36500),

        'offer_analyser': ('choice', ['patterns', 'warehouse', 'api']),
        'offer_model': ('or null', ('text', '[A-Za-z0-9_@][A-Za-z0-9_@./:+-]*')),
        'offer_model_url': ('or null', ('text', '[!-~]+')),
        'offer_model_prices': ('or null', ('list', ('number', 0, 1000000), 2, 2)),
        'offer_model_limits': ('keys', limits),
        'offer_model_budget': ('number', 0, 1000000),
        'offer_years_back_days': ('whole', 0, 366),
        'offer_conversion_days': ('whole', 1, 36500),
        'offer_code_days': ('whole', 0, 36500),
        'offer_repeat_days': ('whole', 0, 36500),
        'offer_calendar_days': ('whole', 1, 36500),
        'offer_interval_z': ('number', 0, 100),
        'offer_touches': ('list', ('choice', ['email_clicked', 'email_opened']), 1),
        'deliverability_least_people': ('whole', 1, 1000000000),
    }) }}
{%- endmacro %}
