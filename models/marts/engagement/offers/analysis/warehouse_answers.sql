{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

-- a filter that no answer of an earlier build passes, so that none is paid for twice
with to_ask as (

    select
        templates.content_hash,
        templates.html,
        {{ model_cost('templates.html') }} as cost
    from {{ ref('campaign_templates') }} as templates
    inner join {{ ref('template_patterns') }} as patterns on templates.content_hash = patterns.content_hash
    where
        patterns.asked_of = 'warehouse'
        and templates.html != ''
        {% if var('offer_analyser') != 'warehouse' -%}
            and 1 = 0
        {% endif -%}
        {% if is_incremental() -%}
            and templates.content_hash not in (select content_hash from {{ this }})
        {% endif %}
),

reckoned as (

    select
        content_hash,
        html,
        sum(cost) over (order by content_hash rows unbounded preceding) as cost_so_far
    from to_ask

),

affordable as (

    select
        content_hash,
        html
    from reckoned
    where cost_so_far <= {{ var('offer_model_budget') }}

),

answered as (

    select
        content_hash,
        {% if var('offer_analyser') == 'warehouse' -%}
            {{ structured_answer(offer_task(), 'html', offer_schema()) }} as answer
        {%- else -%}
            cast(null as {{ dbt.type_string() }}) as answer
        {%- endif %}
    from affordable

)

select
    content_hash,
    cast('{{ var('offer_model') }}' as {{ dbt.type_string() }}) as model,
    cast(answer as {{ dbt.type_string() }}) as answer
from answered
where answer is not null
