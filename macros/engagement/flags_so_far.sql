{#- What flag_log has recorded up to now, without a row before its first build. A unit test overrides it, since the table may
    not be there yet. -#}
{% macro flags_so_far() -%}
    {%- if is_incremental() -%}
        {{ this }}
    {%- else -%}
        (
            select
                cast(0 as {{ dbt.type_bigint() }}) as entry_number,
                cast(0 as {{ dbt.type_bigint() }}) as opened_by,
                cast(null as {{ dbt.type_string() }}) as entry,
                cast(null as {{ dbt.type_string() }}) as constituent_id,
                cast(null as {{ dbt.type_string() }}) as flag_type,
                cast(null as date) as recorded_on
            where 1 = 0
        ) as nothing_yet
    {%- endif -%}
{%- endmacro %}
