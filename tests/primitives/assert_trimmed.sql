-- Texts without the spaces about them, of a column and of an expression.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_trimmed') }}

),

made as (

    select
        *,
        {{ trimmed('given') }} as from_column,
        {{ trimmed("given || ''") }} as from_expression
    from golden

)

select *
from made
where from_column is distinct from expected or from_expression is distinct from expected
