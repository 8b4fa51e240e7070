{#- Whether a row is of a system that keeps terms and no money, while the subscriptions of another system that wins members
    bring it: the condition of a where. The money is then counted there, as facts.payments does. -#}
{% macro is_paid_elsewhere(column='source_system') -%}
    {%- set found = namespace(keepers=[], takers=[]) -%}
    {%- for system, entry in entries_in_use().items() -%}
        {%- set facts = entry.get('facts', {}) -%}
        {%- if not facts.keys() | select('in', ['gifts', 'purchases', 'payments']) | list -%}
            {%- do found.keepers.append(system) -%}
        {%- elif entry.get('wins_members') and 'subscriptions' in facts -%}
            {%- do found.takers.append(system) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(column ~ " in ('" ~ found.keepers | join("', '") ~ "')" if found.keepers and found.takers else '1 = 0') }}
{%- endmacro %}

{# Whether a row is of a system whose payments are known. #}
{% macro takes_payments(column='source_system') -%}
    {%- set systems = fact_models('payments').values() | unique | list -%}
    {{ return(column ~ " in ('" ~ systems | join("', '") ~ "')" if systems else '1 = 0') }}
{%- endmacro %}
