{#- When the figures of a row last changed: the moment for a snapshot's strategy timestamp. Always later than at the last
    build where a figure differs from it, and never where none does.

    rows: name of the step with the figures and updated_at, the latest change of the rows behind them.
    figures: names of the columns that are compared. To be used with with_last_build in one table model.
    changed_at('kpis', ['leads', 'won'])  ->  2024-02-27 14:30:00
    Trap: rows that were deleted or moved elsewhere leave no moment behind, and neither does a weight that was changed. Such
    a change is dated today, or a second after the last one where that is later. A unit test overrides last_build: null. -#}
{% macro changed_at(rows, figures) -%}
    {%- if has_last_build(figures) -%}
        case
            when last_build.updated_at is null or {{ rows }}.updated_at > last_build.updated_at then {{ rows }}.updated_at
            when
                {% for figure in figures -%}
                    ({{ rows }}.{{ figure }} is not distinct from last_build.{{ figure }}){{ ' and ' if not loop.last }}
                {%- endfor %}
                then last_build.updated_at
            else greatest(
                cast({{ as_of_date() }} as {{ dbt.type_timestamp() }}),
                cast({{ dbt.dateadd('second', 1, 'last_build.updated_at') }} as {{ dbt.type_timestamp() }})
            )
        end
    {%- else -%}
        {{ rows }}.updated_at
    {%- endif -%}
{%- endmacro %}

{# The join that changed_at needs, after `from <rows>`. key: names of the columns that tell a row apart, never null. #}
{% macro with_last_build(rows, key, figures) -%}
    {%- if has_last_build(key + figures) -%}
        left join {{ last_build() }} as last_build
            on
                {% for column in key -%}
                    {{ rows }}.{{ column }} = last_build.{{ column }}{{ ' and ' if not loop.last }}
                {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{# Whether there is a last build with these columns: a table that an older version built lacks some. #}
{% macro has_last_build(columns) -%}
    {%- set table = last_build() -%}
    {%- set names = adapter.get_columns_in_relation(table) | map(attribute='name') | map('lower') | list if table else [] -%}
    {{ return(columns and (columns + ['updated_at']) | reject('in', names) | list | length == 0) }}
{%- endmacro %}

{# The table of the model as it was before this run, or none. #}
{% macro last_build() -%}
    {{ return(load_relation(this) if execute) }}
{%- endmacro %}
