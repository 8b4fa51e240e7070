{# Take out the rows that are the person's, and replace the person's values in the others. #}
{% macro carry_out(step) -%}
    {%- do unlock_for_erasure(step.relation, true) -%}
    {%- if step.removed -%}
        {%- do run_query('delete from ' ~ step.relation ~ ' where ' ~ step.is_removed) -%}
    {%- endif -%}
    {%- if step.changed -%}
        {%- do run_query('update ' ~ step.relation ~ ' set ' ~ step.changes | join(', ') ~ ' where ' ~ step.is_changed) -%}
    {%- endif -%}
    {%- do unlock_for_erasure(step.relation, false) -%}
{%- endmacro %}

{% macro write_tombstones(found) -%}
    {%- set check = text_literal('check') -%}
    {%- set rows = [] if tombstones() else ['select ' ~ check ~ ' as kind, ' ~ check ~ ' as given'] -%}
    {%- for kind, texts in {'record': found.records + found.contents, 'row': found.rows}.items() -%}
        {%- for text in texts -%}
            {%- do rows.append('select ' ~ text_literal(kind) ~ ' as kind, ' ~ text_literal(text) ~ ' as given') -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set table = built_relation('erasure_tombstones') -%}
    {%- if rows -%}
        {%- set query -%}
            insert into {{ table }} (kind, hash, erased_at)
            select
                kind,
                hash,
                {{ erasure_moment() }}
            from (
                select distinct kind, {{ keyed_hash('given') }} as hash
                from ({{ rows | join(' union all ') }}) as texts
            ) as hashes
            where hash not in (select known.hash from {{ table }} as known)
        {%- endset -%}
        {%- do run_query(query) -%}
    {%- endif -%}
    {%- do known_tombstones().update({'table': table}) -%}
{%- endmacro %}

{% macro note_erasure(live, ids, who, reason, relations, sums) -%}
    {%- for id in ids -%}
        {%- set query -%}
            insert into {{ built_relation('erasures') }} (
                constituent_id, erased_as, requested_by, reason, erased_at, relation_count, rows_removed, rows_changed
            )
            select
                '{{ id }}', '{{ live }}', {{ text_literal(who or 'not said') }}, {{ text_literal(reason) }},
                {{ erasure_moment() }}, {{ relations }}, {{ sums.removed }}, {{ sums.changed }}
        {%- endset -%}
        {%- do run_query(query) -%}
    {%- endfor -%}
{%- endmacro %}

{% macro erasure_moment() -%}
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}
