{#- The masks themselves: what a reader sees of a column that is tagged `contact_data`. A list of statements, run before the
    models; masked_columns.sql then only tags the columns.

    schema: relation of the schema that keeps the masks. readers: roles, groups or users that see through.
    Snowflake: a masking policy for each type, hung on the tag (Enterprise edition; rights CREATE TAG, CREATE MASKING POLICY,
    APPLY MASKING POLICY). Databricks: policies on the schema that match the tag (Unity Catalog, runtime 16.4 or serverless;
    an account admin makes the governed tag `contact_data` with the values text and date).
    Traps: whoever builds must see through, or the next build reads masks for data. A tag takes one policy for each type, and
    takes another one only with force. -#}
{% macro contact_masks(schema, readers) -%}
    {{ return(adapter.dispatch('contact_masks', 'constituent_360')(schema, readers)) }}
{%- endmacro %}

{# No roles, no masks: the masked views are what there is. #}
{% macro default__contact_masks(schema, readers) -%}
    {{ return([]) }}
{%- endmacro %}

{% macro snowflake__contact_masks(schema, readers) -%}
    {%- set place = schema.include(identifier=false) -%}
    {%- set sees = [] -%}
    {%- for role in [target.role] + readers -%}
        {%- do sees.append('is_role_in_session(' ~ text_literal(role | upper) ~ ')') -%}
    {%- endfor -%}
    {%- set statements = ['create tag if not exists ' ~ place ~ '.contact_data'] -%}
    {%- for kind, type in {'text': 'varchar', 'date': 'date'}.items() -%}
        {%- set policy = place ~ '.contact_' ~ kind -%}
        {%- set body = 'case when ' ~ sees | join(' or ') ~ ' then value else ' ~ masked_value('value', kind) ~ ' end' -%}
        {%- do statements.append('create masking policy if not exists ' ~ policy
            ~ ' as (value ' ~ type ~ ') returns ' ~ type ~ ' -> ' ~ body) -%}
        {%- do statements.append('alter masking policy ' ~ policy ~ ' set body -> ' ~ body) -%}
        {%- do statements.append('alter tag ' ~ place ~ '.contact_data set masking policy ' ~ policy ~ ' force') -%}
    {%- endfor -%}
    {{ return(statements) }}
{%- endmacro %}

{% macro databricks__contact_masks(schema, readers) -%}
    {%- if not checked('access').get('builder', {}).role -%}
        {%- do stop('var access', 'mask_contact_data needs the user that runs dbt as the role of builder.') -%}
    {%- endif -%}
    {%- set sees = [] -%}
    {%- for principal in readers -%}
        {%- do sees.append(quoted_name(principal)) -%}
    {%- endfor -%}
    {%- set place = schema.include(identifier=false) -%}
    {%- set golden = api.Relation.create(database=schema.database, schema=generate_schema_name('golden', none) | trim) -%}
    {%- set statements = [] -%}
    {%- for kind, type in {'text': 'string', 'date': 'date'}.items() -%}
        {%- set mask = place ~ '.contact_' ~ kind -%}
        {%- do statements.append('create or replace function ' ~ mask ~ '(value ' ~ type ~ ') returns ' ~ type
            ~ ' return ' ~ masked_value('value', kind)) -%}
        {%- do statements.append('create or replace policy contact_' ~ kind ~ ' on schema ' ~ golden.include(identifier=false)
            ~ ' column mask ' ~ mask ~ ' to `account users` except ' ~ sees | join(', ')
            ~ " for tables match columns hasTagValue('contact_data', '" ~ kind ~ "') as given on column given") -%}
    {%- endfor -%}
    {{ return(statements) }}
{%- endmacro %}
