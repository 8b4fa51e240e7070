{#- What a key that too many records share is tried with once more: of all Smiths in one city those of one birth year.

    name: (SQL expression over match_features, the rules whose keys do not hold that field already). -#}
{% macro key_refinements() -%}
    {{ return({
        'first_name': ('left(features.first_name, 4)', rules_without(['first_name', 'formal_name'])),
        'last_name': ('left(features.last_name, 4)', rules_without(['last_name', 'last_phonetic'])),
        'birth_year': ('left(features.birth_digits, 4)', rules_without(['birth_date', 'birth_digits'])),
        'postal_code': ('features.postal_code', rules_without(['postal_code'])),
        'email': ('left(features.email_local, 5)', rules_without(['email'])),
        'phone': ('right(features.phone, 4)', rules_without(['phone,'])),
    }) }}
{%- endmacro %}

{# The rules of which some key is made of none of these columns. #}
{% macro rules_without(columns) -%}
    {%- set rules = [] -%}
    {%- for rule, given in match_keys().items() -%}
        {%- for key in ([given] if given is string else given) if rule not in rules -%}
            {%- set held = namespace(any=false) -%}
            {%- for column in columns if column in key -%}
                {%- set held.any = true -%}
            {%- endfor -%}
            {%- do rules.append(rule) if not held.any -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}
