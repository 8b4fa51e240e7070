{#- Erase a person everywhere, or those of the open requests: the operation that scripts/erase.py runs.

    person: an id, or none for identity.erasure_requests. is_dry_run: say what would be removed, and write nothing.
    DuckDB's statements work on a copy of the database, which takes its place only when all went well; Snowflake has a
    transaction. On Databricks the ledger comes last: an erasure that was interrupted can be asked for again. -#}
{% macro erase(person=none, who=none, reason=none, is_dry_run=false) -%}
    {%- if execute -%}
        {%- do check_erasable() -%}
        {%- set requests = [(person, who, reason)] if person else open_erasure_requests() -%}
        {%- if not requests -%}
            {%- do stop('PERSON', 'say whom to erase, as PERSON=UC-00000001; identity.erasure_requests has no open request.') -%}
        {%- endif -%}
        {%- for one, requested_by, why in requests -%}
            {%- do erase_person(one, requested_by, why, is_dry_run) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# Stop where the tables of erasures are not there yet, or the key is another one. #}
{% macro check_erasable() -%}
    {%- if not erasure_holds() -%}
        {%- do stop('TARGET', 'nobody is erased on this engine yet, since a later build there has brought people back.') -%}
    {%- endif -%}
    {%- for name in ['live_constituents', 'source_records', 'erasure_tombstones', 'erasure_requests', 'erasures'] -%}
        {%- if not built_relation(name) -%}
            {%- do stop('PERSON', 'the table ' ~ name ~ ' is not there yet; run a build first.') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set problem = problem_of_erasure_key() if tombstones() -%}
    {%- if problem -%}
        {%- do stop('CONSTITUENT_360_ERASURE_KEY', problem) -%}
    {%- endif -%}
{%- endmacro %}

{# Requests about ids of one person are one: the earliest. #}
{% macro open_erasure_requests() -%}
    {%- set query -%}
        select requests.constituent_id, requests.requested_by, requests.reason
        from {{ built_relation('erasure_requests') }} as requests
        order by requests.requested_on, requests.constituent_id, requests.requested_by, requests.reason
    {%- endset -%}
    {%- set people, open = [], [] -%}
    {%- for row in run_query(query).rows -%}
        {%- set live = erased_ids(row[0])[0] -%}
        {%- if live not in people -%}
            {%- do people.append(live) -%}
            {%- do open.append((row[0], row[1], row[2])) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(open) }}
{%- endmacro %}

{% macro erase_person(person, who, reason, is_dry_run) -%}
    {%- set live, ids = erased_ids(person) -%}
    {%- if not (reason or '') | trim -%}
        {%- do stop('REASON', 'say why ' ~ live ~ ' is erased, without a value of the person.') -%}
    {%- endif -%}
    {%- set found = erased_values(ids) -%}
    {%- for text in found.texts if text in reason | lower or text in (who or '') | lower -%}
        {%- do stop('REASON', 'it holds a value of the person, and it is kept; say why without it.') -%}
    {%- endfor -%}
    {%- set steps = erasure_steps(found) -%}
    {%- set sums = {'removed': steps | sum(attribute='removed'), 'changed': steps | sum(attribute='changed')} -%}
    {%- if live != person -%}
        {%- do log(person ~ ' is ' ~ live ~ ' today.', info=true) -%}
    {%- endif -%}
    {%- for step in steps -%}
        {%- do log('  ' ~ step.relation.schema ~ '.' ~ step.relation.identifier ~ ': ' ~ step.removed ~ ' removed, '
            ~ step.changed ~ ' changed', info=true) -%}
    {%- endfor -%}
    {%- do log(live ~ (' would be' if is_dry_run else ' is') ~ ' erased from ' ~ steps | length ~ ' tables: ' ~ sums.removed
        ~ ' rows removed, ' ~ sums.changed ~ ' changed.', info=true) -%}
    {%- do say_yours_to_remove(found) -%}
    {%- if not is_dry_run -%}
        {%- do erasure_transaction('begin') -%}
        {%- do write_tombstones(found) -%}
        {%- for step in steps -%}
            {%- do carry_out(step) -%}
        {%- endfor -%}
        {%- do note_erasure(live, ids, who, reason, steps | length, sums) -%}
        {%- do erasure_transaction('commit') -%}
        {%- do say_where_bytes_stay() -%}
    {%- endif -%}
{%- endmacro %}
