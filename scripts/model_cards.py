"""One page for each model: python scripts/model_cards.py

Reads the predictions of a database (DB, else CONSTITUENT_360_DB, else the demo's) and writes
constituent_360_model_<target>.html beside it.
"""

import databases
from cards import Refused, page, targets_of


def main() -> None:
    database = databases.named()
    try:
        cards = targets_of(database)
    except Refused as refusal:
        print(refusal)
        raise SystemExit(2) from None
    for target, card in cards.items():
        path = database.with_name(f"{database.stem}_model_{target}.html")
        path.write_text(page(card), encoding="utf-8")
        print(f"{path}")


if __name__ == "__main__":
    main()
