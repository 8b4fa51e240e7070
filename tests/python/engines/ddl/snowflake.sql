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

-- Metric views
tables (
    gifts as facts.gifts comment = 'One row per gift of every system.'
)
dimensions (
    gifts.given_on as given_on,
    gifts.source_system as source_system,
    gifts.is_recurring as recurring_plan_id is not null,
    gifts.is_counted as is_counted,
    gifts.is_positive as net_amount > 0
)
metrics (
    gifts.average_gift as cast(sum(case when is_counted and net_amount > 0 then net_amount end) as double) / nullif(cast(count(case when is_counted and net_amount > 0 then source_row_id end) as double), 0)
        comment = 'Average gift: The amount of positive gifts divided by their number. Gifts that were refunded in full are in neither. Owner: Development Office. Version 1.',
    gifts.gift_count as count(case when is_counted and net_amount > 0 then source_row_id end)
        comment = 'Gifts: Number of gifts of the period of which something is left after refunds. Each payment of a recurring plan is a gift. Owner: Development Office. Version 1.',
    gifts.median_gift as percentile_cont(0.5) within group (order by case when is_counted and net_amount > 0 then cast(net_amount as double) end)
        comment = 'Median gift: The gift in the middle, when the positive gifts of the period are sorted by their amount. Owner: Development Office. Version 1.',
    gifts.total_giving as sum(case when is_counted then net_amount end)
        comment = 'Total giving: US dollars of all gifts of the period, net of what went back by today. Hard credit only. Owner: Development Office. Version 1.'
)
-- giving_in_twelve_months is not here: it is cumulative, and a sum over one period alone would be another number.;
tables (
    donor_years as fundraising.donor_years comment = 'One row per donor and year, from the first year in which they gave. A donor is a constituent or a household, a year a calendar or a fiscal year.'
)
dimensions (
    donor_years.starts_on as starts_on,
    donor_years.donor_level as donor_level,
    donor_years.year_basis as year_basis,
    donor_years.constituent_type as constituent_type,
    donor_years.is_donor as is_donor,
    donor_years.was_donor as was_donor,
    donor_years.is_new as lifecycle = 'new',
    donor_years.was_new as first_year = year - 1,
    donor_years.is_retained as lifecycle = 'retained',
    donor_years.is_recaptured as lifecycle in ('reactivated', 'reacquired'),
    donor_years.is_lapsed as lifecycle = 'lapsed',
    donor_years.is_upgrade as migration = 'upgrade',
    donor_years.has_migration as migration is not null,
    donor_years.is_sybunt as is_sybunt
)
metrics (
    donor_years.average_donor_value as case when count(distinct starts_on) = 1 then cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then amount end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then donor_id end) as double), 0) end
        comment = 'Giving per donor: Giving of the fiscal year divided by its donors. Owner: Membership Team. Version 1.',
    donor_years.dollar_retention_rate as cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then amount end) as double) / nullif(cast(sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then previous_amount end) as double), 0)
        comment = 'Dollar retention rate: What retained donors gave in the fiscal year, divided by what all donors of the year before gave in that one. Owner: Membership Team. Version 1.',
    donor_years.donor_retention_rate as case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then donor_id end) as double), 0) end
        comment = 'Donor retention rate: Retained donors divided by the donors of the year before. Owner: Membership Team. Version 1.',
    donor_years.donor_value as sum(case when donor_level = 'constituent' and year_basis = 'fiscal' then amount end)
        comment = 'Giving of the year: US dollars that the donors of the fiscal year gave in it. Owner: Membership Team. Version 1.',
    donor_years.donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_donor then donor_id end) end
        comment = 'Donors: Constituents whose gifts of the fiscal year add up to more than nothing, after refunds. Owner: Membership Team. Version 1.',
    donor_years.donors_of_the_year_before as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then donor_id end) end
        comment = 'Donors of the year before: Constituents who were donors in the fiscal year before. Owner: Membership Team. Version 1.',
    donor_years.first_year_retention as case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and first_year = year - 1 then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor and first_year = year - 1 then donor_id end) as double), 0) end
        comment = 'First-year retention: Of the new donors of the year before, the share who gave again. Owner: Membership Team. Version 1.',
    donor_years.giving_of_the_year_before as sum(case when donor_level = 'constituent' and year_basis = 'fiscal' and was_donor then previous_amount end)
        comment = 'Giving of the year before: US dollars that the donors of the year before gave in it. Owner: Membership Team. Version 1.',
    donor_years.lapsed_donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'lapsed' then donor_id end) end
        comment = 'Lapsed donors: Donors of the year before who have not given in the fiscal year (LYBUNT). Final when the year is over. Owner: Membership Team. Version 1.',
    donor_years.new_donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'new' then donor_id end) end
        comment = 'New donors: Donors of the fiscal year whose first gift ever was in it. Owner: Membership Team. Version 1.',
    donor_years.recaptured_donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle in ('reactivated', 'reacquired') then donor_id end) end
        comment = 'Recaptured donors: Donors of the fiscal year who had given before, but not in the year before. Owner: Membership Team. Version 1.',
    donor_years.retained_donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' then donor_id end) end
        comment = 'Retained donors: Donors of the fiscal year who were donors in the year before, too. Owner: Membership Team. Version 1.',
    donor_years.sybunt_donors as case when count(distinct starts_on) = 1 then count(case when donor_level = 'constituent' and year_basis = 'fiscal' and is_sybunt then donor_id end) end
        comment = 'SYBUNT donors: Donors of some year before who have not given in the fiscal year. Those of the year before are among them. Owner: Membership Team. Version 1.',
    donor_years.upgrade_rate as case when count(distinct starts_on) = 1 then cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and migration = 'upgrade' then donor_id end) as double) / nullif(cast(count(case when donor_level = 'constituent' and year_basis = 'fiscal' and lifecycle = 'retained' and migration is not null then donor_id end) as double), 0) end
        comment = 'Upgrade rate: The share of retained donors who gave more than in the year before. Known when the fiscal year is over. Owner: Membership Team. Version 1.'
);
tables (
    plan_months as fundraising.plan_months comment = 'One row per month, kind of plan and person who had one at the end of the month or lost it in the month.'
)
dimensions (
    plan_months.month_starts_on as month_starts_on,
    plan_months.kind as kind,
    plan_months.source_systems as source_systems,
    plan_months.is_open as is_open,
    plan_months.is_member as is_member,
    plan_months.is_sustainer as is_sustainer,
    plan_months.is_subscriber as is_subscriber
)
metrics (
    plan_months.active_member as case when count(distinct month_starts_on) = 1 then count(distinct case when is_member then constituent_id end) end
        comment = 'Active members: People with an open membership at the end of the month, by a plan that runs, by gifts that make members, or by an open recurring plan. Owner: Membership Team. Version 1.',
    plan_months.mrr as case when count(distinct month_starts_on) = 1 then sum(case when is_open then monthly_amount end) end
        comment = 'Monthly recurring revenue (MRR): US dollars per month of the open, paid plans at the end of the month. An annual price counts with a twelfth. Owner: Membership Team. Version 1.',
    plan_months.subscription_count as case when count(distinct month_starts_on) = 1 then count(case when is_subscriber then constituent_id end) end
        comment = 'Subscribers: People with an open subscription at the end of the month. Owner: Membership Team. Version 1.',
    plan_months.sustainer_count as case when count(distinct month_starts_on) = 1 then count(case when is_sustainer then constituent_id end) end
        comment = 'Sustainers: People with an open recurring plan at the end of the month. Owner: Membership Team. Version 1.',
    plan_months.sustainer_mrr as case when count(distinct month_starts_on) = 1 then sum(case when is_sustainer then monthly_amount end) end
        comment = 'Monthly sustainer giving: US dollars per month of the open recurring plans at the end of the month. Owner: Membership Team. Version 1.'
);
