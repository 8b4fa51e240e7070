{#- A lower-case text with each accented Latin letter as its plain letter, and ß, æ, œ, þ as two letters.

    text: SQL expression of lower-case text.  without_accents("'müller straße'")  ->  'muller strasse'
    Covers Latin-1, Latin Extended-A and -B and Vietnamese; an accent that is a character of its own (e and U+0301) is
    dropped. A text that is ASCII already is left alone, and fast. Not translate(), which reads its list again for each row. -#}
{% macro without_accents(text) -%}
    {%- set rules = [('[' ~ '%c' % 768 ~ '-' ~ '%c' % 879 ~ ']+', '')] -%}
    {%- for plain, accented in accented_letters().items() -%}
        {%- do rules.append(('[' ~ accented ~ ']', plain)) -%}
    {%- endfor -%}
    case when {{ regexp_matches(text, '[^ -~]') }} then {{ rewritten(text, rules) }} else {{ text }} end
{%- endmacro %}

{% macro accented_letters() -%}
    {{ return({
        'a': 'àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ',
        'b': 'ḃḅḇƀɓ',
        'c': 'çćĉċčḉ',
        'd': 'ďḋḍḏḑḓđðɗ',
        'e': 'èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệəǝ',
        'f': 'ḟ',
        'g': 'ĝğġģǧǵḡǥɠ',
        'h': 'ĥȟḣḥḧḩḫẖħ',
        'i': 'ìíîïĩīĭįǐȉȋḭḯỉịı',
        'j': 'ĵǰ',
        'k': 'ķǩḱḳḵĸƙ',
        'l': 'ĺļľḷḹḻḽłƚ',
        'm': 'ḿṁṃ',
        'n': 'ñńņňǹṅṇṉṋŋŉɲ',
        'o': 'òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ',
        'p': 'ṕṗ',
        'r': 'ŕŗřȑȓṙṛṝṟ',
        's': 'śŝşšșṡṣṥṧṩſ',
        't': 'ţťțṫṭṯṱẗŧ',
        'u': 'ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự',
        'v': 'ṽṿ',
        'w': 'ŵẁẃẅẇẉẘ',
        'x': 'ẋẍ',
        'y': 'ýÿŷȳẏẙỳỵỷỹƴ',
        'z': 'źżžẑẓẕƶ',
        'ss': 'ß',
        'ae': 'æǽǣ',
        'oe': 'œ',
        'th': 'þ',
    }) }}
{%- endmacro %}
