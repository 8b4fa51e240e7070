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

-- Metric views
version: 0.1
source: facts.gifts
dimensions:
  - name: given_on
    expr: "given_on"
  - name: source_system
    expr: "source_system"
  - name: is_recurring
    expr: "recurring_plan_id is not null"
  - name: is_counted
    expr: "is_counted"
  - name: is_positive
    expr: "net_amount > 0"
measures:
  # Average gift: The amount of positive gifts divided by their number. Gifts that were refunded in full are in neither. Owner: Development Office. Version 1.
  - name: average_gift
    expr: "cast(sum(case when is_counted and net_amount > 0 then net_amount end) as double) / nullif(cast(count(case when is_counted and net_amount > 0 then source_row_id end) as double), 0)"
  # Gifts: Number of gifts of the period of which something is left after refunds. Each payment of a recurring plan is a gift. Owner: Development Office. Version 1.
  - name: gift_count
    expr: "count(case when is_counted and net_amount > 0 then source_row_id end)"
  # Median gift: The gift in the middle, when the positive gifts of the period are sorted by their amount. Owner: Development Office. Version 1.
  - name: median_gift
    expr: "percentile_cont(0.5) within group (order by case when is_counted and net_amount > 0 then cast(net_amount as double) end)"
  # Total giving: US dollars of all gifts of the period, net of what went back by today. Hard credit only. Owner: Development Office. Version 1.
  - name: total_giving
    expr: "sum(case when is_counted then net_amount end)"
# giving_in_twelve_months is not here: it is cumulative, and a sum over one period alone would be another number.;
version: 0.1
source: fundraising.donor_years
dimensions:
  - name: starts_on
    expr: "starts_on"
  - name: donor_level
    expr: "donor_level"
  - name: year_basis
    expr: "year_basis"
  - name: constituent_type
    expr: "constituent_type"
  - name: is_donor
    expr: "is_donor"
  - name: was_donor
    expr: "was_donor"
  - name: is_new
    expr: "lifecycle = 'new'"
  - name: was_new
    expr: "first_year = year - 1"
  - name: is_retained
    expr: "lifecycle = 'retained'"
  - name: is_recaptured
    expr: "lifecycle in ('reactivated', 'reacquired')"
  - name: is_lapsed
    expr: "lifecycle = 'lapsed'"
  - name: is_upgrade
    expr: "migration = 'upgrade'"
  - name: has_migration
    expr: "migration is not null"
  - name: is_sybunt
    expr: "is_sybunt"
measures:
  # Giving per donor: Giving of the fiscal year divided by its donors. Owner: Membership Team. Version 1.
  - name: average_donor_value
    expr: "case when count(distinct starts_on) = 1 then cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then amount end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then donor_id end) as double), 0) end"
  # Dollar retention rate: What retained donors gave in the fiscal year, divided by what all donors of the year before gave in that one. Owner: Membership Team. Version 1.
  - name: dollar_retention_rate
    expr: "cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then amount end) as double) / nullif(cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then previous_amount end) as double), 0)"
  # Donor retention rate: Retained donors divided by the donors of the year before. Owner: Membership Team. Version 1.
  - name: donor_retention_rate
    expr: "case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then donor_id end) as double), 0) end"
  # Giving of the year: US dollars that the donors of the fiscal year gave in it. Owner: Membership Team. Version 1.
  - name: donor_value
    expr: "sum(case when donor_level = 'constituent' and year_basis = 'fiscal' then amount end)"
  # Donors: Constituents whose gifts of the fiscal year add up to more than nothing, after refunds. Owner: Membership Team. Version 1.
  - name: donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then donor_id end) end"
  # Donors of the year before: Constituents who were donors in the fiscal year before. Owner: Membership Team. Version 1.
  - name: donors_of_the_year_before
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then donor_id end) end"
  # First-year retention: Of the new donors of the year before, the share who gave again. Owner: Membership Team. Version 1.
  - name: first_year_retention
    expr: "case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and first_year = year - 1 then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor and first_year = year - 1 then donor_id end) as double), 0) end"
  # Giving of the year before: US dollars that the donors of the year before gave in it. Owner: Membership Team. Version 1.
  - name: giving_of_the_year_before
    expr: "sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then previous_amount end)"
  # Lapsed donors: Donors of the year before who have not given in the fiscal year (LYBUNT). Final when the year is over. Owner: Membership Team. Version 1.
  - name: lapsed_donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'lapsed' then donor_id end) end"
  # New donors: Donors of the fiscal year whose first gift ever was in it. Owner: Membership Team. Version 1.
  - name: new_donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'new' then donor_id end) end"
  # Recaptured donors: Donors of the fiscal year who had given before, but not in the year before. Owner: Membership Team. Version 1.
  - name: recaptured_donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle in ('reactivated', 'reacquired') then donor_id end) end"
  # Retained donors: Donors of the fiscal year who were donors in the year before, too. Owner: Membership Team. Version 1.
  - name: retained_donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then donor_id end) end"
  # SYBUNT donors: Donors of some year before who have not given in the fiscal year. Those of the year before are among them. Owner: Membership Team. Version 1.
  - name: sybunt_donors
    expr: "case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_sybunt then donor_id end) end"
  # Upgrade rate: The share of retained donors who gave more than in the year before. Known when the fiscal year is over. Owner: Membership Team. Version 1.
  - name: upgrade_rate
    expr: "case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and migration = 'upgrade' then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and migration is not null then donor_id end) as double), 0) end";
version: 0.1
source: fundraising.plan_months
dimensions:
  - name: month_starts_on
    expr: "month_starts_on"
  - name: kind
    expr: "kind"
  - name: source_systems
    expr: "source_systems"
  - name: is_open
    expr: "is_open"
  - name: is_member
    expr: "is_member"
  - name: is_sustainer
    expr: "is_sustainer"
  - name: is_subscriber
    expr: "is_subscriber"
measures:
  # Active members: People with an open membership at the end of the month, by a plan that runs, by gifts that make members, or by an open recurring plan. Owner: Membership Team. Version 1.
  - name: active_member
    expr: "case when count(distinct month_starts_on) = 1 then count(distinct case when is_member then constituent_id end) end"
  # Monthly recurring revenue (MRR): US dollars per month of the open, paid plans at the end of the month. An annual price counts with a twelfth. Owner: Membership Team. Version 1.
  - name: mrr
    expr: "case when count(distinct month_starts_on) = 1 then sum(case when is_open then monthly_amount end) end"
  # Subscribers: People with an open subscription at the end of the month. Owner: Membership Team. Version 1.
  - name: subscription_count
    expr: "case when count(distinct month_starts_on) = 1 then count(case when is_subscriber then constituent_id end) end"
  # Sustainers: People with an open recurring plan at the end of the month. Owner: Membership Team. Version 1.
  - name: sustainer_count
    expr: "case when count(distinct month_starts_on) = 1 then count(case when is_sustainer then constituent_id end) end"
  # Monthly sustainer giving: US dollars per month of the open recurring plans at the end of the month. Owner: Membership Team. Version 1.
  - name: sustainer_mrr
    expr: "case when count(distinct month_starts_on) = 1 then sum(case when is_sustainer then monthly_amount end) end";
