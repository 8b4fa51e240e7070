{#- A text that can be read: no control, zero-width or direction marks, white space of any kind as one space, none at the
    ends, no HTML entities, cut at the setting max_text_length. '' is null.

    text: SQL expression of text.  clean_text("'  Jane\t Doe '")  ->  'Jane Doe'
    Most texts are short, of Latin letters and without a space too many: the slow path is for the others.
    NUL is taken out apart from them, because no SQL text can hold it. -#}
{% macro clean_text(text) -%}
    {%- set control_characters = '\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f' -%}
    {%- set unseen = '[' ~ control_characters ~ '\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]' -%}
    {%- set spaces = '[' ~ white_space() ~ ']+' -%}
    case
        when
            {{ regexp_matches(text, '[^ -~À-ɏḀ-ỿ]|&[#A-Za-z]|  |^ | $') }}
            or length({{ text }}) > {{ checked('max_text_length') }}
            then nullif(trim(left(
                {{ rewritten(without_entities('replace(' ~ text ~ ", chr(0), '')"), [(unseen, ''), (spaces, ' ')]) }},
                {{ checked('max_text_length') }}
            )), '')
        else nullif({{ text }}, '')
    end
{%- endmacro %}
