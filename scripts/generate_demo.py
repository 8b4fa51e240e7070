"""Write the demo's source exports and their truth: python scripts/generate_demo.py --help"""

import argparse
from pathlib import Path

from demo_data import FORMATS, generate, write


class OneSentence(argparse.ArgumentParser):
    """A parser that answers a bad argument with one sentence instead of its whole usage."""

    def error(self, message: str):
        self.exit(2, f"{self.prog}: {message}\n")


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Size, seed, folder and format; exits with status 2 and one sentence when they make no sense."""
    parser = OneSentence(prog="generate_demo", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--people", type=int, help="how many people, organisations included (default 8200)")
    size.add_argument("--records", type=int, help="how many person records instead, for benchmarks")
    parser.add_argument("--seed", type=int, default=360, help="another seed, another town (default 360)")
    parser.add_argument("--out", type=Path, default=Path("seeds/demo"), help="folder (default seeds/demo)")
    parser.add_argument("--format", choices=FORMATS, default="csv")
    given = parser.parse_args(argv)
    for name in ("people", "records"):
        if getattr(given, name) is not None and getattr(given, name) <= 0:
            parser.error(f"--{name} must be at least 1, not {getattr(given, name)}.")
    if given.seed < 0:
        parser.error(f"--seed must not be negative, as {given.seed} is.")
    if given.out.exists() and not given.out.is_dir():
        parser.error(f"--out must be a folder, but {given.out} is a file.")
    if given.people is None and given.records is None:
        given.people = 8200
    return given


def main(argv: list[str] | None = None) -> None:
    given = arguments(argv)
    print(f"Generating with seed {given.seed} into {given.out} ...", flush=True)
    try:
        for name, table in generate(given.seed, given.people, given.records):
            path = given.out / f"{name}.{given.format}"
            print(f"{write(table, path):>10,} rows  {path}", flush=True)
    except (ValueError, OSError) as problem:
        raise SystemExit(f"generate_demo: {problem}") from None


if __name__ == "__main__":
    main()
