{#- Every decision of a steward as texts, before the run has written anything: the columns, and beside them
    place: the file or the table; said: which row of it; one, other: the two records, each as 'system id'; counts: whether it
    has not expired, and enough people stand behind it. -#}
{% macro steward_columns() -%}
    {{ return([
        'left_system', 'left_record_id', 'right_system', 'right_record_id', 'decision', 'reviewer', 'reason', 'decided_on',
    ]) }}
{%- endmacro %}

{# Columns that a file may leave out. #}
{% macro optional_steward_columns() -%}
    {{ return(['field', 'second_reviewer', 'expires_on']) }}
{%- endmacro %}

{# Rows of the seed. Where the file itself cannot be read, it is what the last run loaded. #}
{% macro steward_file_rows() -%}
    {%- set place, columns = 'steward_decisions.csv', steward_columns() -%}
    {%- set known = columns + optional_steward_columns() -%}
    {%- set lines = seed_cells('steward_decisions', known | length + 1) -%}
    {%- if lines is none -%}
        {{ return(steward_rows_of(place, seed_rows('steward_decisions') or [])) }}
    {%- endif -%}
    {%- set needed = 'its first line must be ' ~ columns | join(',') -%}
    {%- if not lines -%}
        {%- do stop(place, 'the file is empty; ' ~ needed ~ '.') -%}
    {%- endif -%}
    {%- set header = lines[0] | select | list -%}
    {%- if header | length == 1 and modules.re.search('[;\t|]', header[0]) -%}
        {%- do stop(place, 'its columns are not parted by commas; ' ~ needed ~ '.') -%}
    {%- endif -%}
    {%- for column in columns if column not in header -%}
        {%- do stop(place, 'the column ' ~ column ~ ' is missing; ' ~ needed ~ '.') -%}
    {%- endfor -%}
    {%- if header | reject('in', known) | list -%}
        {%- do stop(place, 'there are more columns than are known; ' ~ needed ~ ', and may go on with '
            ~ optional_steward_columns() | join(',') ~ '.') -%}
    {%- endif -%}
    {%- set rows = [] -%}
    {%- for cells in lines[1:] -%}
        {%- if cells[header | length] is not none -%}
            {%- do stop(place, 'row ' ~ loop.index ~ ' has more than ' ~ header | length
                ~ ' values; a text with a comma in it stands in double quotes.') -%}
        {%- endif -%}
        {%- do rows.append(dict(zip(header, cells))) -%}
    {%- endfor -%}
    {{ return(steward_rows_of(place, rows)) }}
{%- endmacro %}

{# Rows of the table that stewards write on the warehouse. #}
{% macro steward_table_rows() -%}
    {%- set entries = graph.nodes.values() | selectattr('name', 'equalto', 'steward_entries') | first -%}
    {{ return(steward_rows_of('identity.steward_entries', stored_rows(entries) or [])) }}
{%- endmacro %}

{# A row of a table has no number: its records name it. #}
{% macro steward_rows_of(place, rows) -%}
    {%- set made, reviewers = [], given('decision_reviewers') -%}
    {%- set latest = (var('as_of_date') or day_of_run()) | string -%}
    {%- for row in rows -%}
        {%- set one = (row.left_system or '') | trim ~ ' ' ~ (row.left_record_id or '') | trim -%}
        {%- set other = (row.right_system or '') | trim ~ ' ' ~ (row.right_record_id or '') | trim -%}
        {%- set number = 'row ' ~ loop.index if place.endswith('.csv') else 'the row in ' ~ place -%}
        {%- set records = one if row.decision in ['split', 'set'] else one ~ ', ' ~ other -%}
        {%- set counts = (row.expires_on or latest) >= latest and ((row.second_reviewer or '') | trim or reviewers == 1) -%}
        {%- do made.append(dict(row, place=place, one=one, other=other, said=number ~ ' (' ~ records ~ ')', counts=counts)) -%}
    {%- endfor -%}
    {{ return(made) }}
{%- endmacro %}
