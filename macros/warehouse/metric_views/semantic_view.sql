{#- A semantic view of Snowflake, which dbt-snowflake cannot make yet; the adapter of Databricks has a metric_view of its own. -#}
{% materialization metric_view, adapter='snowflake' -%}
    {%- set view = this.incorporate(type='view') -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        create or replace semantic view {{ view }}
        {{ sql }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [view]}) }}
{%- endmaterialization %}
