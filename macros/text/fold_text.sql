{#- A text to compare by: lower-case ASCII letters, digits and single spaces. Null where nothing of it is left.

    text: SQL expression of text.  fold_text("'José O’Brien-Smith'")  ->  'jose obrien smith'
    Accents go, as do apostrophes; anything else that is no letter or digit parts two words. Most texts are plain words
    and need none of that.
    Trap: a name in another script (Greek, Arabic, Chinese) folds to null. -#}
{% macro fold_text(text) -%}
    {%- set lower_text = 'lower(' ~ text ~ ')' -%}
    nullif(trim(
        case
            when {{ regexp_matches(lower_text, '^[a-z0-9]+( [a-z0-9]+)*$') }} then {{ lower_text }}
            else {{ rewritten(without_accents(lower_text), [("['`’‘ʼ´]", ''), ('[^a-z0-9]+', ' ')]) }}
        end
    ), '')
{%- endmacro %}
