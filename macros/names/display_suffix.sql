{#- A suffix as it is written after a name.

    text: SQL expression of text.  display_suffix("', junior, m.d.'")  ->  'Jr MD' -#}
{% macro display_suffix(text) -%}
    {%- set plain = regexp_replace_all('upper(' ~ text ~ ')', '[.]', '') -%}
    {%- set shown = namespace(sql="' ' || " ~ regexp_replace_all(plain, '[, ]+', ' ') ~ " || ' '") -%}
    {%- for word, written in {
        'JR': 'Jr', 'JUNIOR': 'Jr', 'SR': 'Sr', 'SENIOR': 'Sr', 'ESQ': 'Esq', 'PHD': 'PhD',
    }.items() -%}
        {%- set shown.sql = "replace(" ~ shown.sql ~ ", ' " ~ word ~ " ', ' " ~ written ~ " ')" -%}
    {%- endfor -%}
    nullif(trim({{ shown.sql }}), '')
{%- endmacro %}
