with cut_offs as (

    select
        {% for measure in ['recency', 'frequency', 'monetary'] -%}
            {% set outer_loop = loop %}
            {% for score in range(2, 6) -%}
                max(case when measure = '{{ measure }}' and score = {{ score }} then cut_off end)
                    as {{ measure }}_{{ score }}{{ ',' if not (loop.last and outer_loop.last) }}
            {% endfor %}
        {%- endfor %}
    from {{ ref('rfm_cut_offs') }}

),

scored as (

    select
        totals.*,
        {% for measure, column in {'recency': 'recency_days', 'frequency': 'frequency', 'monetary': 'monetary'}.items() -%}
            case
                {% if measure != 'recency' -%}
                    when totals.frequency = 0 then 1
                {% endif -%}
                {% for score in [5, 4, 3, 2] -%}
                    when totals.{{ column }} {{ '<=' if measure == 'recency' else '>=' }} cut_offs.{{ measure }}_{{ score }}
                        then {{ score }}
                {% endfor -%}
                else 1
            end as {{ measure }}_score{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('giving_totals') }} as totals
    cross join cut_offs

),

combinations as (

    select distinct
        recency_score,
        frequency_score,
        monetary_score
    from scored

),

-- of several segments the one with the lowest position counts
placed as (

    select
        combinations.recency_score,
        combinations.frequency_score,
        combinations.monetary_score,
        min(segments.position) as position
    from combinations
    inner join {{ ref('rfm_segments') }} as segments
        on
            {% for measure in ['recency', 'frequency', 'monetary'] -%}
                {{ 'and ' if not loop.first }}combinations.{{ measure }}_score
                between segments.{{ measure }}_from and segments.{{ measure }}_to
            {% endfor %}
    group by combinations.recency_score, combinations.frequency_score, combinations.monetary_score

)

select
    scored.constituent_id,
    scored.constituent_type,

    -- recency, frequency, monetary
    scored.last_gift_on,
    scored.recency_days,
    scored.frequency,
    scored.monetary,
    scored.recency_score,
    scored.frequency_score,
    scored.monetary_score,
    coalesce(segments.segment, 'other') as segment,

    -- loyalty, which these three hide
    scored.years_of_giving,
    scored.years_in_a_row,
    case
        when scored.last_gift_on <= {{ dbt.dateadd('month', -checked('deep_lapsed_after_months'), as_of_date()) }}
            then 'deep_lapsed'
        when scored.last_gift_on <= {{ dbt.dateadd('month', -checked('lapsed_after_months'), as_of_date()) }} then 'lapsed'
        else 'current'
    end as recency_status
from scored
left join placed
    on
        scored.recency_score = placed.recency_score
        and scored.frequency_score = placed.frequency_score
        and scored.monetary_score = placed.monetary_score
left join {{ ref('rfm_segments') }} as segments on placed.position = segments.position
