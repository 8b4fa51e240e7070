{#- What a person can get wrong in the reference seeds. Each check stops the run with the file and the mistake. -#}

{# Weights: each known name once, none negative, adding up to 1. #}
{% macro check_weights(seed, key, names) -%}
    {%- do check_names(seed, key, names) -%}
    {%- set rows = seed_rows(seed) -%}
    {%- if rows is not none -%}
        {%- set given = rows | map(attribute=key) | list -%}
        {%- for name in names if given | select('equalto', name) | list | length != 1 -%}
            {%- do stop(seed ~ '.csv', "'" ~ name ~ "' needs exactly one row.") -%}
        {%- endfor -%}
        {%- set total = namespace(weight=0) -%}
        {%- for row in rows -%}
            {%- set weight = as_number(row.weight) -%}
            {%- if weight is none or weight < 0 -%}
                {%- do stop(seed ~ '.csv',
                    "the weight of '" ~ row[key] ~ "' is '" ~ row.weight ~ "', not a number from 0 to 1.") -%}
            {%- endif -%}
            {%- set total.weight = total.weight + weight -%}
        {%- endfor -%}
        {%- if (total.weight - 1) | abs > 0.000001 -%}
            {%- do stop(seed ~ '.csv', 'the weights add up to ' ~ total.weight | round(6) ~ ', not 1.') -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Thresholds: each there once, from 0 to 1, and the lower ones below the upper ones. #}
{% macro check_thresholds() -%}
    {%- set names = [
        'automatic_match', 'manual_review', 'minimum_evidence', 'name_agrees', 'name_differs', 'unconfirmed_penalty',
        'exact_from', 'medium_from',
        'organisation_same', 'organisation_most', 'organisation_some',
    ] -%}
    {%- do check_names('match_thresholds', 'threshold', names) -%}
    {%- set value = {} -%}
    {%- for row in seed_rows('match_thresholds') or [] -%}
        {%- set number = as_number(row.value) -%}
        {%- if number is none or not 0 <= number <= 1 -%}
            {%- do stop('match_thresholds.csv', "'" ~ row.threshold ~ "' is '" ~ row.value ~ "', not a number from 0 to 1.") -%}
        {%- endif -%}
        {%- do value.update({row.threshold: number}) -%}
    {%- endfor -%}
    {%- if value -%}
        {%- for name in names if name not in value -%}
            {%- do stop('match_thresholds.csv', "'" ~ name ~ "' is missing.") -%}
        {%- endfor -%}
        {%- for lower, upper in [
            ('manual_review', 'automatic_match'), ('name_differs', 'name_agrees'), ('medium_from', 'exact_from'),
            ('organisation_some', 'organisation_most'), ('organisation_most', 'organisation_same'),
        ] if value[lower] > value[upper] -%}
            {%- do stop('match_thresholds.csv',
                lower ~ ' (' ~ value[lower] ~ ') must not lie above ' ~ upper ~ ' (' ~ value[upper] ~ ').') -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# Every value of a column is one that the project knows. #}
{% macro check_names(seed, column, known) -%}
    {%- for row in seed_rows(seed) or [] if row[column] not in known -%}
        {%- do stop(seed ~ '.csv', "unknown " ~ column ~ " '" ~ row[column] ~ "'; known are " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}

{# A text as a number, or none: Jinja's own filter makes 0 of what is no number. #}
{% macro as_number(text) -%}
    {{ return(text | float if modules.re.fullmatch('-?\\d*\\.?\\d+', text or '') else none) }}
{%- endmacro %}
