-- Masks
create tag if not exists database.governance.contact_data;
create masking policy if not exists database.governance.contact_text as (value varchar) returns varchar -> case when is_role_in_session('ROLE') or is_role_in_session('DBT_RUNNER') or is_role_in_session('DATA_STEWARD') then value else case when value is not null then '***' end end;
alter masking policy database.governance.contact_text set body -> case when is_role_in_session('ROLE') or is_role_in_session('DBT_RUNNER') or is_role_in_session('DATA_STEWARD') then value else case when value is not null then '***' end end;
alter tag database.governance.contact_data set masking policy database.governance.contact_text force;
create masking policy if not exists database.governance.contact_date as (value date) returns date -> case when is_role_in_session('ROLE') or is_role_in_session('DBT_RUNNER') or is_role_in_session('DATA_STEWARD') then value else cast(date_trunc('year', value) as date) end;
alter masking policy database.governance.contact_date set body -> case when is_role_in_session('ROLE') or is_role_in_session('DBT_RUNNER') or is_role_in_session('DATA_STEWARD') then value else cast(date_trunc('year', value) as date) end;
alter tag database.governance.contact_data set masking policy database.governance.contact_date force;

-- Tags
alter table database.golden.constituents modify column canonical_email set tag database.governance.contact_data = 'text';
alter table database.golden.constituents modify column canonical_birth_date set tag database.governance.contact_data = 'date';

-- Grants
grant usage on schema database.governance to role analyst;
grant select on database.golden.constituents to analyst;
grant insert on database.golden.constituents to data_steward;
grant update on database.golden.constituents to data_steward;
grant delete on database.golden.constituents to data_steward;

-- Language model
select to_json(get_path(
        parse_json(snowflake.cortex.try_complete(
            'wise',
            [
                {'role': 'system', 'content': 'Say which offer it''s.'},
                {'role': 'user', 'content': html}
            ],
            {
                'temperature': 0,
                'max_tokens': 400,
                'response_format': {'type': 'json', 'schema': parse_json('{"type": "object", "properties": {"offer_type": {"type": "string"}}}')}
            }
        )),
        'structured_output[0].raw_message'
    )) from templates;
