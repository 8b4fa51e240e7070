{#- Which field of a record each column holds, by its name: {field: its columns, the first one first}.

    A name is an alias of a field, in the order of the seed record_column_aliases; or an alias with words about it: whose it
    is (Donor Email), of which kind (Mailing City, Email (Work)), which of several (Phone 2), and words that say nothing
    (E-mail 1 - Value). An id, a system and a moment of change are known by their whole name alone.
    Each column has name, person, group (whose, which of several, of which kind) and rank.
    column_places(['Donor Email', 'Email 2'])  ->  {'email': [{'name': 'Email 2', ...}, {'name': 'Donor Email', ...}]} -#}
{% macro column_places(names) -%}
    {%- set known, found, words = {}, {}, column_words() -%}
    {%- for field, aliases in checked('record_column_aliases').items() -%}
        {%- for alias in [field] + aliases -%}
            {%- do known.update({alias: (field, loop.index0)}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for name in names -%}
        {%- set place = column_place(name, loop.index, known, words) -%}
        {%- if place -%}
            {%- do found.setdefault(place.field, []).append(place) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for field in found -%}
        {%- do found.update({field: found[field] | sort(attribute='rank')}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# {word: its place in the list}, since the first of a list is preferred; '' is before all. #}
{% macro column_words() -%}
    {%- set words = {} -%}
    {%- for list in ['persons', 'kinds', 'noise'] -%}
        {%- set places = {'': 0} -%}
        {%- for word in checked('source_records_' ~ list) -%}
            {%- do places.update({word: loop.index}) -%}
        {%- endfor -%}
        {%- do words.update({list: places}) -%}
    {%- endfor -%}
    {{ return(dict(words, numbers=['01', '02', '03'] + range(1, 10) | map('string') | list)) }}
{%- endmacro %}

{% macro column_place(name, at, known, words) -%}
    {%- for spelt in spellings(name) if spelt in known -%}
        {%- set field, position = known[spelt] -%}
        {{ return({'field': field, 'name': name, 'person': '', 'group': (0, 0, 0), 'rank': (0, 0, 0, position, at)}) }}
    {%- endfor -%}
    {%- for spelt in spellings(name) -%}
        {%- set parts = spelt.split('_') | reject('in', words.noise) | list -%}
        {%- set person = parts.pop(0) if parts | length > 1 and parts[0] in words.persons else '' -%}
        {%- set kinds = [] -%}
        {%- for _ in range(2) -%}
            {%- if parts | join('_') not in known and (parts[0] in words.kinds or parts[-1] in words.kinds) -%}
                {%- do kinds.append(words.kinds[parts.pop(0 if parts[0] in words.kinds else -1)]) if parts | length > 1 -%}
            {%- endif -%}
        {%- endfor -%}
        {%- set numbers = [] if parts | join('_') in known else parts | select('in', words.numbers) | list -%}
        {%- set number, rest = numbers | join | int, parts | reject('in', numbers) | join('_') -%}
        {%- set field, position = known.get(rest, (none, none)) -%}
        {%- if field and field not in ['record_id', 'source_system', 'updated_at'] -%}
            {%- set group = (words.persons[person], number, kinds | min if kinds else 0) -%}
            {{ return({'field': field, 'name': name, 'person': person, 'group': group, 'rank': group + (position, at)}) }}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# The ways to read a name: # as number, without it, and with words parted where a capital begins one or a digit ends it.
   spellings('HomePhone2')  ->  ['homephone2', 'home_phone_2'] #}
{% macro spellings(name) -%}
    {%- set parted = modules.re.sub('([a-z])([A-Z]|[0-9]$)', '\\1_\\2', name) -%}
    {{ return([plain_name(name.replace('#', ' number ')), plain_name(name), plain_name(parted)] | unique | list) }}
{%- endmacro %}

{# plain_name('E-Mail (home)')  ->  e_mail_home #}
{% macro plain_name(name) -%}
    {{ return(modules.re.sub('[^a-z0-9]+', '_', name.lower()).strip('_')) }}
{%- endmacro %}
