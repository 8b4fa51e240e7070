"""An HTTP session that waits as it is told, and asks again where a server stumbles.

It honours Retry-After, and else waits exponentially longer, by chance a little more or less, so that many do not come at
once. An answer that is no whole JSON, or lacks the list that was asked for, is asked for again.
"""

import email.utils
import os
import random
import time
from dataclasses import dataclass

import requests
from dlt.sources.helpers.requests import Session
from tenacity import RetryCallState, Retrying, stop_after_attempt
from wrong import Broken

BUSY = {408, 425, 429, *range(500, 600)}
BUSY_CODES = {1, 2, 4, 17, 32, 341, 613, *range(80000, 80015)}  # Facebook says in an error 400 that it has had enough
STUMBLES = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
LONGEST_RETRY_AFTER = 900  # seconds; a server that asks for more is not waited for


class Unreadable(Exception):
    """An answer that is no whole JSON, or has no list where one should be."""


@dataclass
class Counts:
    """What one table has cost so far."""

    requests: int = 0
    retries: int = 0
    waited: float = 0


def number(name: str, otherwise: float) -> float:
    try:
        return float(os.environ.get(name, otherwise))
    except ValueError:
        return otherwise


def is_busy(response: requests.Response) -> bool:
    if response.status_code in BUSY:
        return True
    if response.status_code not in (400, 403):
        return False
    try:
        error = response.json().get("error")
    except (ValueError, AttributeError):
        return False
    return isinstance(error, dict) and (error.get("is_transient") is True or error.get("code") in BUSY_CODES)


def told(response: requests.Response | None) -> float | None:
    """The seconds of Retry-After, which may be a number or a date."""
    given = response.headers.get("Retry-After", "").strip() if response is not None else ""
    if given.replace(".", "", 1).isdigit():
        return float(given)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(given).timestamp() - time.time()) if given else None
    except (TypeError, ValueError):
        return None


def answer_of(state: RetryCallState) -> requests.Response | None:
    failure = state.outcome.exception()
    return getattr(failure, "response", None) if failure else state.outcome.result()


def is_worth_another(state: RetryCallState) -> bool:
    failure, response = state.outcome.exception(), answer_of(state)
    if response is not None and is_busy(response):
        return (told(response) or 0) <= LONGEST_RETRY_AFTER
    return isinstance(failure, (*STUMBLES, Unreadable))


def patient(counts: Counts, attempts: int | None = None) -> Session:
    """A session for one table. attempts: how often one page is asked for, by default INGEST_ATTEMPTS or 8."""
    first, longest = number("INGEST_FIRST_WAIT", 1), 60.0
    session = Session(timeout=number("INGEST_TIMEOUT", 60), raise_for_status=False)
    send = session.send

    def wait(state: RetryCallState) -> float:
        bound = min(longest, first * 2 ** (state.attempt_number - 1))
        after = told(answer_of(state))
        return after + random.uniform(0, first) if after is not None else random.uniform(bound / 2, bound)

    def note(state: RetryCallState) -> None:
        counts.retries += 1
        counts.waited += state.next_action.sleep

    def counted(*arguments, **named):
        counts.requests += 1
        return send(*arguments, **named)

    retrying = Retrying(
        wait=wait,
        before_sleep=note,
        retry=is_worth_another,
        stop=stop_after_attempt(attempts or int(number("INGEST_ATTEMPTS", 8))),
        reraise=True,
        retry_error_callback=lambda state: state.outcome.result(),
    )
    session.send = retrying.wraps(counted)
    return session


def in_words(failure: BaseException, who: str) -> str:
    """A sentence about a failure, without anything that the server or the address has said."""
    chain = [failure]
    while (following := chain[-1].__cause__ or chain[-1].__context__) and following not in chain:
        chain.append(following)
    for one in chain:
        if isinstance(one, Broken):
            return str(one)
        status = getattr(getattr(one, "response", None), "status_code", None)
        if status in (401, 403):
            return f"{who} does not take the key that the environment holds ({status})."
        if status:
            return f"{who} answers with the status {status}, however often it is asked."
        if isinstance(one, Unreadable):
            return f"{who} sends no whole answer, however often it is asked: {one}."
        if isinstance(one, requests.Timeout):
            return f"{who} does not answer in time."
        if isinstance(one, requests.RequestException):
            return f"{who} cannot be reached."
    return f"It failed: {type(chain[-1]).__name__}."
