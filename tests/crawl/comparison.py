"""The comparison of a dataset with gold, as the outside tool counts it, and what that tool leaves out."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def load_comparison(tool: Path) -> ModuleType:
    """The tool as a module; its list items also know the kinds that gold names itself (term, description, task)."""
    spec = importlib.util.spec_from_file_location("score_dataset", tool)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def gold_items(items: list[dict[str, Any]], ordered: bool, depth: int = 0) -> Iterator[tuple[int, str, str]]:
        for item in items:
            yield depth, item.get("kind") or ("ordered" if ordered else "bullet"), module.text(item["text"])
            yield from gold_items(item.get("children") or [], item.get("ordered_children", False), depth + 1)

    module.gold_items = gold_items  # type: ignore[attr-defined]
    return module


def with_shown_titles(gold: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    """The gold, a protected post under the one of its two titles that the dataset has (``titles`` by URL).

    WordPress marks it on pages ("Protected: ...") and not in REST answers; both are right.
    """
    shown = [titles.get(post["url"]) == post.get("marked_title", "") for post in gold["posts"]]
    posts = [{**post, "title": post["marked_title"]} if marked else post for post, marked in zip(gold["posts"], shown, strict=True)]
    return {**gold, "posts": posts}


def compare(module: ModuleType, gold: dict[str, Any], snapshot: Path) -> dict[str, dict[str, float]]:
    """Gold, found, right, precision, recall and F1 by feature."""
    result: dict[str, dict[str, float]] = module.score(gold, module.Snapshot(snapshot))
    return result


def differences(module: ModuleType, gold: dict[str, Any], snapshot: Path, feature: str) -> list[str]:
    """What is amiss in one feature, a line a row: what gold has and the dataset not, and the reverse."""
    loaded = module.Snapshot(snapshot)
    found = loaded.features()
    lines = []
    for post, key in zip(gold["posts"], module.match(gold["posts"], loaded.posts), strict=True):
        want, have = module.gold_features(post).get(feature, []), found.get(key, {}).get(feature, [])
        if feature == "headings":  # as the tool does: the heading of a reference list belongs to the list
            of_lists = {module.text(block.get("heading")) for block in post["blocks"] if block["type"] in ("references", "footnotes")}
            want, have = ([row for row in rows if row[1] not in of_lists] for rows in (want, have))
        missing, extra = [row for row in want if row not in have], [row for row in have if row not in want]
        if missing or extra:
            lines.append(f"{post['slug']}: missing {missing[:3]}, too much {extra[:3]}")
        elif want != have:
            lines.append(f"{post['slug']}: another order or number: {want[:6]} became {have[:6]}")
    return lines
