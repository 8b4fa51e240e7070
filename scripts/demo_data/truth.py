"""The truth: whose each record is, what went wrong in it, and what each person is like."""

import numpy as np

from .households import People
from .records import Records
from .settings import CLUB_SYSTEMS, SYSTEMS
from .text import TEXT, numbered, text
from .traits import Traits


def person_ids(people: People) -> tuple[np.ndarray, np.ndarray]:
    """P-000001 and H-000001 for each person and its household; text, shape (n,)."""
    width = max(6, len(str(len(people))))
    persons = "P-" + numbered(np.arange(1, len(people) + 1), width)
    return persons, "H-" + numbered(people.household + 1, width)


def record_truth(people: People, records: Records, record_ids: np.ndarray) -> dict[str, np.ndarray]:
    """Columns of ground_truth: one row per record id."""
    systems = text(SYSTEMS + CLUB_SYSTEMS)[records.system]
    person, household = person_ids(people)
    return {
        "source_system": systems,
        "record_id": record_ids,
        "person_id": person[records.person],
        "household_id": household[records.person],
        "is_organisation": flag(people.organisation[records.person]),
        "error_kinds": records.error_kinds(),
    }


def people_truth(people: People, traits: Traits) -> dict[str, np.ndarray]:
    """Columns of ground_truth_people: one row per person, with all traits to six decimals."""
    person, household = person_ids(people)
    table = {"person_id": person, "household_id": household, "is_organisation": flag(people.organisation)}
    return table | {name: decimals(values) for name, values in vars(traits).items()}


def plan_truth(people: People, donors: np.ndarray, plan_ids: np.ndarray, churn: tuple) -> dict[str, np.ndarray]:
    """Columns of ground_truth_plans: one row per open plan and cut day.

    churn: as churn_truth gives it. donors: the person of each member.
    """
    member, plan, cut, probability = churn
    return {
        "person_id": person_ids(people)[0][donors[member]],
        "plan_id": plan_ids[plan],
        "as_of_date": cut.astype("datetime64[D]").astype(TEXT),
        "churn_probability": decimals(probability),
    }


def flag(values: np.ndarray) -> np.ndarray:
    return np.where(values, "true", "false").astype(TEXT)


def decimals(values: np.ndarray) -> np.ndarray:
    """Six decimals, put together from whole numbers: the same on every machine."""
    millionths = np.round(values * 1e6).astype(np.int64)
    return (millionths // 10**6).astype(TEXT) + "." + numbered(millionths % 10**6, 6)
