{#- Why an agreement of the weighted scoring is decided as it is: the first reason that holds, conflicts before likeness and
    sure rules before the score. Columns: those of `scored` in given_weights, and of `thresholds`. -#}
{% macro given_reason() -%}
    case
        when is_first_name_different and is_contact_shared then 'shared_contact'
        when is_first_name_different and is_last_name_confirmed and is_address_confirmed then 'same_home'
        when is_first_name_different then 'first_name_conflict'
        when is_birth_date_different and is_contact_shared and is_first_name_confirmed then 'birth_date_doubt'
        when is_birth_date_different then 'birth_date_conflict'
        when is_contact_shared and last_name_level = 'different' and not is_first_name_confirmed then 'contact_doubt'
        when email_level = 'equal' then 'same_email'
        when phone_level = 'same' and coalesce(suffix_level != 'one_sided', true) then 'same_phone'
        when is_birth_date_same and are_names_confirmed then 'name_birth_date'
        when
            is_birth_date_same
            and (is_first_name_confirmed or is_last_name_confirmed)
            and (is_address_confirmed or is_location_confirmed)
            then 'birth_date_place'
        when suffix_level = 'one_sided' and score >= manual_review then 'suffix_doubt'
        when email_level = 'near' and are_names_confirmed then 'name_near_email'
        when
            are_names_confirmed
            and is_address_confirmed
            and coalesce(location_level not in ('different', 'same_state'), true)
            then 'name_address'
        when are_names_confirmed and is_location_confirmed then 'name_postal'
        when is_organisation_name_confirmed and is_location_confirmed then 'organisation_name'
        when weight < minimum_evidence then 'too_little_evidence'
        when score >= automatic_match then 'fuzzy_score'
        when score >= manual_review then 'weak_score'
        else 'low_score'
    end
{%- endmacro %}
