{% for flag_type in flag_types() %}
    select
        constituent_id,
        '{{ flag_type }}' as flag_type,
        flag_date,
        flag_details
    from {{ ref('flag_' ~ flag_type) }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
