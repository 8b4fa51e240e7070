"""What the server sends back, where fakesnow's answer is not what the connector expects."""

import asyncio

import pyarrow as pa
import pyarrow.compute as pc
from fakesnow import arrow
from starlette.requests import Request
from starlette.responses import JSONResponse

timestamps_as_struct = arrow.timestamp_to_sf_struct
KEPT = 8  # answers, for a connector that asks again


def once(endpoint):
    """The connector sends a statement again that is not answered within a minute: it gets the answer to the first one."""
    answers: dict[str, asyncio.Future] = {}

    async def answer(request: Request) -> JSONResponse:
        asked = request.query_params["requestId"]
        if asked not in answers:
            for old in [known for known, task in answers.items() if task.done()][:-KEPT]:
                del answers[old]
            answers[asked] = asyncio.ensure_future(endpoint(request))
        return await asyncio.shield(answers[asked])

    return answer


def as_failed_statement(content, status_code: int = 200, **options) -> JSONResponse:
    """The connector repeats a request that was answered by 500 without end: an internal error is a failed statement."""
    if status_code == 500:
        content = {**content, "data": {"errorCode": "000603", "sqlState": "XX000"}, "code": "000603"}
        status_code = 200
    return JSONResponse(content, status_code=status_code, **options)


async def on_error(request, error: Exception) -> JSONResponse:
    return as_failed_statement({"message": f"{type(error).__name__}: {error}", "success": False}, 500)


def timestamps_with_nulls(column: pa.Array | pa.ChunkedArray) -> pa.StructArray:
    """fakesnow sends a timestamp that is null as 1970-01-01."""
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    filled = timestamps_as_struct(pc.fill_null(column, pa.scalar(0, column.type)))
    return pa.StructArray.from_arrays(filled.flatten(), fields=list(filled.type), mask=pc.is_null(column))
