{#- After a snapshot: forget the states that ended longer ago than the setting snapshot_days_kept. What holds today stays. The
    snapshots of metrics forget nothing, since a number stays as it was reported. -#}
{% macro forget_old_states() -%}
    delete from {{ this }}
    where dbt_valid_to < {{ dbt.dateadd('day', -checked('snapshot_days_kept') | int, as_of_date()) }}
{%- endmacro %}
