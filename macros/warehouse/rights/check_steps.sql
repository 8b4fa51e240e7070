{#- What a build needs from a warehouse, one statement at a time, in a schema that is dropped in the end: a list of
    {what: what is tried, remedy: what to do if it fails, statement: SQL}.

    scratch: relation of that schema. -#}
{% macro check_steps(scratch) -%}
    {{ return(adapter.dispatch('check_steps', 'constituent_360')(scratch)) }}
{%- endmacro %}

{% macro default__check_steps(scratch) -%}
    {{ return([
        {'what': 'connect', 'remedy': 'see the message', 'statement': 'select 1'},
        {'what': 'create a schema', 'remedy': 'grant the right to create schemas',
            'statement': 'create schema if not exists ' ~ scratch},
        {'what': 'create a table', 'remedy': 'grant the right to create tables',
            'statement': 'create or replace table ' ~ scratch ~ '.probe as select 1 as one'},
        {'what': 'drop the schema', 'remedy': 'drop ' ~ scratch ~ ' by hand', 'statement': 'drop schema ' ~ scratch ~ ' cascade'},
    ]) }}
{%- endmacro %}

{% macro snowflake__check_steps(scratch) -%}
    {%- set to_role = ' to role ' ~ target.role -%}
    {{ return([
        {'what': 'connect', 'remedy': 'see the message', 'statement': 'select 1'},
        {'what': 'use the warehouse ' ~ target.warehouse, 'statement': 'use warehouse ' ~ target.warehouse,
            'remedy': 'grant usage on warehouse ' ~ target.warehouse ~ to_role},
        {'what': 'use the database ' ~ target.database, 'statement': 'use database ' ~ target.database,
            'remedy': 'grant usage on database ' ~ target.database ~ to_role},
        {'what': 'create a schema', 'statement': 'create schema if not exists ' ~ scratch,
            'remedy': 'grant create schema on database ' ~ target.database ~ to_role},
        {'what': 'create a table', 'statement': 'create or replace table ' ~ scratch ~ '.probe as select 1 as one',
            'remedy': 'see the message'},
        {'what': 'create a Python function with a package', 'remedy': 'an account admin accepts the Anaconda terms',
            'statement': 'create or replace function ' ~ scratch ~ ".probe_code(name string) returns string language python "
                ~ "runtime_version = '3.11' packages = ('jellyfish') handler = 'main' as "
                ~ "$$\nimport jellyfish\ndef main(name):\n    return jellyfish.metaphone(name)\n$$"},
        {'what': 'run it', 'remedy': 'see the message', 'statement': 'select ' ~ scratch ~ ".probe_code('smith')"},
        {'what': 'drop the schema', 'remedy': 'drop ' ~ scratch ~ ' by hand', 'statement': 'drop schema ' ~ scratch ~ ' cascade'},
    ]) }}
{%- endmacro %}

{% macro databricks__check_steps(scratch) -%}
    {{ return([
        {'what': 'connect', 'remedy': 'see the message', 'statement': 'select 1'},
        {'what': 'use the catalog ' ~ target.database, 'statement': 'use catalog ' ~ quoted_name(target.database),
            'remedy': 'grant use catalog on catalog ' ~ target.database ~ ' to the owner of the token'},
        {'what': 'create a schema', 'statement': 'create schema if not exists ' ~ scratch,
            'remedy': 'grant create schema on catalog ' ~ target.database ~ ' to the owner of the token'},
        {'what': 'create a table', 'statement': 'create or replace table ' ~ scratch ~ '.probe as select 1 as one',
            'remedy': 'see the message'},
        {'what': 'create a Python function with a package', 'remedy': 'use a serverless or pro SQL warehouse',
            'statement': 'create or replace function ' ~ scratch ~ '.probe_code(name string) returns string language python '
                ~ "environment (dependencies = '[\"jellyfish\"]', environment_version = 'None') as "
                ~ '$$\nimport jellyfish\nreturn jellyfish.metaphone(name)\n$$'},
        {'what': 'run it', 'remedy': 'see the message', 'statement': 'select ' ~ scratch ~ ".probe_code('smith')"},
        {'what': 'drop the schema', 'remedy': 'drop ' ~ scratch ~ ' by hand', 'statement': 'drop schema ' ~ scratch ~ ' cascade'},
    ]) }}
{%- endmacro %}
