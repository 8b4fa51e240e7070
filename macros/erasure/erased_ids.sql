{# (the id that the person has today, all ids that are this person). #}
{% macro erased_ids(person) -%}
    {%- if not modules.re.fullmatch('UC-[0-9]{8,18}', person or '') -%}
        {%- do stop('PERSON', shown(person) ~ ' is no constituent_id, as UC-00000001.') -%}
    {%- endif -%}
    {%- set query -%}
        select
            (select max(live_id) from {{ built_relation('live_constituents') }} where constituent_id = '{{ person }}'),
            (select count(*) from {{ built_relation('identity_ledger') }} where constituent_id = '{{ person }}'),
            (select count(*) from {{ built_relation('erasures') }} where constituent_id = '{{ person }}')
    {%- endset -%}
    {%- set live, entries, erasures = run_query(query).rows[0].values() -%}
    {%- if erasures -%}
        {%- do stop('PERSON', person ~ ' was erased already; governance.erasures says when.') -%}
    {%- elif not entries -%}
        {%- do stop('PERSON', 'nobody has or had the id ' ~ person ~ '.') -%}
    {%- elif not live -%}
        {{ return((person, [person])) }}
    {%- endif -%}
    {%- set ids = run_query('select constituent_id from ' ~ built_relation('live_constituents') ~ " where live_id = '" ~ live
        ~ "' order by constituent_id").columns[0].values() | list -%}
    {{ return((live, ids)) }}
{%- endmacro %}
