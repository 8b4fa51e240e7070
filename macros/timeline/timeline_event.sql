{#- The columns of one event of one source row, as every model of events selects them.

    system, table: where the row is from. id: its key there. type: SQL expression of the event's type, null where the row is
    no event. at: SQL expression of its moment in UTC, or on: of its day or its clock in the organisation's time zone. amount:
    of US dollars, negative where money goes back. details: dictionary of key: SQL expression, keys in order. slot: which of
    the events that the row can be; a row that can be two is selected twice. loaded_at: when the row arrived.
    timeline_event('wbez', 'gifts', 'gift_id', "'donation'", on='gift_date', amount='gift_amount')
    Trap: each slot is selected for every row, with or without an event, or a row that no longer is one could not say so.
    A row without an id is known by what it says, which says nothing of a second one alike: has_id is false of both, and
    told_apart gives them their ids. -#}
{% macro timeline_event(
    system, table, id, type, at=none, on=none, amount=none, details={}, person='source_record_id', slot=1,
    loaded_at='loaded_at'
) -%}
    {%- set moment = 'cast(' ~ (at or on) ~ ' as ' ~ dbt.type_timestamp() ~ ')' -%}
    {%- set money = 'cast(' ~ (amount or 'null') ~ ' as decimal(18, 2))' -%}
    '{{ system }}' as source_system,
    '{{ system }}:{{ table }}' as source_table,
    '{{ system }}:{{ table }}:' || case
        when {{ id }} is not null then {{ id }}
        else 'row-' || {{ row_text_hash([person, moment, money]) }}
    end as source_row_id,
    {{ id }} is not null as has_id,
    cast({{ person }} as {{ dbt.type_string() }}) as source_record_id,
    {{ slot }} as event_slot,
    cast({{ type }} as {{ dbt.type_string() }}) as event_type,
    {{ utc_moment(moment) if on else moment }} as event_at,
    {{ 'cast(' ~ on ~ ' as date)' if on else local_date(moment) }} as event_date,
    {{ money }} as amount,
    {{ extra_fields_json(details) }} as event_details,
    cast({{ loaded_at }} as {{ dbt.type_timestamp() }}) as loaded_at
{%- endmacro %}

{#- The columns of events, of which two that would have one key differ by a number in source_row_id: those without an id
    that are alike in all, and what a source gives one id in a way that no staging model sees.

    Rows that tie in the order are equal in each column, so that any may be the first. -#}
{% macro told_apart() -%}
    {%- set order = ['event_type', 'source_record_id', 'event_at', 'amount', 'event_details', 'loaded_at'] -%}
    {%- for column in timeline_columns() -%}
        {%- if column == 'source_row_id' -%}
            source_row_id || coalesce('-' || cast(nullif(row_number() over (
                partition by source_row_id, event_slot order by {{ in_order(order) }}
            ), 1) as {{ dbt.type_string() }}), '') as source_row_id
        {%- else -%}
            {{ column }}
        {%- endif -%}
        {{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro row_text_hash(values) -%}
    {%- set texts = [] -%}
    {%- for value in values -%}
        {%- do texts.append('cast(' ~ value ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ dbt.hash(joined_text(texts)) }}
{%- endmacro %}
