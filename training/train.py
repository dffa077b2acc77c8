"""Train the labeller, fit its confidence, and write both with a report.

    python -m training.train [--shared ../shared/references] [--out pipelines/references/model] [--work build/training]
    python -m training.train --part 0               only the first CRF of those whose mean the labeller has; parts may run side by side
    python -m training.train --part network         only the network
    python -m training.train --evaluate-only        the rest, with the parts that were trained last
    python -m training.train --leave-style apa      how it does on a family of styles that it never saw, added to the report
    python -m training.train --leave-language nl    the same for a language

Everything is seeded: the same corpus gives the same entries, L-BFGS the same weights, and Adam too on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pipelines.references import confidence, label
from pipelines.references.labeller import read_labeller
from training.calibrate import curve, fit, signs
from training.convolution import Recipe, train_network
from training.corpus import Labelled, read_corpus
from training.crf import train_crf
from training.data import MEMBERS, NETWORK, SEED, Plan, anew, clean_corpus, held_out, held_out_written, training_data
from training.evaluate import Scores, evaluate, load_scorer
from training.labeller import SHARE, join
from training.records import LANGUAGES, RecordMaker, pools_of
from training.styles import styled_entries
from training.synthetic import Setter

VERSION = "5"
ITERATIONS = 110
PARTS = (*(str(number) for number in range(len(MEMBERS))), "network")
# Styles of one family, by name: what the published styles and our templates (v: Vancouver, a: APA ...) call them.
FAMILIES = {
    "apa": r"apa|american-psychological|^a$",
    "vancouver": r"vancouver|american-medical|nlm|medicine|surgery|^v$",
    "footnote": r"note|juristische|geschichte|historische|^[Fsd]$",
}


def use_model(model: Path) -> None:
    """Make the parser use the labeller in a file instead of the committed one."""
    with model.open("rb") as file:
        labeller = read_labeller(file)
    label.load_labeller = lambda: labeller  # type: ignore[assignment]


def use_weights(weights: dict[str, float]) -> None:
    """Make the parser use these weights for its confidence."""
    confidence.weights = lambda: weights  # type: ignore[assignment]


def shown(scores: Scores) -> dict[str, Any]:
    """Give scores as the report has them, in per cent."""
    return {
        "entries": scores.count,
        "f1": round(100 * scores.f1, 2),
        "whole": round(100 * scores.whole, 2),
        "fields": {name: round(100 * value, 1) for name, value in scores.fields.items()},
    }


def probe(plan: Plan, shared: Path, count: int = 600) -> list[Labelled]:
    """Give synthetic entries of the style family or language that a plan leaves out, made from other records than training's."""
    chance = random.Random(SEED + 99)
    languages = (plan.left_language,) if plan.left_language else LANGUAGES
    maker = RecordMaker(pools_of(clean_corpus(shared)), chance, languages)
    setter = Setter(maker, chance)
    entries = [setter.entry(number) for number in range(count * 4)] + list(styled_entries(maker, chance, 60, 5))
    wanted = [entry for entry in entries if not plan.left_style or plan.left_style(entry.style)]
    return wanted[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).parents[1]
    parser.add_argument("--shared", type=Path, default=root.parent / "shared/references")
    parser.add_argument("--out", type=Path, default=root / "pipelines/references/model")
    parser.add_argument("--work", type=Path, default=root / "build/training")
    parser.add_argument("--iterations", type=int, default=ITERATIONS)
    parser.add_argument("--part", choices=PARTS, help="train only this one, and leave it in the work folder")
    parser.add_argument("--leave-style", choices=sorted(FAMILIES))
    parser.add_argument("--leave-language", choices=LANGUAGES)
    parser.add_argument("--evaluate-only", action="store_true", help="take the parts that were trained last")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.part:
        train_part(arguments, arguments.part)
    elif arguments.leave_style or arguments.leave_language:
        print(json.dumps(left_out(arguments), indent=1))
    else:
        print(json.dumps(run(arguments), indent=1))


def entries_of(data: dict[str, list[Labelled]]) -> list[Labelled]:
    return [entry for entries in data.values() for entry in entries]


def part_file(work: Path, part: str) -> Path:
    """Give where a part lies; beside it, its report."""
    return work / (f"{part}.npz" if part == "network" else f"crf-{part}.crfsuite")


def train_part(arguments: argparse.Namespace, part: str) -> None:
    """Train a CRF or the network; leave it and its report in the work folder."""
    plan = NETWORK if part == "network" else MEMBERS[int(part)]
    train_plan(arguments, plan, part_file(arguments.work, part))


def train_plan(arguments: argparse.Namespace, plan: Plan, target: Path) -> None:
    """Train by a plan: a network where the file is to be one, else a CRF."""
    data, begin = training_data(arguments.shared, plan), time.process_time()
    sets = anew(data, plan)
    report: dict[str, Any]
    if target.suffix == ".npz":
        recipe = Recipe()
        train_network(entries_of(data), sets, recipe).write(target)
        report = asdict(recipe)
    else:
        data |= {f"recombined {number}": next(sets) for number in range(1, plan.recombined + 1)}
        train_crf(entries_of(data), target, arguments.iterations, plan.l1, plan.l2)
        report = {"l1": plan.l1, "l2": plan.l2, "iterations": arguments.iterations}
    report["entries"] = {name: len(entries) for name, entries in data.items()}
    report["entries_seed"] = SEED + 10 * plan.seed
    report["cpu_seconds"] = round(time.process_time() - begin)
    target.with_suffix(".json").write_text(json.dumps(report), encoding="utf-8")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Train all parts, join them to the labeller, and write it and its report."""
    if not arguments.evaluate_only:
        for part in PARTS:
            train_part(arguments, part)
    *crfs, network = (part_file(arguments.work, part) for part in PARTS)
    model = arguments.work / "labeller.npz"
    join({path: plan.weight for path, plan in zip(crfs, MEMBERS, strict=True)}, network, model)
    use_model(model)
    report: dict[str, Any] = {
        "version": VERSION,
        "share_of_network": SHARE,
        "parts": [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in (*crfs, network)],
        "megabytes": round(model.stat().st_size / 1e6, 2),
    }
    use_weights({"odds": 1.0})
    report |= calibrated(arguments, load_scorer(arguments.shared), model)
    write_report(arguments, report)
    return report


def left_out(arguments: argparse.Namespace) -> dict[str, Any]:
    """Train a CRF and a network without a family of styles or a language, and hold them against the committed labeller there."""
    family = re.compile(FAMILIES[arguments.leave_style]) if arguments.leave_style else None
    left = Plan(left_style=(lambda style: bool(family.search(style))) if family else None, left_language=arguments.leave_language)
    name = arguments.leave_style or arguments.leave_language
    crf, network, model = (arguments.work / f"without-{name}{end}" for end in (".crfsuite", "-network.npz", ".npz"))
    train_plan(arguments, left, crf)
    train_plan(
        arguments, replace(NETWORK, taught=False, foreign=True, left_style=left.left_style, left_language=left.left_language), network
    )
    join({crf: 1}, network, model)
    scorer, entries = load_scorer(arguments.shared), probe(left, arguments.shared)
    found: dict[str, Any] = {"iterations": arguments.iterations}
    for which, path in (("unseen", model), ("seen", arguments.out / "labeller.npz")):
        use_model(path)
        found[which] = shown(evaluate(entries, scorer))
    report = json.loads((arguments.out / "report.json").read_text(encoding="utf-8"))
    report.setdefault("left_out", {})[name] = found
    write_report(arguments, report)
    return found


def write_report(arguments: argparse.Namespace, report: dict[str, Any]) -> None:
    """Write what is known of the committed model."""
    (arguments.out / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def calibrated(arguments: argparse.Namespace, scorer: Any, model: Path) -> dict[str, Any]:
    """Fit the confidence on the held-out slices, write model and weights, and look at the dev set once, at the end."""
    slices = {"slice": held_out(arguments.shared), "written": held_out_written()}
    put_aside = {name: evaluate(entries, scorer) for name, entries in slices.items()}
    texts = [entry.raw for entries in slices.values() for entry in entries]
    weights = fit([signs(text) for text in texts], [right for scores in put_aside.values() for right in scores.right])
    shutil.copy(model, arguments.out / "labeller.npz")
    (arguments.out / "confidence.json").write_text(json.dumps({"version": VERSION, "weights": weights}, indent=1) + "\n", encoding="utf-8")
    use_weights(weights)
    dev = read_corpus(arguments.shared / "dev.jsonl")
    core = [entry for entry in dev if "-core-" in entry.source]
    scores = evaluate(dev, scorer)
    bands = [{name: round(value, 3) for name, value in band._asdict().items()} for band in curve(scores.claimed, scores.right)]
    found = put_aside | {"dev": scores, "core": evaluate(core, scorer)}
    return {name: shown(part) for name, part in found.items()} | {"calibration": bands}


if __name__ == "__main__":
    main()
