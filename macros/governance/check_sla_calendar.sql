{#- The hours of the SLA calendar, and the scales of satisfaction, are in order. -#}
{% macro check_sla_calendar() -%}
    {%- for name in ['sla_open_hours', 'csat_scale', 'nps_scale'] if var(name)[0] >= var(name)[1] -%}
        {%- do stop('var ' ~ name, "of '" ~ var(name) ~ "' the first must be less than the second.") -%}
    {%- endfor -%}
{%- endmacro %}
