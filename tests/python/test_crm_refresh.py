"""What the models of the CRM promise to whoever refreshes them, and who depends on that."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CRM = ROOT / "models/crm"
ALLOWED = {
    "refresh_frequency": {"hourly", "daily", "weekly"},
    "sla": {"1 hour", "2 hours", "3 hours", "4 hours"},
    "criticality": {"critical", "high", "medium", "low"},
}
RANK = ["low", "medium", "high", "critical"]
PROMISED = {
    "weighted_pipeline_scenarios": ("daily", "2 hours", "high"),
    "weighted_pipeline_by_stage": ("daily", "2 hours", "high"),
    "conversion_funnel": ("daily", "2 hours", "high"),
    "cohort_retention": ("daily", "4 hours", "medium"),
    "rep_activity_by_channel": ("daily", "3 hours", "medium"),
    "ticket_sla_compliance": ("daily", "1 hour", "high"),
    "satisfaction_rollups": ("daily", "4 hours", "medium"),
    "health_scores": ("daily", "2 hours", "critical"),
}
EXPOSURES = yaml.safe_load((CRM / "_crm__exposures.yml").read_text())["exposures"]
MODELS = sorted(path.stem for path in CRM.rglob("*.sql"))


def meta(model: str) -> dict:
    (properties,) = CRM.rglob(f"{model}.yml")
    return yaml.safe_load(properties.read_text())["models"][0]["config"]["meta"]


@pytest.mark.parametrize("model", MODELS)
def test_a_model_says_how_often_how_soon_and_how_urgently_it_is_refreshed(model):
    assert meta(model).keys() == ALLOWED.keys()
    assert {key: value for key, value in meta(model).items() if value not in ALLOWED[key]} == {}


@pytest.mark.parametrize("model", PROMISED)
def test_the_kpis_keep_what_was_agreed(model):
    assert tuple(meta(model).values()) == PROMISED[model]


def test_a_dashboard_has_an_owner_and_is_fed_by_models_that_are_there():
    assert len(EXPOSURES) == 7
    for exposure in EXPOSURES:
        assert exposure["owner"]["email"].endswith("@example.org"), exposure["name"]
        assert exposure["config"]["meta"]["criticality"] in RANK, exposure["name"]
        assert exposure["maturity"] in ("low", "medium", "high"), exposure["name"]
        fed_by = [reference.removeprefix("ref('").removesuffix("')") for reference in exposure["depends_on"]]
        assert set(fed_by) <= set(MODELS), exposure["name"]
