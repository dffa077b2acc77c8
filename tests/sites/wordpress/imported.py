"""A fresh WordPress that holds what was imported from WXR, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sites.folder import sites_folder
from tests.sites.wordpress.configurations import Configuration
from tests.sites.wordpress.database import database
from tests.sites.wordpress.site import OWN, environment, install_empty, run_php, served_from


@contextmanager
def served_import(export: Path, configuration: Configuration, port: int) -> Iterator[str]:
    """The address of a new site after the import of an export; files that lie in the export are uploaded before. The site goes in the end."""
    folder = Path(tempfile.mkdtemp(prefix="import-", dir=sites_folder()))
    try:
        install_empty(folder)
        www = folder / "www"
        shutil.copy(OWN / "php/import.php", www)
        shutil.copy(OWN / "php/footnotes.php", www / "wp-content/mu-plugins")
        if (export / "uploads").exists():
            shutil.copytree(export / "uploads", www / "wp-content/uploads", dirs_exist_ok=True)
        with served_from(folder, configuration, port) as base, database(folder / "data") as socket:
            env = {**environment(socket, configuration), "HTTP_HOST": base.removeprefix("http://")}
            run_php([str(www / "import.php"), *sorted(map(str, export.glob("wordpress-*.xml")))], env)
            yield base
    finally:
        shutil.rmtree(folder, ignore_errors=True)
