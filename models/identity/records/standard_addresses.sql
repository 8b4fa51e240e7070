{%- set direction = '(^| )([ns]?[ew]|[ns])( |$)' -%}
{%- set designator = either_of('unit_designators') -%}

-- N.W. is a quadrant, 4-B one unit, 12-A one house and 208-1/2 another, the second floor floor 2; and a unit before the house
-- goes behind the street
with addresses as (

    select
        address,
        {{ rewritten('lower(address)', [
            ('½', ' 1/2'), ('¼', ' 1/4'), ('¾', ' 3/4'),
            ('^# *([0-9]+) ', '\\1 '),
            ('#', ' unit '),
            ('(^|[ ,])([ns])[.] ?([ew])[.]?( |,|$)', '\\1\\2\\3\\4'),
            ('([ ,])([ns]) ([ew])$', '\\1\\2\\3'),
            ('\\b(' ~ designator ~ '|box)[. :]*([0-9a-z]+)-([0-9a-z]+)\\b', '\\1 \\3\\4'),
            ('^([0-9]+)-([a-z]) ', '\\1\\2 '),
            ('^([0-9]+) *-? *([1-9]/[1-9])', '\\1 \\2'),
            ('\\b([0-9]+)(st|nd|rd|th) (floor|flr|fl)\\b', 'fl \\1'),
            ('^ *' ~ designator ~ '[. ]+(unit +)?([0-9]+[a-z]?|[a-z][0-9]*)[ ,-]+([0-9].*)$', '\\4 \\1 \\3'),
        ]) }} as address_text
    from {{ ref('source_records') }}
    where address is not null
    group by address

),

boxes as (

    select
        address,
        address_text,
        {{ fold_text('address_text') }} as folded_text,
        {{ regexp_extract('address_text', house_number_pattern(), 1) }} as house_number,
        {{ fold_text(regexp_replace_all('address_text', house_number_pattern(), '')) }} as street_and_unit
    from addresses

),

-- a box is no building: nobody lives there, and many people share one post office
parts as (

    select
        address,
        house_number,
        street_and_unit,
        {{ regexp_extract('street_and_unit', units_at_end_pattern(), 0) }} as units,
        {{ regexp_extract('folded_text', route_box_pattern(), 2) }} as route,
        coalesce(
            {{ regexp_extract('folded_text', route_box_pattern(), 4) }}
            || ' box ' || {{ regexp_extract('folded_text', route_box_pattern(), 7) }},
            {{ regexp_extract('folded_text', post_office_box_pattern(), 4) }}
        ) as box
    from boxes

),

units as (

    select
        address,
        case when box is null then house_number end as house_number,
        case
            when box is null
                then nullif(trim(left(street_and_unit, length(street_and_unit) - coalesce(length(units), 0))), '')
        end as street_text,
        case
            when box is null then nullif(trim({{ rewritten('units', [
                ('(^| )' ~ designator ~ '( ' ~ designator ~ ')*( |([0-9]))', ' \\6'),
                ('([0-9]) ([a-z])$', '\\1\\2'),
                ('^ *([a-z]) ([0-9]+)$', '\\1\\2'),
            ]) }}), '')
        end as unit,
        case
            when route is null then box
            when {{ regexp_matches('route', '^' ~ either_of('rural_routes') ~ '$') }} then 'rr ' || box
            when {{ regexp_matches('route', '^' ~ either_of('contract_routes') ~ '$') }} then 'hc ' || box
            else route || ' ' || box
        end as po_box
    from parts

),

distinct_streets as (

    select distinct street_text
    from units
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
    units.address,
    units.house_number,
    standard_streets.street,
    nullif(trim({{ regexp_replace_all('standard_streets.street', direction, ' ') }}), '') as street_core,
    {{ regexp_extract('standard_streets.street', direction, 2) }} as direction,
    coalesce(abbreviations.abbreviation, units.unit) as unit,
    units.po_box
from units
left join standard_streets on units.street_text = standard_streets.street_text
left join {{ ref('street_abbreviations') }} as abbreviations on units.unit = abbreviations.word
