"""Old addresses to new ones, for web servers and hosts: CSV, nginx, Apache, Netlify, WordPress' plug-in Redirection.

The rules know paths, not hosts: they serve on the old site's server as on the new one's. A post whose path stays has no rule, which
would lead in a circle; it stands in ``redirects.csv``, which has them all.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, TextIO
from urllib.parse import quote, unquote_to_bytes, urlsplit

from pipelines.urls import split_url

FOLDER = "redirects"
# What stays unescaped in a path (RFC 3986, pchar and "/"), but for what a server's configuration may read as its own: "$ ; * ' ( ) &".
_PATH = "/:@!+,=~-._"
_QUERY = "/:@!+,=~-._?&"


class Redirect(NamedTuple):
    """One old address and where it leads now; all three percent-encoded ASCII without signs that mean something to a server."""

    path: str
    query: str  # without "?"; empty where there is none
    new: str


def parse_redirect(old_url: str, new: str) -> Redirect:
    """Split an old address; whatever stood in it, only plain signs and percent codes are left."""
    parts = split_url(old_url)
    path = quote(unquote_to_bytes(parts.path), safe=_PATH) or "/"
    return Redirect("/" + path.lstrip("/"), quote(unquote_to_bytes(parts.query), safe=_QUERY), quote(new, safe=_QUERY + "%#"))


def nginx_lines(rule: Redirect) -> str:
    """Give entries of a ``map $request_uri``; browsers send percent codes as the link has them, so both spellings are there."""
    uri = f"{rule.path}?{rule.query}" if rule.query else rule.path
    spellings = dict.fromkeys((uri, re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), uri)))
    return "".join(f'    "{spelling}" "{rule.new}";\n' for spelling in spellings)


def apache_lines(rule: Redirect) -> str:
    """Give a rule of mod_rewrite, which compares the decoded path: every sign that is no letter or digit is a code of PCRE.

    In what follows, ``%2`` would be a part of a condition's match, so percent signs are escaped; NE keeps them from being coded again.
    """
    pattern = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02x}" for byte in unquote_to_bytes(rule.path[1:]))
    query = "".join(sign if sign.isalnum() else f"\\x{ord(sign):02x}" for sign in rule.query)
    condition = f'RewriteCond %{{QUERY_STRING}} "^{query}$"\n' if query else ""
    flags = "[R=301,L,NE,QSD]" if query else "[R=301,L,NE]"
    target = rule.new.replace("%", "\\%")
    return f'{condition}RewriteRule "^/?{pattern}$" "{target}" {flags}\n'


def netlify_lines(rule: Redirect) -> str:
    """Give a line of ``_redirects``: path, parameters, new address, status. ``:`` begins a placeholder there, so it is coded."""
    values = "".join(
        f" {name.replace(':', '%3A')}={value}" for name, _, value in (pair.partition("=") for pair in rule.query.split("&") if pair)
    )
    return f"{rule.path.replace(':', '%3A')}{values} {rule.new} 301!\n"


def redirection_lines(rule: Redirect) -> str:
    """Give a line of the CSV that WordPress' plug-in Redirection imports: source, target, whether it is a pattern, status."""
    uri = f"{rule.path}?{rule.query}" if rule.query else rule.path
    return f'"{uri}","{rule.new}",0,301\n'


# file -> what stands before the rules, one rule, what stands behind them
_FILES: dict[str, tuple[str, Callable[[Redirect], str], str]] = {
    "nginx.conf": (
        "# In the http block; in the server block: if ($pressmark_new) { return 301 $pressmark_new; }\n"
        'map_hash_bucket_size 1024;\nmap_hash_max_size 262144;\nmap $request_uri $pressmark_new {\n    default "";\n',
        nginx_lines,
        "}\n",
    ),
    "apache.conf": ("# In the server's configuration, a VirtualHost or .htaccess\nRewriteEngine On\n", apache_lines, ""),
    "_redirects": ("", netlify_lines, ""),
    "wordpress-redirection.csv": ("source,target,regex,code\n", redirection_lines, ""),
}


class RedirectWriter:
    """The redirect maps of one export, open for writing in ``redirects/``."""

    def __init__(self, folder: Path) -> None:
        (folder / FOLDER).mkdir()
        self.rules = 0
        self._stack = ExitStack()
        self._files: dict[str, TextIO] = {name: self._open(folder / FOLDER / name) for name in _FILES}
        for name, (head, _, _) in _FILES.items():
            self._files[name].write(head)
        self._csv = csv.writer(self._open(folder / FOLDER / "redirects.csv"), lineterminator="\r\n")
        self._csv.writerow(("old", "new"))

    def write(self, old_url: str, new: str) -> None:
        """Add one post's redirect."""
        rule = parse_redirect(old_url, new)
        self._csv.writerow((old_url, new))
        if not rule.query and rule.path == urlsplit(new).path:
            return
        self.rules += 1
        for name, (_, lines, _) in _FILES.items():
            self._files[name].write(lines(rule))

    def close(self) -> None:
        """Finish the files."""
        for name, (_, _, tail) in _FILES.items():
            self._files[name].write(tail)
        self._stack.close()

    def _open(self, path: Path) -> TextIO:
        return self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
