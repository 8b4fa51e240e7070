{#- A suffix as it is written after a name.

    text: SQL expression of text.  display_suffix("', junior, m.d.'")  ->  'Jr MD' -#}
{% macro display_suffix(text) -%}
    {%- set plain = 'trim(' ~ rewritten('upper(' ~ text ~ ')', [('[.]', ''), ('[, ]+', ' ')]) ~ ')' -%}
    {%- set written = {
        'JUNIOR': 'Jr', 'SENIOR': 'Sr', 'ESQUIRE': 'Esq', 'EDD': 'EdD', 'PSYD': 'PsyD', 'PHARMD': 'PharmD', '2ND': 'II',
        '3RD': 'III', '4TH': 'IV', 'RET': 'Ret', 'TTEE': 'Trustee', 'DECD': 'Deceased',
    } -%}
    {%- for word in checked('name_suffixes') + checked('suffixes_after_comma') if word | length > 6 and ' ' not in word -%}
        {%- do written.setdefault(word | upper, word | capitalize) -%}
    {%- endfor -%}
    {%- set shown = namespace(sql="' ' || " ~ plain ~ " || ' '") -%}
    {%- for word, short in {'JR': 'Jr', 'SR': 'Sr', 'ESQ': 'Esq', 'PHD': 'PhD', 'JUNIOR': 'Jr', 'SENIOR': 'Sr'}.items() -%}
        {%- set shown.sql = "replace(" ~ shown.sql ~ ", ' " ~ word ~ " ', ' " ~ short ~ " ')" -%}
    {%- endfor -%}
    case {{ plain }}
        {% for word, written_word in written.items() -%}
            when '{{ word }}' then '{{ written_word }}'
        {% endfor -%}
        else nullif(trim({{ shown.sql }}), '')
    end
{%- endmacro %}
