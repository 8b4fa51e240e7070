"""Splink on a file of records: clean, train without labels, score, cluster at 0.95."""

import logging
from pathlib import Path

import pandas as pd
from splink import DuckDBAPI, Linker

from . import splink_settings
from .cleaning import cleaned

THRESHOLD = 0.95  # as in Splink's documentation
WEAKEST = -10  # match weight of the weakest pair worth keeping for the search of the best threshold


def resolve(records: Path, expert: bool, is_link: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Labels (record_id, cluster) at the documented threshold, and the pairs: left_id, right_id, score (log2 odds)."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    database = cleaned(records)
    columns = set(database.table("people").columns)
    api = DuckDBAPI(database)
    if expert:
        count = database.sql("select count(*) from people").fetchall()[0][0]
        settings, certain, training = splink_settings.expert(columns, count, is_link)
    else:
        settings, certain, training = splink_settings.quick_start(columns)
    if expert and is_link:
        sources = database.sql("select distinct source_system from people order by 1").fetchall()
        given = [api.register(database.sql(f"select * from people where source_system = '{name}'")) for (name,) in sources]
    else:
        given = api.register(database.table("people"))
    linker = Linker(given, settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_weight=WEAKEST)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, THRESHOLD)
    names = {"record_id_l": "left_id", "record_id_r": "right_id", "match_weight": "score"}
    labels = database.sql(f"select record_id, cluster_id as cluster from {clusters.physical_name}").df()
    pairs = database.sql(f"select {', '.join(names)} from {scored.physical_name}").df().rename(columns=names)
    return labels, pairs
