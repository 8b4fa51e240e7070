{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

{#- What is kept: (kind, table, condition, the other columns as SQL). A value that one record has and a group that is small
    enough are counted anew: they part nobody. -#}
{%- set kept = [] -%}
{%- for fact in ['settings', 'fields', 'learnt_because', 'learnt_on', 'record_count'] -%}
    {%- do kept.append(('version', 'matching_version', 'true', {
        'field': "'" ~ fact ~ "'",
        'number': fact if fact == 'record_count' else 'null',
        'words': fact if fact != 'record_count' else 'null',
    })) -%}
{%- endfor -%}
{%- for measure in ['m', 'u', 'match_bits', 'household_bits', 'expected_pairs', 'rounds', 'is_converged']
    if var('scoring') != 'weighted' -%}
    {%- do kept.append(('weight ' ~ measure, 'match_parameters', 'true', {
        'field': 'field',
        'level': 'level',
        'number': 'case when is_converged then 1 else 0 end' if measure == 'is_converged' else measure,
        'words': 'status',
    })) -%}
{%- endfor -%}
{%- do kept.extend([
    ('threshold', 'match_threshold', 'true', {'number': 'threshold'}),
    ('usual count', 'value_weights', 'true', {'field': 'field', 'number': 'usual_count'}),
    ('value', 'value_weights', 'record_count > 1', {
        'field': 'field', 'item': hashed_number(['field', 'field_value']), 'number': 'value_bits',
    }),
    ('placeholder', 'placeholder_values', 'is_too_frequent', {'field': 'field', 'item': hashed_number(['field', 'value'])}),
    ('extra field', 'extra_values', 'true', {'field': 'field', 'number': 'slot'}),
    ('group size', 'key_groups', 'true', {'number': 'max(affordable_size)'}),
    ('large group', 'key_groups', 'is_too_large', {'item': 'key_hash'}),
    ('refined group size', 'refined_keys', 'true', {'number': 'coalesce(max(record_count), 1)'}),
    ('refined group', 'refined_keys', 'true', {'item': 'refined_hash'}),
    ('sought record', 'refined_keys', 'is_sought', {'item': 'record_key'}),
]) -%}

with numbers as (

    {% for kind, name, condition, columns in kept %}
        select {{ 'distinct' if kind in ['usual count', 'refined group', 'sought record'] }}
            '{{ kind }}' as kind,
            {% for column, type in {
                'field': dbt.type_string(), 'level': dbt.type_string(), 'item': dbt.type_bigint(), 'number': 'double',
                'words': dbt.type_string(),
            }.items() -%}
                cast({{ columns.get(column, 'null') }} as {{ type }}) as {{ column }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ ref(name) }}
        where {{ condition }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    versions.version,
    numbers.kind,
    numbers.field,
    numbers.level,
    numbers.item,
    numbers.number,
    numbers.words
from numbers
cross join {{ ref('matching_version') }} as versions
where
    versions.is_learnt_now
    {% if is_incremental() -%}
        and versions.version not in (select earlier.version from {{ this }} as earlier)
    {%- endif %}
