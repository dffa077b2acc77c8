"""``python -m tests.sites`` lists the sites; ``python -m tests.sites NAME [--port N]`` serves one by hand and writes its gold."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tests.sites.registry import SITES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", choices=[site.name for site in SITES])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--gold", type=Path, help="where to write the gold (default: gold-NAME.json in the working directory)")
    args = parser.parse_args()
    if not args.name:
        for site in SITES:
            print(f"{site.name:24}{site.missing() or ''}")  # noqa: T201
        return
    site = next(site for site in SITES if site.name == args.name)
    with site.served(args.port) as (archive, gold):
        path = args.gold or Path(f"gold-{args.name}.json")
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
        print(f"{archive}\ngold in {path.resolve()}", flush=True)  # noqa: T201
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # its default would leave the servers behind
        with suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
