"""Installs WordPress, fills it, and serves it in any configuration."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from tests.sites.folder import HERE, fingerprint, made_once
from tests.sites.gold import Gold, gold_archive, without
from tests.sites.inline import Markers
from tests.sites.server import free_port, running, wait_for
from tests.sites.source import Source, SourcePost, read_source
from tests.sites.wordpress.configurations import Configuration
from tests.sites.wordpress.database import create_database, database
from tests.sites.wordpress.markup import markup

CORE = Path("/usr/share/wordpress")
THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
OWN = HERE / "wordpress"
WORKERS = 4  # PHP processes of one site


def missing() -> str | None:
    """Why WordPress cannot be installed here; None where it can."""
    for command in ("php", "mariadb-install-db"):
        if not shutil.which(command):
            return f"{command} is not installed (scripts/install-system.sh installs it)"
    absent = [str(path) for path in (CORE, *(CORE / "wp-content/themes" / theme for theme in THEMES)) if not path.exists()]
    return f"{absent[0]} is not there (scripts/install-system.sh installs it)" if absent else None


def installed() -> Path:
    """The folder of the filled site: ``www`` and ``data``. The first call takes about 15 s, later ones nothing."""
    source = read_source()
    parts = [OWN, HERE / "content", HERE / "source.py", HERE / "inline.py", HERE / "html.py", HERE / "bibliography.py"]
    return made_once("wordpress", fingerprint(parts, _version()), lambda folder: _install(folder, source))


def _version() -> str:
    return (CORE / "wp-includes/version.php").read_text(encoding="utf-8")


def _install(folder: Path, source: Source) -> None:
    (folder / "site.json").write_text(json.dumps(_filling(source), ensure_ascii=False), encoding="utf-8")
    install_empty(folder)
    with database(folder / "data") as socket:
        run_php([str(folder / "www/fill.php"), str(folder / "site.json")], environment(socket, None))


def install_empty(folder: Path) -> None:
    """Install a WordPress without posts: ``www`` and ``data``."""
    folder.chmod(0o755)
    www = folder / "www"
    lay_out(www)
    create_database(folder / "data")
    with database(folder / "data") as socket:
        env = environment(socket, None)
        run_php(["-r", f"(new mysqli('localhost', 'root', '', '', 0, '{socket}'))->query('CREATE DATABASE wordpress') or exit(1);"], env)
        run_php([str(www / "install.php")], env)


def lay_out(www: Path) -> None:
    """Core as links, what is ours as copies."""
    content = www / "wp-content"
    for part in ("uploads", "mu-plugins", "themes", "plugins"):
        (content / part).mkdir(parents=True)
    for file in CORE.glob("*.php"):
        shutil.copy(file, www / file.name)
    for part in ("wp-includes", "wp-admin"):
        (www / part).symlink_to(CORE / part)
    for theme in THEMES:
        (content / "themes" / theme).symlink_to(CORE / "wp-content/themes" / theme)
    if (languages := CORE / "wp-content/languages").exists():
        (content / "languages").symlink_to(languages)
    for name in ("wp-config", "install", "fill", "change"):
        shutil.copy(OWN / "php" / f"{name}.php", www)
    for name in ("configuration", "plugins"):
        shutil.copy(OWN / "php" / f"{name}.php", content / "mu-plugins")
    shutil.copytree(OWN / "keukenlab", content / "themes/keukenlab")


def environment(socket: Path, configuration: Configuration | None) -> dict[str, str]:
    env = {**os.environ, "PRESSMARK_DB_SOCKET": str(socket), "PHP_CLI_SERVER_WORKERS": str(WORKERS)}
    if configuration:
        env["PRESSMARK_SITE"] = json.dumps(configuration.settings())
    return env


def run_php(arguments: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(["php", *arguments], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"php {arguments[0]}: {done.stdout}{done.stderr}")


def _filling(source: Source) -> dict[str, Any]:
    """The site as ``fill.php`` reads it."""
    return {
        "authors": source.authors,
        "categories": source.categories,
        "tags": source.tags,
        "media": source.pictures,
        "posts": [_stored(source, post) for post in reversed(source.posts)],
    }


def _stored(source: Source, post: SourcePost) -> dict[str, Any]:
    def times(name: str, moment: Any) -> dict[str, str]:
        form = "%Y-%m-%d %H:%M:%S"
        return {name: moment.strftime(form), f"{name}_gmt": moment.astimezone(UTC).strftime(form)}

    kept = ("id", "title", "slug", "excerpt", "status", "password", "author", "categories", "tags", "featured", "sticky", "comments")
    return {
        **{name: getattr(post, name) for name in kept},
        **times("date", post.date),
        **times("modified", post.modified),
        "content": markup(source, post),
    }


def install_apart(folder: Path) -> Path:
    """Install and fill a site of one's own in an empty folder, to change its posts: the common one must stay as it is."""
    _install(folder, read_source())
    return folder


def change(folder: Path, changes: list[dict[str, Any]]) -> None:
    """Edit, delete, untag and add posts of an installation apart, as ``change.php`` describes, while it is served."""
    use = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    orders = folder / "changes.json"
    orders.write_text(json.dumps(changes), encoding="utf-8")
    run_php([str(folder / "www/change.php"), str(orders)], environment(Path(use["socket"]), None))


@contextmanager
def served(configuration: Configuration, port: int = 0) -> Iterator[tuple[str, Gold]]:
    """The address of the tag's archive and the gold, for as long as the block runs."""
    with served_from(installed(), configuration, port) as base:
        yield base + configuration.tag_path, gold(configuration, read_source(), base)


@contextmanager
def served_from(folder: Path, configuration: Configuration, port: int = 0) -> Iterator[str]:
    """The address of an installed site, whatever it holds."""
    base = f"http://127.0.0.1:{port or free_port()}"
    log = folder / f"{configuration.name}-{os.getpid()}.log"
    command = [
        "php",
        "-d",
        "opcache.enable_cli=1",
        "-d",
        "memory_limit=256M",
        "-S",
        base.removeprefix("http://"),
        "-t",
        str(folder / "www"),
    ]
    with ExitStack() as stack:
        socket = stack.enter_context(database(folder / "data"))
        process = stack.enter_context(running([*command, str(OWN / "php/router.php")], environment(socket, configuration), log))
        wait_for(f"{base}/robots.txt", process, log)
        yield base


def gold(configuration: Configuration, source: Source, base: str) -> Gold:
    """What a reader of this configuration sees."""
    posts = source.listed("keukenlab")
    found = gold_archive(source, posts, lambda post: base + configuration.post_path(post), Markers())
    for post, entry in zip(posts, found["posts"], strict=True):
        if post.password:
            entry["marked_title"] = configuration.protected.format(title=entry["title"])
    return without(found, configuration.unseen)
