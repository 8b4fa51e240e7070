{#- Why an agreement that looks like one person may be two of one family, as a reason of the seed decision_reasons; or null.

    Twins share all but the first name. A parent and a child of one name share all but the birth date, and a son without his
    Jr shares all. One mailbox settles the last two, since no parent gives a child the own one. In a file in which first names
    or birth dates differ as often away from home, they are just wrong, and the weights say enough.
    Columns: those of `patterns` and of `priors` in learnt_weights. -#}
{% macro family_doubt() -%}
    {%- set is_one_home = "address_level in ('same', 'similar', 'other_unit', 'near') or phone_level = 'same'" -%}
    case
        when
            first_name_noise = 0
            and first_name_level = 'different'
            and last_name_level in ('equal', 'similar', 'sounds_alike', 'part')
            and birth_date_level != 'different'
            and ({{ is_one_home }})
            then 'twin_doubt'
        when
            birth_date_noise = 0
            and birth_date_level = 'different'
            and first_name_level in ('equal', 'nickname', 'similar')
            and last_name_level in ('equal', 'similar')
            and ({{ is_one_home }})
            and coalesce(email_level != 'equal', true)
            then 'generation_doubt'
        when
            suffix_level = 'one_sided'
            {%- for field in ['birth_date', 'email', 'phone'] %}
                and coalesce({{ field }}_level != '{{ best_level(field) }}', true)
            {%- endfor %}
            then 'suffix_doubt'
    end
{%- endmacro %}
