{#- The terms of one kind of fact, memberships or subscriptions, with their state as of today: a query.

    terms_of('subscriptions')
    status is that of the day: a term that ended or was cancelled later still ran. paid_until is the first day that is not
    paid for, null while the term runs on. is_open: begun, and running on or paid for. is_paying: open, charged and not free.
    is_renewal: it follows another term of the same record within the var renewal_gap_days. -#}
{% macro terms_of(kind) -%}
    {%- set runs = "status in ('active', 'past_due', 'paused')" -%}
    {%- set period_ends_on = 'period_ends_on' if 'period_ends_on' in fact_columns(kind) else 'cast(null as date)' -%}
    with given as (

        {{ facts_of(kind) }}

    ),

    as_of_today as (

        select
            given.*,
            case
                when status = 'ended' and coalesce(cancelled_on, ended_on) > {{ as_of_date() }} then 'active'
                else status
            end as status_today,
            case
                when source_record_id is not null and started_on is not null
                    then lag(coalesce(ended_on, cancelled_on)) over (
                        partition by source_system, source_record_id, started_on is null
                        order by started_on nulls last, source_row_id
                    )
            end as earlier_ended_on
        from given

    ),

    dated as (

        select
            *,
            coalesce(ended_on, case
                when cancelled_on is null then null
                when {{ runs }} then {{ period_ends_on }}
                else cancelled_on
            end) as paid_until
        from as_of_today

    )

    select
        dated.*,
        coalesce(
            started_on <= {{ as_of_date() }}
            and coalesce(paid_until > {{ as_of_date() }}, status_today in ('active', 'past_due', 'paused')),
            false
        ) as is_open,
        coalesce(
            (status_today in ('active', 'past_due') or ended_on > {{ as_of_date() }} and status != 'paused')
            and price > 0
            and started_on <= {{ as_of_date() }}
            and (ended_on is null or ended_on > {{ as_of_date() }}),
            false
        ) as is_paying,
        coalesce({{ dbt.datediff('earlier_ended_on', 'started_on', 'day') }} <= {{ checked('renewal_gap_days') }}, false)
            as is_renewal
    from dated
{%- endmacro %}
