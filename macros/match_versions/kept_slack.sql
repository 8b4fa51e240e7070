{#- By what a limit is multiplied where earlier a count was found on one side of it, so that one record more or less does not
    change what becomes of all others: what was known to be beyond comes back at half of the limit, and what was not goes
    beyond at twice of it. 1 in a build that learns anew.

    item: SQL expression that is null where nothing is known. if_known: 0.5 or 2; the other where it is not. -#}
{% macro kept_slack(item, if_known) -%}
    case when not version.is_kept then 1 when {{ item }} is null then {{ 1 / if_known }} else {{ if_known }} end
{%- endmacro %}

{#- One row: whether this build uses numbers of an earlier one. -#}
{% macro kept_state() -%}
    (select count(*) > 0 as is_kept from {{ ref('kept_numbers') }} where kind = 'version')
{%- endmacro %}

{#- The one number of its kind that this build uses again; null where it learns anew. -#}
{% macro kept_number(kind) -%}
    (select max(number) from {{ ref('kept_numbers') }} where kind = '{{ kind }}')
{%- endmacro %}
