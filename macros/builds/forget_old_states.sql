{#- After a snapshot of people: forget the states that ended longer ago than the setting snapshot_days_kept. What holds today
    stays. Snapshots of figures forget nothing: a number stays as it was reported, and their moments are the source's own. -#}
{% macro forget_old_states() -%}
    delete from {{ this }}
    where dbt_valid_to < {{ dbt.dateadd('day', -checked('snapshot_days_kept') | int, as_of_date()) }}
{%- endmacro %}
