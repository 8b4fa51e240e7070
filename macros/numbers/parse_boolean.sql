{#- Yes or no as a boolean. Null where it is neither.

    expression: SQL expression of any type.  parse_boolean("'Y'")  ->  true
    A file makes 1.0 of a flag that stands beside blanks, and Access writes -1 for yes. -#}
{% macro parse_boolean(expression) -%}
    {%- set text = rewritten('lower(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ '))', [
        ('[' ~ white_space() ~ ']+', ''), ('[.]0*$', ''),
    ]) -%}
    case
        when {{ text }} in ('y', 'yes', 'true', 't', '1', '-1', 'on') then true
        when {{ text }} in ('n', 'no', 'false', 'f', '0', 'off') then false
    end
{%- endmacro %}
