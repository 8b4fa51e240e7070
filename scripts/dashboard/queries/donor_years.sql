-- Donors and what became of them, by calendar year.
select
    retention.year,
    retention.is_complete,
    retention.donors,
    retention.donors_before,
    retention.retained,
    retention.new_donors,
    retention.recaptured,
    retention.lapsed,
    retention.new_donors_before,
    retention.new_retained,
    retention.amount,
    retention.amount_before,
    retention.retained_amount,
    retention.gift_count,
    effectiveness.gain_new,
    effectiveness.gain_recaptured,
    effectiveness.gain_upgrade,
    effectiveness.loss_downgrade,
    effectiveness.loss_lapsed_new,
    effectiveness.loss_lapsed_repeat,
    effectiveness.gains,
    effectiveness.losses
from fundraising.donor_retention as retention
inner join fundraising.fundraising_effectiveness as effectiveness
    on
        retention.donor_level = effectiveness.donor_level
        and retention.year_basis = effectiveness.year_basis
        and retention.year = effectiveness.year
where retention.donor_level = 'constituent' and retention.year_basis = 'calendar'
order by retention.year
