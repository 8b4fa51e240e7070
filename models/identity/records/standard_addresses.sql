{%- set unit_at_end = '\\b(apartment|apt|unit|suite|ste|floor|fl|room|rm|no)( [0-9a-z]+|[0-9][0-9a-z]*)$' -%}
{%- set po_box = '\\bp ?o ?box ([0-9a-z]+)' -%}
{%- set direction = '(^| )([ns]?[ew]|[ns])( |$)' -%}
{%- set house_number = '^([0-9]+[a-z]?)\\b' -%}

with addresses as (

    select
        address,
        {{ fold_text("replace(replace(address, '#', ' unit '), ',', ' ')") }} as address_text
    from {{ ref('source_records') }}
    where address is not null
    group by address

),

without_unit as (

    select
        address,
        address_text,
        trim({{ regexp_extract('address_text', unit_at_end, 2) }}) as unit,
        {{ regexp_extract('address_text', po_box, 1) }} as po_box
    from addresses

),

-- a post office box is no building: nobody lives there, and many people share one post office
buildings as (

    select
        address,
        unit,
        po_box,
        case
            when po_box is not null then null
            when unit is null then address_text
            else trim({{ regexp_replace_all('address_text', unit_at_end, '') }})
        end as building
    from without_unit

),

numbered as (

    select
        address,
        unit,
        po_box,
        building,
        {{ regexp_extract('building', house_number, 1) }} as house_number
    from buildings

),

streets as (

    select
        address,
        unit,
        po_box,
        house_number,
        nullif(trim(substring(building, coalesce(length(house_number), 0) + 1)), '') as street_text
    from numbered

),

distinct_streets as (

    select distinct street_text
    from streets
    where street_text is not null

),

words as (

    {{ words_of('distinct_streets', 'street_text') }}

),

standard_streets as (

    select
        words.street_text,
        {{ joined_rows('coalesce(abbreviations.abbreviation, words.word)', ' ', 'words.position') }} as street
    from words
    left join {{ ref('street_abbreviations') }} as abbreviations on words.word = abbreviations.word
    group by words.street_text

)

select
    streets.address,
    streets.house_number,
    standard_streets.street,
    nullif(trim({{ regexp_replace_all('standard_streets.street', direction, '') }}), '') as street_core,
    streets.unit,
    streets.po_box
from streets
left join standard_streets on streets.street_text = standard_streets.street_text
