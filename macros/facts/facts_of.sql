{#- The rows of one kind of fact over all systems that are on: a query with one row per thing that happened.

    kind: of fact_contract.  facts_of('visits')
    Columns: source_system, source_table, source_row_id (the key: table and id, as capitan:checkins:C-001), source_record_id,
    constituent_id and source_confidence (whose it is, and how sure), the moment as `<moment>_at` and `<moment>_on`, what the
    kind has, status by the seed fact_statuses beside source_status (what the system says), left_out_because (why its
    date or its amount keeps the row out of every total and off the timeline), details and loaded_at.
    Of rows that repeat an id the first counts: by row_of_id where the model has it, or else the one that arrived last. Rows
    without an id are all kept, and numbered where they are alike, as are those whose ids have several parts and read as one. -#}
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

    {{ numbered_facts(names) }}

    select
        facts.source_system,
        facts.source_table,
        facts.source_table || ':' || coalesce(facts.given_id, 'row-' || facts.row_hash)
        || coalesce('-' || cast(nullif(facts.copy, 1) as {{ dbt.type_string() }}), '') as source_row_id,
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
                {{ date_fault('facts.' ~ contract.moment ~ '_on') }}
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
                and {{ status_word('facts.status') }} = of_system.source_status
        left join {{ ref('fact_statuses') }} as of_any
            on
                of_any.fact = '{{ kind }}'
                and of_any.source_system = 'any'
                and {{ status_word('facts.status') }} = of_any.source_status
    {% endif -%}
    where facts.given_id is null or facts.is_unique or facts.copy = 1
{%- endmacro %}
