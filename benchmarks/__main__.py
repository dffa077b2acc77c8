"""All benchmarks, one after another: ``python -m benchmarks``. Those that need outside data read it in ``../shared``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
RUNS = (
    ("content", SHARED / "content", "--peers", "--growth"),
    ("cases",),
    ("metadata", SHARED / "content" / "dev"),
    ("references", SHARED / "references" / "dev.jsonl"),
    ("pagination", SHARED / "pagination"),
    ("crawl", "--memory", "200", "5000"),
    ("publish",),
    ("export",),
)


def main() -> None:
    failed = False
    for name, *arguments in RUNS:
        print(f"\n== {name}", flush=True)
        if any(isinstance(argument, Path) and not argument.exists() for argument in arguments):
            print("skipped: ../shared is not beside the checkout")
            continue
        command = [sys.executable, "-m", f"benchmarks.{name}", *map(str, arguments)]
        failed |= subprocess.run(command, check=False).returncode != 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
