{#- The rows of one kind of fact over all systems that are on: a query with one row per thing that happened.

    kind: of fact_contract.  facts_of('visits')
    Columns: source_system, source_table, source_row_id (the key: table and id, as capitan:checkins:C-001), source_record_id,
    constituent_id and source_confidence (whose it is, and how sure), the moment as `<moment>_at` and `<moment>_on`, what the
    kind has, status by the seed fact_statuses beside source_status (what the system says), left_out_because (why its
    date or its amount keeps the row out of every total and off the timeline), details and loaded_at.
    Of rows that repeat an id the first counts: by row_of_id where the model has it, or else the one that arrived last. Rows
    without an id are all kept, and numbered where they are alike. -#}
{% macro facts_of(kind) -%}
    {%- set contract = fact_contract()[kind] -%}
    {%- set names = fact_columns(kind) -%}
    {%- set models = fact_models(kind) -%}
    with given as (

        {% for model, system in models.items() %}
            {{ fact_rows(kind, model, system) }}
            {% if not loop.last %}union all{% endif %}
        {% else %}
            {{ no_fact_rows(kind) }}
        {% endfor %}

    ),

    -- rows that tie in the order are equal in each column, so that any may be the first
    numbered as (

        select
            *,
            row_number() over (
                partition by source_table, given_id, row_hash
                order by loaded_at desc nulls last, {{ in_order(['source_record_id'] + names) }}
            ) as copy
        from given
        where given_id is null or not is_unique

        union all

        select
            *,
            1 as copy
        from given
        where given_id is not null and is_unique

    )

    select
        facts.source_system,
        facts.source_table,
        facts.source_table || ':' || coalesce(
            facts.given_id,
            'row-' || facts.row_hash
            || coalesce('-' || cast(nullif(facts.copy, 1) as {{ dbt.type_string() }}), '')
        ) as source_row_id,
        facts.given_id as {{ contract.key }},
        {% if not contract.is_of_nobody -%}
            facts.source_record_id,
            people.constituent_id,
            coalesce(people.source_confidence, 'unmatched') as source_confidence,
        {% endif -%}
        {% for name in names if name != 'status' -%}
            facts.{{ name }},
        {% endfor -%}
        {% if 'status' in names -%}
            facts.status as source_status,
            coalesce(of_system.status, of_any.status, 'unknown') as status,
        {% endif -%}
        {% if contract.moment -%}
            case
                when facts.{{ contract.moment }}_on is null then 'undated'
                when facts.{{ contract.moment }}_on < {{ earliest_event_date() }} then 'too_early'
                when facts.{{ contract.moment }}_on > {{ as_of_date() }} then 'in_the_future'
                {% if 'amount' in names and kind != 'refunds' -%}
                    when facts.amount < 0 then 'negative_amount'
                {% endif %}
            end as left_out_because,
        {% endif -%}
        facts.details,
        facts.loaded_at
    from numbered as facts
    {% if not contract.is_of_nobody -%}
        left join {{ ref('matched_records') }} as people
            on facts.source_system = people.source_system and facts.source_record_id = people.record_id
    {% endif -%}
    {% if 'status' in names -%}
        left join {{ ref('fact_statuses') }} as of_system
            on
                of_system.fact = '{{ kind }}'
                and facts.source_system = of_system.source_system
                and facts.status = of_system.source_status
        left join {{ ref('fact_statuses') }} as of_any
            on of_any.fact = '{{ kind }}' and of_any.source_system = 'any' and facts.status = of_any.source_status
    {% endif -%}
    where facts.given_id is null or facts.copy = 1
{%- endmacro %}

{# The columns of a kind beside its key, whose it is and what every kind has. #}
{% macro fact_columns(kind) -%}
    {%- set contract = fact_contract()[kind] -%}
    {%- set moments = [contract.moment ~ '_at', contract.moment ~ '_on'] if contract.moment else [] -%}
    {{ return(moments + contract.columns.keys() | list) }}
{%- endmacro %}

{# The rows of one model, with every column of the kind, of its type. #}
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
    {%- for money in ['amount', 'price'] if money in contract.columns and money in declared and 'currency' in declared -%}
        {%- do values.update({money: in_dollars(money)}) -%}
    {%- endfor -%}
    {%- set types = dict(contract.columns, **{at: dbt.type_timestamp(), on: 'date'}) -%}
    select
        '{{ system }}' as source_system,
        '{{ system }}:' || {{ 'source_table' if 'source_table' in declared else "'" ~ kind ~ "'" }} as source_table,
        cast({{ contract.key }} as {{ text }}) as given_id,
        case when {{ contract.key }} is null then {{ row_text_hash([
            values['source_record_id'], values.get(at, 'null'), values.get('amount', 'null'),
        ]) }} end as row_hash,
        cast({{ values['source_record_id'] }} as {{ text }}) as source_record_id,
        {% for name in fact_columns(kind) -%}
            cast({{ values.get(name, 'null') }} as {{ types[name] }}) as {{ name }},
        {% endfor -%}
        cast({{ values['details'] }} as {{ text }}) as details,
        cast({{ values['loaded_at'] }} as {{ dbt.type_timestamp() }}) as loaded_at,
        {{ 'true' if 'row_of_id' in declared else 'false' }} as is_unique
    from {{ ref(model) }}
    {% if 'row_of_id' in declared -%}
        where {{ contract.key }} is null or row_of_id = 1
    {%- endif %}
{%- endmacro %}

{# The same of no model: where no system has rows of the kind. #}
{% macro no_fact_rows(kind) -%}
    {%- set contract = fact_contract()[kind] -%}
    {%- set text, moment = dbt.type_string(), dbt.type_timestamp() -%}
    {%- set types = dict(contract.columns, **{(contract.moment or '') ~ '_at': moment, (contract.moment or '') ~ '_on': 'date'}) -%}
    select
        {% for name in ['source_system', 'source_table', 'given_id', 'row_hash', 'source_record_id'] -%}
            cast(null as {{ text }}) as {{ name }},
        {% endfor -%}
        {% for name in fact_columns(kind) -%}
            cast(null as {{ types[name] }}) as {{ name }},
        {% endfor -%}
        cast(null as {{ text }}) as details,
        cast(null as {{ moment }}) as loaded_at,
        true as is_unique
    where 1 = 0
{%- endmacro %}

{% macro row_text_hash(values) -%}
    {%- set texts = [] -%}
    {%- for value in values -%}
        {%- do texts.append('cast(' ~ value ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ dbt.hash(joined_text(texts)) }}
{%- endmacro %}
