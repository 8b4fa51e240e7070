{%- set unit = '\\b(apartment|apt|unit|suite|ste|floor|fl|room|rm|no)( [0-9a-z]+|[0-9][0-9a-z]*)$' -%}
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
        nullif(trim({{ regexp_extract('address_text', unit, 2) }}), '') as unit,
        nullif({{ regexp_extract('address_text', po_box, 1) }}, '') as po_box,
        trim({{ regexp_replace_all('address_text', unit, '') }}) as building
    from addresses

),

-- a post office box is no building: nobody lives there, and many share one post office
buildings as (

    select
        address,
        unit,
        po_box,
        case when po_box is null then nullif({{ regexp_extract('building', house_number, 1) }}, '') end as house_number,
        case when po_box is null then nullif(trim({{ regexp_replace_all('building', house_number, '') }}), '') end
            as street_text
    from without_unit

),

distinct_streets as (

    select distinct street_text
    from buildings
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
    buildings.address,
    buildings.house_number,
    standard_streets.street,
    nullif(trim({{ regexp_replace_all('standard_streets.street', direction, '') }}), '') as street_core,
    buildings.unit,
    buildings.po_box
from buildings
left join standard_streets on buildings.street_text = standard_streets.street_text
