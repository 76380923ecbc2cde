"""`python -m functionering`: the command line."""

import sys

from functionering.cli import main

if __name__ == "__main__":
    sys.exit(main())
