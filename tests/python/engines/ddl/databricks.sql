-- Masks
create or replace function `catalog`.`governance`.contact_text(value string) returns string return case when value is not null then '***' end;
create or replace policy contact_text on schema `catalog`.`golden` column mask `catalog`.`governance`.contact_text to `account users` except `dbt_runner`, `data_steward` for tables match columns hasTagValue('contact_data', 'text') as given on column given;
create or replace function `catalog`.`governance`.contact_date(value date) returns date return cast(date_trunc('year', value) as date);
create or replace policy contact_date on schema `catalog`.`golden` column mask `catalog`.`governance`.contact_date to `account users` except `dbt_runner`, `data_steward` for tables match columns hasTagValue('contact_data', 'date') as given on column given;

-- Tags
alter table `catalog`.`golden`.`constituents` alter column canonical_email set tags ('contact_data' = 'text');
alter table `catalog`.`golden`.`constituents` alter column canonical_birth_date set tags ('contact_data' = 'date');

-- Grants
grant use schema on schema `catalog`.`governance` to `analyst`;
grant select on `catalog`.`golden`.`constituents` to `analyst`;
grant modify on `catalog`.`golden`.`constituents` to `data_steward`;

-- Language model
select ai_query(
        'wise',
        concat('Say which offer it\'s.

The text:
', html),
        responseFormat => '{"type": "json_schema", "json_schema": {"name": "answer", "strict": true, "schema": {"type": "object", "properties": {"offer_type": {"type": "string"}}}}}',
        modelParameters => named_struct('max_tokens', 400, 'temperature', 0.0),
        failOnError => false
    ).result from templates;
