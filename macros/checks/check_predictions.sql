{#- The seeds of predictions name targets and features that there are, with numbers that can be. -#}
{% macro check_predictions() -%}
    {%- do check_names('prediction_targets', 'target', prediction_targets()) -%}
    {%- do check_names('prediction_targets', 'kind', ['churn', 'upgrade']) -%}
    {%- set least = {'gap_days': 0} -%}
    {%- set most = {'window_days': 3650, 'gap_days': 3650, 'training_cuts': 97} -%}
    {%- for row in seed_rows('prediction_targets') or [] -%}
        {%- for column in ['window_days', 'gap_days', 'training_cuts', 'least_positives', 'least_cases'] -%}
            {%- set number, from, to = as_number(row[column]), least.get(column, 1), most.get(column, 1000000000) -%}
            {%- if number is none or number != number | int or not from <= number <= to -%}
                {%- do stop('prediction_targets.csv', column ~ " of '" ~ row.target ~ "' is '" ~ row[column]
                    ~ "', not a whole number from " ~ from ~ ' to ' ~ to ~ '.') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set features = declared_columns('prediction_features') | reject('in', ['constituent_id', 'as_of_date', 'last_seen_on'])
        | list -%}
    {#- a file of people is read without the model -#}
    {%- if features -%}
        {%- do check_names('prediction_feature_words', 'feature', features) -%}
    {%- endif -%}
    {%- set rows = seed_rows('prediction_feature_words') -%}
    {%- for feature in features if rows is not none and feature not in rows | map(attribute='feature') -%}
        {%- do stop('prediction_feature_words.csv', "'" ~ feature ~ "' needs exactly one row.") -%}
    {%- endfor -%}
    {%- for row in rows or [] -%}
        {%- for column in ['rises_with_churn', 'rises_with_upgrade'] if row[column] not in ['-1', '0', '1'] -%}
            {%- do stop('prediction_feature_words.csv',
                column ~ " of '" ~ row.feature ~ "' is '" ~ row[column] ~ "', none of -1, 0, 1.") -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for row in seed_rows('giving_segments') or [] -%}
        {%- for column in row if column not in ['position', 'segment', 'meaning'] and row[column] not in [none, '']
            and as_number(row[column]) is none -%}
            {%- do stop('giving_segments.csv', column ~ " of '" ~ row.segment ~ "' is '" ~ row[column] ~ "', not a number.") -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
