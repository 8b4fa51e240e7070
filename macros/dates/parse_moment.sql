{#- A moment in any of the usual ways as a timestamp in UTC, without time zone.

    expression: SQL expression of any type.  parse_moment("'2024-03-05T10:00:00-06:00'")  ->  2024-03-05 16:00:00
    zone: as for utc_moment.
    What parse_timestamp reads, moved by the offset or the zone that is written after it. A clock time without either is taken
    for UTC, as vendors' exports have it; a day without a clock time is that of the zone, where it begins. Null where
    something else is written after the clock time, for nobody knows which clock it was.
    The commonest ways come first, since they need few patterns or none. -#}
{% macro parse_moment(expression, zone=none) -%}
    {%- set given = 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set text = plain_moment(expression) -%}
    case
        when
            ({{ given }} like '____-__-__T__:__:__Z' or {{ given }} like '____-__-__ __:__:__')
            and substring({{ given }}, 12, 2) != '24'
            then try_cast(left({{ given }}, 19) as {{ dbt.type_timestamp() }})
        when {{ given }} like '%1_________%' and {{ since_1970('trim(' ~ given ~ ')') }} is not null
            then {{ dbt.dateadd(
                'second', since_1970('trim(' ~ given ~ ')'), "cast('1970-01-01' as " ~ dbt.type_timestamp() ~ ')'
            ) }}
        when
            ({{ given }} like '____-__-__T__:__:__%-__:__' or {{ given }} like '____-__-__T__:__:__%+__:__')
            and substring({{ given }}, 12, 2) != '24' and left(right({{ given }}, 5), 2) <= '14'
            then {{ dbt.dateadd(
                'minute', minutes_of_offset(given), 'try_cast(left(' ~ given ~ ', 19) as ' ~ dbt.type_timestamp() ~ ')'
            ) }}
        when {{ regexp_matches(given, '/[A-Z][A-Za-z_]+\\]?$') }} and {{ is_known_zone(written_zone(given)) }}
            then {{ adapter.dispatch('utc_moment', 'constituent_360')(parse_timestamp(expression), written_zone(given)) }}
        -- the last day of the calendar means never, and stays as it is
        when {{ given }} like '%:%' or {{ given }} like '%9999%' or {{ regexp_matches(text, before_clock() ~ clock_pattern()) }}
            then {{ dbt.dateadd('minute', '-(' ~ minutes_from_utc(text) ~ ')', parse_timestamp(expression)) }}
        else {{ adapter.dispatch('utc_moment', 'constituent_360')(
            'try_cast(' ~ written_day(text) ~ ' as ' ~ dbt.type_timestamp() ~ ')',
            zone or text_literal(time_zone())
        ) }}
    end
{%- endmacro %}

{# The minutes to UTC that an offset at the end says: -06:00 is 360. #}
{% macro minutes_of_offset(given) -%}
    (case when left(right({{ given }}, 6), 1) = '-' then 1 else -1 end)
    * (
        try_cast(left(right({{ given }}, 5), 2) as {{ dbt.type_int() }}) * 60
        + try_cast(right({{ given }}, 2) as {{ dbt.type_int() }})
    )
{%- endmacro %}

{# How many minutes the clock of a moment is ahead of UTC; null where what stands after the clock time is not known. #}
{% macro minutes_from_utc(text) -%}
    {%- set american_hours = "'est05edt04cst06cdt05mst07mdt06pst08pdt07hst10'" -%}
    {%- set after = ' ?([ap][.]? ?m[.]?)? ?' -%}
    {%- set offset = ':[0-9]{2}([.,][0-9]+)?' ~ after ~ '(z|ut|utc|gmt)? ?([+-])(0?[0-9]|1[0-4]):?([0-5][0-9])?'
        ~ '(\\[.*| ?[(].*| [0-9]{4})?$' -%}
    {%- set american = '[0-9m.] ?([ecmp][sd]t|hst)( [0-9]{4})?$' -%}
    {%- set clock = '([t, ]|[0-9]{4}:)[0-9]{1,2}(:[0-9]{2})?(:[0-9]{2}([.,][0-9]+)?)?' -%}
    case
        when {{ regexp_matches(text, clock ~ after ~ '((z|ut|utc|gmt)( ?[(].*)?)?( [0-9]{4})?$') }} then 0
        when {{ regexp_matches(text, offset) }}
            then (case when {{ regexp_extract(text, offset, 4) }} = '-' then -1 else 1 end)
            * (
                cast({{ regexp_extract(text, offset, 5) }} as {{ dbt.type_int() }}) * 60
                + coalesce(cast({{ regexp_extract(text, offset, 6) }} as {{ dbt.type_int() }}), 0)
            )
        when {{ regexp_matches(text, american) }}
            then -60 * cast(substring(
                {{ american_hours }}, position({{ regexp_extract(text, american, 1) }} in {{ american_hours }}) + 3, 2
            ) as {{ dbt.type_int() }})
        when {{ text }} like '%9999%' then 0
    end
{%- endmacro %}

{# The name of the zone at the end of a moment, as the IANA list spells it: America/New_York, or [Europe/Paris] as Java has it.
   An offset before it says the same, and wins. #}
{% macro written_zone(given) -%}
    {%- set name = '([A-Z][A-Za-z]+(/[A-Z][A-Za-z_-]+)+)' -%}
    {{ regexp_extract(given, ':[0-9]{2}([.,][0-9]+)?[ \xa0\u202f]?([AaPp][.]?[Mm][.]?)?[ \xa0\u202f]?\\[?' ~ name ~ '\\]?$', 3) }}
{%- endmacro %}

{# Whether a zone is on the IANA list, so that no engine stops at it. #}
{% macro is_known_zone(zone) -%}
    {#- dbt 2 has no list: no name is known there #}
    {%- set names = modules.pytz.common_timezones | default([]) -%}
    coalesce(position('|' || {{ zone }} || '|' in '|{{ names | join("|") }}|') > 0, false)
{%- endmacro %}
