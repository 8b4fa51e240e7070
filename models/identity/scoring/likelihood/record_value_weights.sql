{%- set values = value_columns() -%}

select
    features.record_key,
    {% for field in values -%}
        coalesce({{ field }}_weights.value_bits, 0) as {{ field }}_bits{{ ',' if not loop.last }}
    {% endfor %}
from {{ ref('match_features') }} as features
{% for field, value in values.items() -%}
    left join {{ ref('value_weights') }} as {{ field }}_weights
        on {{ field }}_weights.field = '{{ field }}' and {{ value }} = {{ field }}_weights.field_value
{% endfor %}
