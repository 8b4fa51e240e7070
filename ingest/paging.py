"""Lists that change while they are read: a row that is removed before the place of reading would hide another one.

What is added shifts rows to a later page, where they come twice; their key makes one row of them.
"""

from dlt.sources.helpers.rest_client.paginators import OffsetPaginator, PageNumberPaginator
from wrong import Broken

READINGS = 5


class FromTheStart:
    """Begins a list anew, a few times at most."""

    readings = 1

    def begin_anew(self) -> None:
        self.readings += 1
        if self.readings > READINGS:
            raise Broken(f"The list changed in each of {READINGS} readings, so that rows may be missing.")
        self.current_value = self.initial_value
        self._has_next_page = True
        self.forget()


class OverlappingOffset(FromTheStart, OffsetPaginator):
    """Each page begins with the last row of the one before; if that row is another one, the list has lost rows.

    row_id: the field by which a row is known.
    """

    def __init__(self, limit: int, row_id: str = "id", **named):
        super().__init__(limit=limit, **named)
        self.value_step = limit - 1
        self.row_id = row_id
        self.forget()

    def forget(self) -> None:
        self.seen = set()

    def init_request(self, request) -> None:
        self.readings = 1
        self.forget()
        super().init_request(request)

    def update_state(self, response, data=None) -> None:
        ids = [row.get(self.row_id) for row in data or []]
        is_first = self.current_value == self.initial_value
        super().update_state(response, data)
        # a row that is new at the place of one that was seen: something before it has gone
        if not is_first and (not ids or ids[0] not in self.seen):
            return self.begin_anew()
        self.seen.update(ids)


class CountedPages(FromTheStart, PageNumberPaginator):
    """Pages by number. Where the count of all rows falls between two pages, the list has lost rows.

    count_path: the key of the count; next_path: the key that is empty on the last page.
    """

    def __init__(self, count_path: str = "count", next_path: str = "next", **named):
        super().__init__(base_page=1, total_path=None, **named)
        self.count_path, self.next_path = count_path, next_path
        self.forget()

    def forget(self) -> None:
        self.count = None

    def init_request(self, request) -> None:
        self.readings = 1
        self.forget()
        super().init_request(request)

    def update_state(self, response, data=None) -> None:
        super().update_state(response, data)
        answer = response.json()
        if not answer.get(self.next_path):
            self._has_next_page = False
        count = answer.get(self.count_path)
        if isinstance(count, int):
            if self.count is not None and count < self.count:
                return self.begin_anew()
            self.count = count


PAGINATORS = {"overlapping_offset": OverlappingOffset, "counted_pages": CountedPages}


def made(settings: object) -> object:
    """One of ours where the settings name one; else the settings, which dlt understands."""
    if isinstance(settings, dict) and settings.get("type") in PAGINATORS:
        return PAGINATORS[settings["type"]](**{name: value for name, value in settings.items() if name != "type"})
    return settings
