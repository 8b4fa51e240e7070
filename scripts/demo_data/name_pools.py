"""Vocabularies of names with their frequencies, from Faker's providers."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

import numpy as np

from .text import text, without_accents

# Share of households by the language of their first names; pools without frequencies are drawn evenly.
ORIGINS = {
    "en_US": 0.870, "es_MX": 0.050, "pl_PL": 0.030, "de_DE": 0.008, "fr_FR": 0.008, "vi_VN": 0.008,
    "pt_BR": 0.006, "sv_SE": 0.006, "hu_HU": 0.005, "hr_HR": 0.005, "tr_TR": 0.004,
}  # fmt: skip

# The thousand commonest family names are two in five Americans; the others descend from everywhere.
COMMON_SHARE = 0.45
ANCESTRY = {
    "en_IE": 0.22, "pl_PL": 0.16, "de_DE": 0.14, "it_IT": 0.11, "es_MX": 0.11, "en_GB": 0.08, "nl_NL": 0.04,
    "sv_SE": 0.03, "en_IN": 0.03, "fr_FR": 0.02, "no_NO": 0.02, "hr_HR": 0.02, "yo_NG": 0.02,
}  # fmt: skip


@dataclass
class Pool:
    """Words (text array) and how often each occurs, adding up to one."""

    words: np.ndarray
    weights: np.ndarray


@dataclass
class Names:
    """The pools of one origin."""

    female: Pool
    male: Pool
    last: Pool


@cache
def origin(locale: str) -> Names:
    """First and family names of one of ORIGINS."""
    last = american_last_names() if locale == "en_US" else pool(last_names(locale))
    provider = names_of(locale)
    return Names(pool(provider.first_names_female), pool(provider.first_names_male), last)


@cache
def american_last_names() -> Pool:
    """Census frequencies for the common names, then a long tail whose accents were left at the border."""
    common = pool(names_of("en_US").last_names)
    words, weights = [common.words], [common.weights * COMMON_SHARE]
    for locale, share in ANCESTRY.items():
        tail = pool(last_names(locale))
        words.append(without_accents(tail.words))
        weights.append(tail.weights * share * (1 - COMMON_SHARE))
    return Pool(np.concatenate(words), np.concatenate(weights))


def names_of(locale: str):
    return import_module(f"faker.providers.person.{locale}").Provider


def last_names(locale: str):
    provider = names_of(locale)
    if locale == "pl_PL":  # the others end in -a for women, which a family in Illinois has given up
        return dict.fromkeys(provider.male_last_names, 4.0) | dict.fromkeys(provider.unisex_last_names, 1.0)
    return provider.last_names


def pool(names) -> Pool:
    """A pool from a mapping of names to frequencies or from a plain sequence."""
    weighted = dict(names) if hasattr(names, "items") else dict.fromkeys(names, 1.0)
    words = sorted(weighted)
    weights = np.array([weighted[word] for word in words], dtype=float)
    return Pool(text(words), weights / weights.sum())
