{#- The rows of one model as facts_of reads them: every column of the kind, of its type, null where the model lacks it.

    kind: of fact_contract. model: one of fact_models. system: the source system. -#}
{% macro fact_rows(kind, model, system) -%}
    {%- set contract = fact_contract()[kind] -%}
    {%- set declared = declared_columns(model) -%}
    {%- set text = dbt.type_string() -%}
    {%- set at, on = (contract.moment or '') ~ '_at', (contract.moment or '') ~ '_on' -%}
    {%- set values = {'source_record_id': 'null', 'details': 'null', 'loaded_at': 'null', 'row_of_id': 'null'} -%}
    {%- for column in declared -%}
        {%- do values.update({column: column}) -%}
    {%- endfor -%}
    {%- if contract.moment -%}
        {%- set clock = 'cast(' ~ on ~ ' as ' ~ dbt.type_timestamp() ~ ')' -%}
        {%- set day = 'cast(' ~ on ~ ' as date)' -%}
        {%- do values.update({
            at: at if at in declared else utc_moment(clock) if on in declared else 'null',
            on: day if on in declared else local_date(at) if at in declared else 'null',
        }) -%}
    {%- endif -%}
    {%- if 'status' in contract.columns and 'status' not in declared -%}
        {%- do values.update({'status': "'" ~ contract.status ~ "'"}) -%}
    {%- endif -%}
    {%- for money in ['amount', 'price', 'spend'] if money in contract.columns and money in declared -%}
        {%- do values.update({money: in_dollars(money)} if 'currency' in declared else {}) -%}
    {%- endfor -%}
    {#- engines write a moment differently as text, but count the same seconds -#}
    {%- set epoch = "cast('1970-01-01' as " ~ dbt.type_timestamp() ~ ')' -%}
    {%- set seconds = dbt.datediff(epoch, values[at], 'second') if contract.moment else 'null' -%}
    select
        '{{ system }}' as source_system,
        '{{ system }}:' || {{ 'source_table' if 'source_table' in declared else "'" ~ kind ~ "'" }} as source_table,
        cast({{ contract.key }} as {{ text }}) as given_id,
        case when {{ contract.key }} is null then {{ row_text_hash([
            values['source_record_id'], seconds, values.get('amount', 'null'),
        ]) }} end as row_hash,
        cast({{ values['source_record_id'] }} as {{ text }}) as source_record_id,
        {% for name, type in fact_types(kind).items() -%}
            cast({{ values.get(name, 'null') }} as {{ type }}) as {{ name }},
        {% endfor -%}
        cast({{ values['details'] }} as {{ text }}) as details,
        cast({{ values['loaded_at'] }} as {{ dbt.type_timestamp() }}) as loaded_at,
        {{ 'true' if 'row_of_id' in declared else 'false' }} as is_unique
    from {{ ref(model) }}
    {% if 'row_of_id' in declared -%}
        where {{ contract.key }} is null or row_of_id = 1
    {%- endif %}
{%- endmacro %}

{# The same without a model: no system has rows of the kind. #}
{% macro no_fact_rows(kind) -%}
    {%- set text = dbt.type_string() -%}
    select
        {% for name in ['source_system', 'source_table', 'given_id', 'row_hash', 'source_record_id'] -%}
            cast(null as {{ text }}) as {{ name }},
        {% endfor -%}
        {% for name, type in fact_types(kind).items() -%}
            cast(null as {{ type }}) as {{ name }},
        {% endfor -%}
        cast(null as {{ text }}) as details,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
        true as is_unique
    where 1 = 0
{%- endmacro %}
