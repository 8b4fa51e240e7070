{#- The keys that an entry of the registry may have, and the shape of each. -#}
{% macro check_shape(where, entry) -%}
    {%- set lists = ['people', 'tables', 'associations'] -%}
    {%- set maps = ['facts', 'parents'] -%}
    {%- set flags = ['gifts_make_members', 'keeps_accounts', 'wins_members'] -%}
    {%- set names = ['schema', 'database', 'loaded_at_field'] -%}
    {%- if entry is not mapping -%}
        {%- do stop(where, shown(entry) ~ ' is no map of names and values.') -%}
    {%- endif -%}
    {%- for name, value in entry.items() -%}
        {%- set is_right = (name in lists and value is iterable and value is not string and value is not mapping)
            or (name in maps and value is mapping) or (name in flags and value is boolean)
            or (name in names and value is string and modules.re.fullmatch('[A-Za-z_][A-Za-z0-9_$-]*', value)) -%}
        {%- if name not in lists + maps + flags + names -%}
            {%- do stop(where, "'" ~ name ~ "' is nothing that an entry has; there are "
                ~ (lists + maps + flags + names) | join(', ') ~ '.') -%}
        {%- elif not is_right -%}
            {%- do stop(where, shown(value) ~ ' is no ' ~ ('list' if name in lists else 'map' if name in maps
                else 'true or false' if name in flags else 'name') ~ ' for ' ~ name ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
