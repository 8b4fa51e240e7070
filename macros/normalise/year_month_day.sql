{#- A date in any shape as the text YYYY-MM-DD; null where no shape fits.

    text: SQL expression of lower-case text.  year_month_day("'5-mar-24'")  ->  '2024-03-05'
    Rewritten parts are joined by = until the end, so that no later rule takes them for a date again. -#}
{% macro year_month_day(text) -%}
    {%- set parts = namespace(sql=rewritten(text, date_shapes())) -%}
    {%- for month in ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] -%}
        {%- set parts.sql = "replace(" ~ parts.sql ~ ", '=" ~ month ~ "=', '=" ~ '%02d' % loop.index ~ "=')" -%}
    {%- endfor -%}
    {%- set padded = rewritten(parts.sql, [
        ('^(3[1-9]|[4-9][0-9])=', '19\\1='),
        ('^([0-9]{2})=', '20\\1='),
        ('=([0-9])=', '=0\\1='),
        ('=([0-9])$', '=0\\1'),
    ]) -%}
    replace({{ regexp_extract(padded, '^[0-9]{4}=[0-9]{2}=[0-9]{2}$', 0) }}, '=', '-')
{%- endmacro %}

{# The shapes, as rules for `rewritten`. A day above 12 can only be a day. #}
{% macro date_shapes() -%}
    {%- set gap = '[-/., ]+' -%}
    {%- set number = '([0-9]{1,2})' -%}
    {%- set month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*' -%}
    {%- set ordinal = '(st|nd|rd|th)?' -%}
    {%- set year = '([0-9]{4}|[0-9]{2})' ~ time_pattern() -%}
    {{ return([
        ('^([0-9]{4})' ~ gap ~ number ~ gap ~ number ~ time_pattern(), '\\1=\\2=\\3'),
        ('^([0-9]{4})([0-9]{2})([0-9]{2})' ~ time_pattern(), '\\1=\\2=\\3'),
        ('^(1[3-9]|2[0-9]|3[01])' ~ gap ~ number ~ gap ~ year, '\\3=\\2=\\1'),
        ('^' ~ number ~ gap ~ number ~ gap ~ year, '\\3=\\1=\\2'),
        ('^' ~ month ~ gap ~ number ~ ordinal ~ gap ~ year, '\\4=\\1=\\2'),
        ('^' ~ number ~ ordinal ~ gap ~ month ~ gap ~ year, '\\4=\\3=\\1'),
    ]) }}
{%- endmacro %}
