"""The project's registry of systems for a benchmark, whose made-up tables lie in a schema of their own for each system."""

import yaml

from harness.people import ROOT


def made_up(systems: list[str]) -> dict:
    """The vars that read these systems, and no others, from <system>_source, where rows arrive in _loaded_at."""
    registry = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["registry"]
    for system in systems:
        registry[system].pop("loaded_at_field", None)
        registry[system]["schema"] = f"{system}_source"
    return {"demo_data": False, "systems": systems, "registry": registry, "as_of_date": "2026-09-30"}
