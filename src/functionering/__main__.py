"""The command line as a program: `functionering`, and `python -m functionering`."""

import sys


def main() -> int:
    """Run the command of the process and give its exit code."""
    try:
        from functionering.cli import main as run  # noqa: PLC0415 -- an interrupt meanwhile is no traceback

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
