{#- What a person is known by: a dictionary of lists of texts.

    ids; records: 'system: record id'; keys: record keys; rows: 'system.table: id' of rows that other rows name; contents: those
    of rows without an id; texts: values in lower case that no other record has; words: names and mailboxes that no other
    record has. -#}
{% macro erased_values(ids) -%}
    {%- set found = {'ids': ids} -%}
    {%- set query -%}
        select source_system || ': ' || record_id as record
        from (
            select
                *,
                row_number() over (partition by source_system, record_id order by entry_number desc) as age
            from {{ built_relation('identity_ledger') }}
        ) as entries
        where age = 1 and constituent_id in {{ in_list(ids) }}
        order by record
    {%- endset -%}
    {%- do found.update({'records': texts_of(query)}) -%}
    {%- set source_records = built_relation('source_records') -%}
    {%- set own = is_record_of(found, 'source_system', 'record_id') -%}
    {%- do found.update({'keys': texts_of('select record_key from ' ~ source_records ~ ' where ' ~ own)}) -%}

    {%- set fields = ['full_name', 'name_as_given', 'email', 'email_as_given', 'phone', 'phone_as_given', 'address',
        'address_as_given'] -%}
    {%- set golden = ['canonical_full_name', 'canonical_email', 'canonical_phone', 'canonical_address'] -%}
    {%- set is_of_ids = 'constituent_id in ' ~ in_list(ids) -%}
    {%- set texts = values_without_others(
        fields, own, source_records, built_relation('constituents_snapshot'), golden, is_of_ids) -%}
    {%- set names = ['first_name', 'last_name', dbt.split_part('email', "'@'", 1)] -%}
    {%- set golden_names = ['canonical_first_name', 'canonical_last_name'] -%}
    {%- set words = values_without_others(
        names, own, source_records, built_relation('constituents_snapshot'), golden_names, is_of_ids) -%}
    {%- do found.update({'texts': longer_than(5, texts), 'words': longer_than(4, words)}) -%}

    {%- do found.update({'rows': erased_rows(found), 'contents': erased_contents(source_records, found)}) -%}
    {{ return(found) }}
{%- endmacro %}

{% macro longer_than(least, texts) -%}
    {%- set kept = [] -%}
    {%- for text in texts if text | length >= least -%}
        {%- do kept.append(text) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}

{# Values of the person's records and golden rows, as they are and folded, that no other record has. #}
{% macro values_without_others(fields, own, source_records, golden, golden_fields, is_of_ids) -%}
    {%- set of_person, of_others = [], [] -%}
    {%- for field in fields -%}
        {%- do of_person.append('select ' ~ field ~ ' as given from ' ~ source_records ~ ' where ' ~ own) -%}
        {%- do of_others.append('select ' ~ field ~ ' as given from ' ~ source_records ~ ' where not (' ~ own ~ ')') -%}
    {%- endfor -%}
    {%- for field in golden_fields if golden -%}
        {%- do of_person.append('select ' ~ field ~ ' as given from ' ~ golden ~ ' where ' ~ is_of_ids) -%}
    {%- endfor -%}
    {%- set query -%}
        select given from (
            select lower(given) as given from ({{ of_person | join(' union all ') }}) as plain
            union
            select {{ fold_text('given') }} as given from ({{ of_person | join(' union all ') }}) as folded
        ) as own_values
        where given is not null and given not in (
            select lower(given) from ({{ of_others | join(' union all ') }}) as others where given is not null
        )
        order by given
    {%- endset -%}
    {{ return(texts_of(query)) }}
{%- endmacro %}

{# The condition that two columns name a record of the person. #}
{% macro is_record_of(found, system, record_id) -%}
    {{ return(system ~ " || ': ' || " ~ record_id ~ ' in ' ~ in_list(found.records)) }}
{%- endmacro %}
