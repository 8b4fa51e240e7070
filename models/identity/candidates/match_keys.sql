{{ config(materialized='view') }}

{#- Subqueries and not steps, of which an engine that keeps their rows would keep every column of every record. -#}
{%- set sought %}
    select features.*
    from {{ ref('match_features') }} as features
    left join {{ ref('record_copies') }} as copies on features.record_key = copies.copy_key
    where copies.copy_key is null
{%- endset %}
{%- set sought_by_formal_name %}
    select
        sought.*,
        forms.formal_name
    from ({{ sought }}) as sought
    left join {{ ref('first_name_forms') }} as forms on sought.first_name = forms.first_name
{%- endset -%}

-- two forms of a name may have one initial; a record whose first and last name are one may have a key twice, which pairs
-- it with nobody anew
with keys as (

    {% for rule, given in match_keys().items() %}
        {%- set keys = [given] if given is string else given -%}
        {% for key in keys %}
            select {{ 'distinct' if 'left(formal_name' in key }}
                '{{ rule }}' as rule,
                {{ key }} as key_value,
                record_key
            from ({{ sought_by_formal_name if 'formal_name' in key else sought }}) as sought
            {% if not loop.last %}union all{% endif %}
        {% endfor %}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    rule,
    key_value,
    {{ hashed_number(['rule', 'key_value']) }} as key_hash,
    record_key
from keys
where key_value is not null
