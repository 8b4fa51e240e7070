{%- set slots = range(1, 7) -%}

with entries as (

    {{ json_entries(ref('source_records'), 'record_key', 'extra_fields') }}

),

folded as (

    select
        entries.record_key,
        fields.slot,
        {{ fold_text('entries.value') }} as value
    from entries
    inner join {{ ref('extra_values') }} as fields on entries.field = fields.field

),

by_record as (

    select
        folded.record_key,
        {% for slot in slots -%}
            max(case when folded.slot = {{ slot }} then folded.value end) as extra_{{ slot }}{{ ',' if not loop.last }}
        {% endfor %}
    from folded
    left join {{ ref('known_bad_values') }} as bad on bad.field = 'extra' and folded.value = coalesce(bad.value, 'null')
    where bad.field is null
    group by folded.record_key

)

select
    records.record_key,
    {% for slot in slots -%}
        by_record.extra_{{ slot }}{{ ',' if not loop.last }}
    {% endfor %}
from {{ ref('source_records') }} as records
left join by_record on records.record_key = by_record.record_key
