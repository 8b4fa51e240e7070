{#- What tells father from son: jr, sr, iii, iv or v; null for degrees and honours. II is the second of the name, as Jr is.

    name_suffix_key("'Junior'")  ->  'jr' -#}
{% macro name_suffix_key(suffix) -%}
    case replace(lower(trim({{ suffix }})), '.', '')
        when 'jr' then 'jr'
        when 'junior' then 'jr'
        when 'ii' then 'jr'
        when 'sr' then 'sr'
        when 'senior' then 'sr'
        when 'iii' then 'iii'
        when 'iv' then 'iv'
        when 'v' then 'v'
    end
{%- endmacro %}
