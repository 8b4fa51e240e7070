"""Rows of a web service, read by dlt's rest_api as the system's file describes it."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from urllib.parse import urlsplit

import paging
import requests
from asking import Counts, Unreadable, in_words, patient
from cursors import Cursor, written
from dlt.sources.rest_api import rest_api_resources
from given import Asked, Table
from wrong import Wrong

START, END = "${start}", "${end}"
OLDER_IN_A_ROW = 200  # of a list with the newest first, after which nothing new is expected


def with_bounds(value: object, start: object, end: object) -> object:
    """The settings with `${start}` and `${end}` in their places; what has no start is left out."""
    if isinstance(value, dict):
        made = {key: with_bounds(one, start, end) for key, one in value.items()}
        return {key: one for key, one in made.items() if one is not None and not (one == {} and value[key])}
    if isinstance(value, list):
        return [with_bounds(one, start, end) for one in value]
    for sign, bound in ((START, start), (END, end)):
        if value == sign:
            return bound
        if isinstance(value, str) and sign in value:
            value = None if bound is None else value.replace(sign, str(bound))
    return value


def list_is_there(selector: str):
    """A hook that refuses an answer that is no JSON, or without the list that is read; an empty object is an empty list."""

    def check(response: requests.Response, *_, **__) -> None:
        if response.status_code >= 300:
            return
        try:
            answer = response.json()
        except ValueError:
            raise Unreadable("it is no JSON") from None
        for step in [] if selector == "$" else selector.split("."):
            if answer == {}:
                return
            if not isinstance(answer, dict) or step not in answer:
                raise Unreadable(f"it has no '{selector}'")
            answer = answer[step]
        if selector == "$":
            return
        if not isinstance(answer, list) or not all(isinstance(one, dict) for one in answer):
            raise Unreadable(f"its '{selector}' is no list of objects")

    return check


def described(settings: dict, session, start: object, end: object) -> dict:
    """What rest_api is given: the settings of the file, our session, and a check of every answer."""
    config = with_bounds(deepcopy(settings), start, end)
    config["client"]["session"] = session
    default = config.get("resource_defaults", {}).get("endpoint", {}).get("data_selector", "data")
    places = [config["client"], config.get("resource_defaults", {}).get("endpoint", {})]
    for place in [*places, *(resource["endpoint"] for resource in config["resources"])]:
        if "paginator" in place:
            place["paginator"] = paging.made(place["paginator"])
    for resource in config["resources"]:
        selector = resource["endpoint"].get("data_selector", default)
        actions: list = [list_is_there(selector)]
        if "{resources" in resource["endpoint"]["path"]:
            actions.insert(0, {"status_code": 404, "action": "ignore"})  # what it belongs to has gone meanwhile
        resource["endpoint"]["response_actions"] = actions
    return config


def rows(asked: Asked, table: Table, cursor: Cursor, counts: Counts, end: datetime | None = None) -> Iterator[dict]:
    """The rows of a table from its cursor on, page by page. end: of a slice of time; without it there is none."""
    until = end or (cursor.began if table.asked_as == "date" else None)  # a question about days names both ends
    bounds = written(cursor.start, table.asked_as), written(until, table.asked_as)
    config = described(asked.rest_api, patient(counts), *bounds)
    resource = next(one for one in rest_api_resources(config) if one.name == table.reads)
    older = 0
    for row in resource:
        if table.newest_first and cursor.start is not None:
            given = row.get(table.cursor) if table.cursor else None
            older = older + 1 if cursor.see(given) else 0
            if older > OLDER_IN_A_ROW:
                return
        yield row


def host(asked: Asked) -> str:
    return urlsplit(asked.rest_api["client"]["base_url"]).hostname or "the server"


def check(asked: Asked) -> None:
    """Ask for the first list once, before anything is written. Raises Wrong where no one answers or the key is not taken."""
    config = described(asked.rest_api, None, None, None)
    first = next(resource for resource in config["resources"] if "{resources" not in str(resource["endpoint"]))
    address = config["client"]["base_url"].rstrip("/") + "/" + first["endpoint"]["path"].lstrip("/")
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        raise Wrong(f"{asked.system}: its address is none: it begins with https://.")
    headers = dict(config["client"].get("headers", {}))
    if token := config["client"].get("auth", {}).get("token"):
        headers["Authorization"] = f"Bearer {token}"
    try:
        answer = patient(Counts(), attempts=2).request(first["endpoint"].get("method", "GET"), address, headers=headers)
    except requests.RequestException as failure:
        raise Wrong(f"{in_words(failure, host(asked))[:-1]}, and nothing was written.") from None
    if answer.status_code in (401, 403):
        raise Wrong(f"{host(asked)} does not take the key that the environment holds ({answer.status_code}).")
