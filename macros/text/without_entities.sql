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
        ('&(aacute|#225);', 'á'), ('&(agrave|#224);', 'à'), ('&(acirc|#226);', 'â'), ('&(atilde|#227);', 'ã'),
        ('&(auml|#228);', 'ä'), ('&(aring|#229);', 'å'), ('&(ccedil|#231);', 'ç'), ('&(eacute|#233);', 'é'),
        ('&(egrave|#232);', 'è'), ('&(ecirc|#234);', 'ê'), ('&(euml|#235);', 'ë'), ('&(iacute|#237);', 'í'),
        ('&(iuml|#239);', 'ï'), ('&(ntilde|#241);', 'ñ'), ('&(oacute|#243);', 'ó'), ('&(ouml|#246);', 'ö'),
        ('&(oslash|#248);', 'ø'), ('&(uacute|#250);', 'ú'), ('&(uuml|#252);', 'ü'), ('&(szlig|#223);', 'ß'),
        ('&(Aacute|#193);', 'Á'), ('&(Eacute|#201);', 'É'), ('&(Ouml|#214);', 'Ö'), ('&(Uuml|#220);', 'Ü'),
    ]) }}
{%- endmacro %}
