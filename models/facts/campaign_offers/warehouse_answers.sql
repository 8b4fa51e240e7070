{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with asked as (

    select
        content_hash || ':' || cast(attempt as {{ dbt.type_string() }}) as question,
        content_hash,
        attempt,
        answer
    from {{ answers_so_far() }}

),

given as (

    select * from asked
    where answer is not null

),

entries as (

    {{ json_entries('given', 'question', 'answer') }}

),

fields as (

    select
        question,
        {{ answer_fields() }}
    from entries
    group by question

),

-- a template with a usable answer from an earlier build is not asked about again
attempts as (

    select
        asked.content_hash,
        max(asked.attempt) as attempts,
        count(case when {{ usable_answer('fields') }} then 1 end) as usable_answers
    from asked
    left join fields on asked.question = fields.question
    group by asked.content_hash

),

to_ask as (

    select
        templates.content_hash,
        templates.html,
        coalesce(attempts.attempts, 0) + 1 as attempt,
        {{ model_cost('templates.html') }} as cost
    from {{ ref('campaign_templates') }} as templates
    inner join {{ ref('template_patterns') }} as patterns on templates.content_hash = patterns.content_hash
    left join attempts on templates.content_hash = attempts.content_hash
    where
        patterns.asked_of = 'warehouse'
        and templates.html != ''
        and coalesce(attempts.usable_answers, 0) = 0
        {% if var('offer_analyser') != 'warehouse' -%}
            and 1 = 0
        {% endif %}
),

-- a template that costs more than the whole budget does not hold up the others
reckoned as (

    select
        content_hash,
        html,
        attempt,
        sum(cost) over (order by attempt, content_hash rows unbounded preceding) as cost_so_far
    from to_ask
    where cost <= {{ var('offer_model_budget') }}

),

affordable as (

    select
        content_hash,
        html,
        attempt
    from reckoned
    where cost_so_far <= {{ var('offer_model_budget') }}

),

-- no later step may read an answer here, or an engine might ask for it twice
answered as (

    select
        content_hash,
        attempt,
        {% if var('offer_analyser') == 'warehouse' -%}
            {{ structured_answer(offer_task(), 'html', offer_schema()) }} as answer
        {%- else -%}
            cast(null as {{ dbt.type_string() }}) as answer
        {%- endif %}
    from affordable

)

select
    content_hash,
    attempt,
    cast('{{ var('offer_model') }}' as {{ dbt.type_string() }}) as model,
    cast(answer as {{ dbt.type_string() }}) as answer
from answered
