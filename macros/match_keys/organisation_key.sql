{#- The name of an organisation without its legal form, article and and, so that Acme Inc and The Acme Company meet, and
    Smith and Sons and Smith & Sons, of which folding leaves smith sons.

    name: SQL expression, folded.  organisation_key("'the acme dental group llc'")  ->  'acme dental group' -#}
{% macro organisation_key(name) -%}
    nullif(trim({{ regexp_replace_all(
        regexp_replace_all(name, '\\b(the|and|inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company)\\b', ''),
        ' +', ' ') }}), '')
{%- endmacro %}
