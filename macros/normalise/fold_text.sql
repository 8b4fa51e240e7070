{#- A text to compare by: lower-case ASCII letters, digits and single spaces. Null where nothing of it is left.

    text: SQL expression of text.  fold_text("'José O’Brien-Smith'")  ->  'jose obrien smith'
    Accents go, as do apostrophes; anything else that is no letter or digit parts two words.
    Trap: a name in another script (Greek, Arabic, Chinese) folds to null. -#}
{% macro fold_text(text) -%}
    nullif(trim({{ rewritten(without_accents('lower(' ~ text ~ ')'), [
        ("['`’‘ʼ´]", ''),
        ('[^a-z0-9]+', ' '),
    ]) }}), '')
{%- endmacro %}
