"""What the server sends back, where fakesnow's answer is not what the connector expects."""

import pyarrow as pa
import pyarrow.compute as pc
from fakesnow import arrow
from starlette.responses import JSONResponse

timestamps_as_struct = arrow.timestamp_to_sf_struct


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
