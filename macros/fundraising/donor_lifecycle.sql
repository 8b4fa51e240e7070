{#- What amount, previous_amount, last_year_given, last_year_of_enough, first_year and years_in_a_row make of a donor in a year:
    columns of a select. -#}
{% macro donor_lifecycle() -%}
    {%- set threshold = checked('upgrade_threshold') -%}
    {%- set is_sybunt = 'amount <= 0 and coalesce(last_year_of_enough >= year - ' ~ checked('sybunt_years') ~ ', false)' -%}
    -- lifecycle
        amount > 0 as is_donor,
        previous_amount > 0 as was_donor,
        case
            when amount > 0 and year = first_year then 'new'
            when amount > 0 and previous_amount > 0 then 'retained'
            when amount > 0 and last_year_given = year - 2 then 'reactivated'
            when amount > 0 then 'reacquired'
            when previous_amount > 0 then 'lapsed'
            else 'inactive'
        end as lifecycle,
        cast(case when amount > 0 then year - 1 else year end - last_year_given as integer) as lapse_length_years,
        case
            when not is_complete or amount <= 0 or previous_amount <= 0 then null
            when amount - previous_amount >= {{ threshold }} then 'upgrade'
            when previous_amount - amount >= {{ threshold }} then 'downgrade'
            else 'same'
        end as migration,
        amount <= 0 and previous_amount > 0 as is_lybunt,
        {{ is_sybunt }} as is_sybunt,
        previous_amount <= 0 and {{ is_sybunt }} as is_sybunt_excluding_lybunt,
        cast(years_in_a_row as integer) as years_in_a_row,
        cast(first_year as integer) as first_year
{%- endmacro %}

{# The columns of donor_years but for whose they are. #}
{% macro donor_year_figures() -%}
    {{ return([
        'constituent_type', 'year_basis', 'year', 'starts_on', 'is_complete', 'amount', 'previous_amount', 'change_amount',
        'soft_credit_amount', 'gift_count', 'largest_gift', 'is_donor', 'was_donor', 'lifecycle', 'lapse_length_years',
        'migration', 'is_lybunt', 'is_sybunt', 'is_sybunt_excluding_lybunt', 'years_in_a_row', 'first_year',
    ]) }}
{%- endmacro %}
