{#- The hours of the SLA calendar, and the scales of satisfaction, are in order. -#}
{% macro check_sla_calendar() -%}
    {%- for name in ['sla_open_hours', 'csat_scale', 'nps_scale'] if settings_read() and given(name)[0] >= given(name)[1] -%}
        {%- do stop(kind_and_name(name), "of '" ~ given(name) ~ "' the first must be less than the second.") -%}
    {%- endfor -%}
{%- endmacro %}
