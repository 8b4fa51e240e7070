{#- The first step of a flag's rule: `rule`, its row of flag_rules, to be cross joined; no row where it is switched off. -#}
{% macro flag_rule(flag_type) -%}
    rule as (

        select *
        from {{ ref('flag_rules') }}
        where flag_type = '{{ flag_type }}' and is_active

    )
{%- endmacro %}
