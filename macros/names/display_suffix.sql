{#- A suffix as it is written after a name.

    text: SQL expression of text.  display_suffix("', junior, m.d.'")  ->  'Jr MD' -#}
{% macro display_suffix(text) -%}
    {%- set plain = regexp_replace_all('upper(' ~ text ~ ')', '[.]', '') -%}
    {%- set shown = namespace(sql="' ' || " ~ regexp_replace_all(plain, '[, ]+', ' ') ~ " || ' '") -%}
    {%- set written = {
        'JR': 'Jr', 'JUNIOR': 'Jr', 'SR': 'Sr', 'SENIOR': 'Sr', 'ESQ': 'Esq', 'ESQUIRE': 'Esq', 'PHD': 'PhD', 'EDD': 'EdD',
        'PSYD': 'PsyD', 'PHARMD': 'PharmD', '2ND': 'II', '3RD': 'III', '4TH': 'IV', 'RET': 'Ret', 'TTEE': 'Trustee',
        'DECD': 'Deceased',
    } -%}
    {%- for word in checked('name_suffixes') + checked('suffixes_after_comma') if word | length > 6 and ' ' not in word -%}
        {%- do written.setdefault(word | upper, word | capitalize) -%}
    {%- endfor -%}
    {%- for word, written_word in written.items() -%}
        {%- set shown.sql = "replace(" ~ shown.sql ~ ", ' " ~ word ~ " ', ' " ~ written_word ~ " ')" -%}
    {%- endfor -%}
    nullif(trim({{ shown.sql }}), '')
{%- endmacro %}
