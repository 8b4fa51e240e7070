{#- The time zone whose clock says on which day a moment falls: the var time_zone. The run stops where it is no time zone. -#}
{% macro time_zone() -%}
    {%- set zone = var('time_zone') -%}
    {#- dbt 2 has no list of them, and stops at a zone that it does not know by itself #}
    {%- if zone is not string or zone not in modules.pytz.all_timezones_set | default([zone]) -%}
        {%- do stop('var time_zone', "'" ~ zone ~ "' is no time zone of the IANA list, such as America/Chicago.") -%}
    {%- endif -%}
    {{ return(zone) }}
{%- endmacro %}
