{#- A digest of all that a person may set and that what is learnt depends on: vars, settings, and the rows of five seeds. -#}
{% macro matching_settings() -%}
    {%- set said = [] -%}
    {%- for name in var_rules_of_identity() | sort if name not in ['new_ledger', 'retrain'] -%}
        {%- do said.append(name ~ ': ' ~ tojson(given(name))) -%}
    {%- endfor -%}
    {%- for seed in ['comparison_levels', 'compared_fields', 'match_rules', 'match_thresholds', 'match_weights'] if execute -%}
        {%- do said.append(seed ~ ': ' ~ graph.nodes['seed.constituent_360.' ~ seed].checksum.checksum) -%}
    {%- endfor -%}
    {{ return(local_md5(said | join('; '))) }}
{%- endmacro %}
