"""sqlfluff with room for deep expressions: the normalising macros nest deeper than Python's stack allows by default.

Takes sqlfluff's own arguments. One process: a tree this deep cannot be handed from one to another.
"""

import sys

from sqlfluff.cli.commands import cli

if __name__ == "__main__":
    sys.setrecursionlimit(50_000)
    cli()
