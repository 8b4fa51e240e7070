{#- The versions that a table of the kind of parameter_versions has, one row each; none where there is no such table yet. -#}
{% macro kept_versions(relation) -%}
    select
        version,
        max(case when field = 'settings' then words end) as settings,
        max(case when field = 'fields' then words end) as fields,
        max(case when field = 'learnt_because' then words end) as learnt_because,
        cast(max(case when field = 'learnt_on' then words end) as date) as learnt_on,
        max(case when field = 'record_count' then number end) as record_count
    from {{ relation or kept_nothing() }} as versions
    where kind = 'version'
    group by version
{%- endmacro %}

{#- Something to select from with the columns of parameter_versions, and no row. -#}
{% macro kept_nothing() -%}
    (
        select
            cast(null as {{ dbt.type_bigint() }}) as version,
            cast(null as {{ dbt.type_string() }}) as kind,
            cast(null as {{ dbt.type_string() }}) as field,
            cast(null as {{ dbt.type_string() }}) as level,
            cast(null as {{ dbt.type_bigint() }}) as item,
            cast(null as double) as number,
            cast(null as {{ dbt.type_string() }}) as words
        where 1 = 0
    )
{%- endmacro %}
