"""What stands above a Markdown file: YAML between two lines of hyphens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from pipelines.text import clean_text


class _Dumper(yaml.SafeDumper):
    """Quotes every text: what YAML 1.1 and 1.2 read as a number, a date or a truth (``no``, ``1e3``, ``12:30``) differs."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's signature
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _quoted)


class _Name(str):
    """A field's name, which is ours and needs no quotation marks."""

    __slots__ = ()


_Dumper.add_representer(_Name, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text)))


def write_front_matter(fields: Mapping[str, Any]) -> str:
    """Give fields as front matter, in their order, without those that are absent or empty."""
    kept = {name: _kept(value) for name, value in fields.items() if value not in (None, "", (), [], {})}
    named = {_Name(name): value for name, value in kept.items()}
    text = yaml.dump(named, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31, default_flow_style=False)
    return f"---\n{text}---\n"


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value) or ""
    if isinstance(value, Mapping):
        return {_Name(name): _kept(inner) for name, inner in value.items() if inner not in (None, "")}
    if isinstance(value, (list, tuple)):
        return [_kept(inner) for inner in value]
    return value
