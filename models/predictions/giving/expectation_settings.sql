{#- What a Python model has to know of the settings, which a var of the same name overrides. -#}
{%- set names = [
    'expectation_least_givers', 'expectation_least_repeat_givers', 'expectation_bg_bb', 'expectation_gamma_gamma',
    'giving_capacity_quantile',
] -%}
{%- for name in names -%}
    {%- set value = checked(name) -%}
    {%- for number in (value if value is sequence and value is not string else [value]) %}
select
    '{{ name }}' as setting,
    {{ loop.index }} as position,
    cast({{ number }} as double) as value
        {% if not loop.last %}union all{% endif %}
    {%- endfor %}
    {% if not loop.last %}union all{% endif %}
{%- endfor %}
