{#- A bound of the Wilson interval of a rate, as a double; null without a trial.

    successes, trials: SQL expressions. side: '-' for the lower bound, '+' for the upper one. Half its width in standard
    errors is the var offer_interval_z.  wilson_bound('bought', 'offered', '-')
    It stays within 0 and 1 and says something of a rate of 0, which the usual plus or minus does not. With nobody the lower
    bound is 0, and with everybody the upper one is 1, which rounding would miss by a hair on the wrong side of the rate. -#}
{% macro wilson_bound(successes, trials, side) -%}
    {%- set n = 'nullif(cast(' ~ trials ~ ' as double), 0)' -%}
    {%- set p = '(cast(' ~ successes ~ ' as double) / ' ~ n ~ ')' -%}
    {%- set z = checked('offer_interval_z') -%}
    {%- set edge = 0 if side == '-' else 1 -%}
    case
        when {{ p }} = {{ edge }} then cast({{ edge }} as double)
        else (
            {{ p }} + {{ z * z / 2 }} / {{ n }}
            {{ side }} {{ z }} * sqrt({{ p }} * (1 - {{ p }}) / {{ n }} + {{ z * z / 4 }} / ({{ n }} * {{ n }}))
        ) / (1 + {{ z * z }} / {{ n }})
    end
{%- endmacro %}
