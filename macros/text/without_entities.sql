{#- A text with the characters that HTML entities stand for, which exports from web pages hold: Sean O&#039;Brien.

    text: SQL expression of text.  without_entities("'Jos&eacute; &amp; Ann'")  ->  'José & Ann'
    What was written twice over (&amp;#039;) is read twice. Of the numbers those of Latin-1 are read, all of one number. -#}
{% macro without_entities(text) -%}
    {%- set number = '&#0*(1[6-9][0-9]|2[0-4][0-9]|25[0-5]);' -%}
    {%- set plain = 'replace(' ~ text ~ ", '&amp;', '&')" -%}
    {%- set found = namespace(sql='coalesce(replace(' ~ plain ~ ', ' ~ regexp_extract(plain, number, 0)
        ~ ', chr(cast(' ~ regexp_extract(plain, number, 1) ~ ' as ' ~ dbt.type_int() ~ '))), ' ~ plain ~ ')') -%}
    {%- for name, letter in {
        'aacute': 'á', 'agrave': 'à', 'auml': 'ä', 'ccedil': 'ç', 'eacute': 'é', 'egrave': 'è', 'ecirc': 'ê', 'euml': 'ë',
        'iacute': 'í', 'iuml': 'ï', 'ntilde': 'ñ', 'oacute': 'ó', 'ouml': 'ö', 'oslash': 'ø', 'uacute': 'ú', 'uuml': 'ü',
        'szlig': 'ß', 'Eacute': 'É', 'Ouml': 'Ö', 'Uuml': 'Ü',
    }.items() -%}
        {%- set found.sql = 'replace(' ~ found.sql ~ ", '&" ~ name ~ ";', '" ~ letter ~ "')" -%}
    {%- endfor -%}
    {{ rewritten(found.sql, [
        ("&(#0*39|#[xX]27|apos|[rl]squo|#821[67]);", "'"),
        ('&(#0*34|quot|[rl]dquo|#822[01]);', '"'),
        ('&(nbsp|#160|#[xX][aA]0);', ' '),
        ('&[mn]dash;', '-'),
        ('&lt;', '<'),
        ('&gt;', '>'),
    ]) }}
{%- endmacro %}
