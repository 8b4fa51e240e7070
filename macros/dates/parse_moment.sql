{#- A moment in any of the usual ways as a timestamp in UTC, without time zone.

    expression: SQL expression of any type.  parse_moment("'2024-03-05T10:00:00-06:00'")  ->  2024-03-05 16:00:00
    zone: as for utc_moment.
    What parse_timestamp reads, moved by the offset or the American zone that is written after it. A clock time without
    either is taken for UTC, as vendors' exports have it; a day without a clock time is that of the zone, where it begins.
    The commonest ways come first, since they need few patterns or none. -#}
{% macro parse_moment(expression, zone=none) -%}
    {%- set text = 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    case
        when
            ({{ text }} like '____-__-__T__:__:__Z' or {{ text }} like '____-__-__ __:__:__')
            and substring({{ text }}, 12, 2) != '24'
            then try_cast(left({{ text }}, 19) as {{ dbt.type_timestamp() }})
        when {{ text }} like '1_________' and {{ since_1970(text) }} is not null
            then {{ dbt.dateadd('second', since_1970(text), "cast('1970-01-01' as " ~ dbt.type_timestamp() ~ ')') }}
        -- the last day of the calendar means never, and stays as it is
        when {{ text }} like '%:%' or {{ text }} like '%9999%' or {{ since_1970('trim(' ~ text ~ ')') }} is not null
            then {{ dbt.dateadd('minute', '-(' ~ minutes_from_utc(expression) ~ ')', parse_timestamp(expression)) }}
        else {{ adapter.dispatch('utc_moment', 'constituent_360')(
            'try_cast(' ~ written_day('lower(trim(' ~ text ~ '))') ~ ' as ' ~ dbt.type_timestamp() ~ ')',
            zone or text_literal(time_zone())
        ) }}
    end
{%- endmacro %}

{# How many minutes the clock of a moment is ahead of UTC. #}
{% macro minutes_from_utc(expression) -%}
    {%- set text = 'lower(trim(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')))' -%}
    {%- set offset = ':[0-9]{2}([.][0-9]+)? ?([ap][.]?m[.]?)? ?(utc|gmt)?([+-])([0-9]{1,2}):?([0-9]{2})?$' -%}
    case
        when {{ regexp_matches(text, offset) }}
            then (case when {{ regexp_extract(text, offset, 4) }} = '-' then -1 else 1 end)
            * (
                cast({{ regexp_extract(text, offset, 5) }} as {{ dbt.type_int() }}) * 60
                + coalesce(cast({{ regexp_extract(text, offset, 6) }} as {{ dbt.type_int() }}), 0)
            )
        {% for zone, hours in {
            'est': -5, 'edt': -4, 'cst': -6, 'cdt': -5, 'mst': -7, 'mdt': -6, 'pst': -8, 'pdt': -7,
        }.items() -%}
            when {{ text }} like '% {{ zone }}' then {{ hours * 60 }}
        {% endfor -%}
        else 0
    end
{%- endmacro %}
