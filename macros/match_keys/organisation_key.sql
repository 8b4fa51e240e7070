{#- The name of an organisation without its legal form and article, so that Acme Inc and The Acme Company meet.

    name: SQL expression, folded.  organisation_key("'the acme dental group llc'")  ->  'acme dental group' -#}
{% macro organisation_key(name) -%}
    nullif(trim({{ regexp_replace_all(
        regexp_replace_all(name, '\\b(the|inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company)\\b', ''),
        ' +', ' ') }}), '')
{%- endmacro %}
