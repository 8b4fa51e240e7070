-- one candidate per analyser that has read the HTML; the first usable answer counts
with candidates as (

    select
        'model:' || content_hash as candidate,
        content_hash,
        model as analysed_by,
        1 as preference,
        answer
    from {{ ref('api_answers') }}
    where model != 'patterns'
    union all
    select
        'warehouse:' || content_hash || ':' || cast(attempt as {{ dbt.type_string() }}) as candidate,
        content_hash,
        model as analysed_by,
        2 as preference,
        answer
    from {{ ref('warehouse_answers') }}
    where answer is not null
    union all
    select
        'patterns:' || content_hash as candidate,
        content_hash,
        'patterns' || case when asked_of != 'patterns' then '_instead_of_' || asked_of else '' end as analysed_by,
        3 as preference,
        answer
    from {{ ref('template_patterns') }}

),

entries as (

    {{ json_entries('candidates', 'candidate', 'answer') }}

),

fields as (

    select
        candidate,
        {{ answer_fields() }}
    from entries
    group by candidate

),

typed as (

    select
        candidates.candidate,
        candidates.content_hash,
        candidates.analysed_by,
        candidates.preference,
        lower(fields.has_offer) = 'true' as has_offer,
        fields.offer_type,
        try_cast(fields.offer_amount as decimal(18, 2)) as offer_amount,
        fields.offer_unit,
        upper(fields.offer_code) as offer_code,
        fields.offer_expires_rule,
        fields.offer_description,
        fields.email_category,
        case
            when try_cast(fields.confidence as double) between 0 and 1 then try_cast(fields.confidence as double)
        end as confidence
    from candidates
    inner join fields on candidates.candidate = fields.candidate
    where {{ usable_answer('fields') }}

),

ranked as (

    select
        *,
        row_number() over (partition by content_hash order by preference, candidate) as choice
    from typed

)

select
    content_hash,
    has_offer,
    offer_type,
    offer_amount,
    offer_unit,
    offer_code,
    case when offer_expires_rule like 'on:%' then try_cast(substring(offer_expires_rule, 4) as date) end as offer_expires,
    offer_expires_rule,
    offer_description,
    email_category,
    confidence,
    analysed_by
from ranked
where choice = 1
