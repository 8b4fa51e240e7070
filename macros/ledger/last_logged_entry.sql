{#- The number of the last ledger entry that resolution_log has, as SQL; 0 before its first build.

    What a run adds after that number is new, even where an earlier run broke off before it wrote the log. -#}
{% macro last_logged_entry() -%}
    {%- set log = built_relation('resolution_log') if execute -%}
    {{ return('(select coalesce(max(ledger_entry), 0) from ' ~ log ~ ')' if log else '0') }}
{%- endmacro %}
