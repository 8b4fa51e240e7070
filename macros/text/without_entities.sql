{#- A text with the characters that HTML entities stand for, which exports from web pages hold: Sean O&#039;Brien.

    text: SQL expression of text.  without_entities("'Jos&eacute; &amp; Ann'")  ->  'José & Ann'
    What was written twice over (&amp;#039;) is read twice. Of letters with accents those of common names are read. -#}
{% macro without_entities(text) -%}
    {{ rewritten(text, [
        ('&amp;', '&'),
        ("&(#0*39|#[xX]27|apos|[rl]squo|#821[67]);", "'"),
        ('&(#0*34|quot|[rl]dquo|#822[01]);', '"'),
        ('&(nbsp|#160|#[xX][aA]0);', ' '),
        ('&[mn]dash;', '-'),
        ('&lt;', '<'),
        ('&gt;', '>'),
        ('&(aacute|#225);', 'á'), ('&(eacute|#233);', 'é'), ('&(iacute|#237);', 'í'), ('&(oacute|#243);', 'ó'),
        ('&(ntilde|#241);', 'ñ'), ('&(uuml|#252);', 'ü'),
    ]) }}
{%- endmacro %}
