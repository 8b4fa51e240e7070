{#- Before a run that reads sources: stop where somebody was erased and the key is not there, or is another one, since people
    would come back. The first tombstone is the hash of a constant. -#}
{% macro check_erasures() -%}
    {%- if flags.WHICH in ('build', 'run', 'retry', 'snapshot') and tombstones() -%}
        {%- set problem = problem_of_erasure_key() -%}
        {%- if problem -%}
            {%- do stop('CONSTITUENT_360_ERASURE_KEY', problem) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# What is wrong with the key, by the table of tombstones; none where nothing is. #}
{% macro problem_of_erasure_key() -%}
    {%- set query -%}
        select
            {{ keyed_hash(text_literal('check')) }} as hash,
            (select max(hash) from {{ tombstones() }} where kind = 'check') as kept
    {%- endset -%}
    {%- set hash, kept = run_query(query).rows[0].values() -%}
    {%- if not hash -%}
        {{ return('people were erased, and without this key of the environment their records would come back.') }}
    {%- elif hash != kept -%}
        {{ return('it is not the key that people were erased with, and without that one their records would come back.') }}
    {%- endif -%}
{%- endmacro %}
