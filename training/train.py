"""Train the labeller, fit its confidence, and write both with a report.

    python -m training.train [--shared ../shared/references] [--out pipelines/references/model] [--work build/training]
    python -m training.train --member 0             only the first of the models whose mean the labeller is; several may run side by side
    python -m training.train --evaluate-only        the rest, with the members that were trained last
    python -m training.train --leave-style apa      how it does on a family of styles that it never saw, added to the report
    python -m training.train --leave-language nl    the same for a language

Everything is seeded: the same corpus gives the same entries, and L-BFGS the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import time
from pathlib import Path
from typing import Any

from pipelines.references import confidence, label
from training.average import average
from training.calibrate import curve, fit, signs
from training.corpus import Labelled, read_corpus
from training.crf import train_crf
from training.data import MEMBERS, SEED, Plan, clean_corpus, held_out, training_data
from training.evaluate import Scores, evaluate, load_scorer
from training.records import LANGUAGES, RecordMaker, pools_of
from training.styles import styled_entries
from training.synthetic import Setter

VERSION = "2"
ITERATIONS = 110
# Styles of one family, by name: what the published styles and our templates (v: Vancouver, a: APA ...) call them.
FAMILIES = {
    "apa": r"apa|american-psychological|^a$",
    "vancouver": r"vancouver|american-medical|nlm|medicine|surgery|^v$",
    "footnote": r"note|juristische|geschichte|historische|^[Fsd]$",
}


def use_model(model: Path) -> None:
    """Make the parser use the model in a file instead of the committed one."""
    data = model.read_bytes()
    label._model = lambda: data  # type: ignore[assignment]
    label._tagger.cache_clear()


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
    parser.add_argument("--member", type=int, choices=range(len(MEMBERS)), help="train only this one, and leave it in the work folder")
    parser.add_argument("--leave-style", choices=sorted(FAMILIES))
    parser.add_argument("--leave-language", choices=LANGUAGES)
    parser.add_argument("--evaluate-only", action="store_true", help="take the members that were trained last")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.member is not None:
        train_member(arguments, arguments.member)
    elif arguments.leave_style or arguments.leave_language:
        print(json.dumps(left_out(arguments), indent=1))
    else:
        print(json.dumps(run(arguments), indent=1))


def train_plan(arguments: argparse.Namespace, plan: Plan, model: Path) -> dict[str, int]:
    """Train by a plan; give how many entries of each kind there were."""
    data = training_data(arguments.shared, plan)
    train_crf((entry for entries in data.values() for entry in entries), model, arguments.iterations, plan.l1, plan.l2)
    return {name: len(entries) for name, entries in data.items()}


def member_file(arguments: argparse.Namespace, number: int) -> Path:
    """Give where a member lies; beside it, its report."""
    path: Path = arguments.work / f"member-{number}.crfsuite"
    return path


def train_member(arguments: argparse.Namespace, number: int) -> None:
    plan, model = MEMBERS[number], member_file(arguments, number)
    begin = time.process_time()
    entries = train_plan(arguments, plan, model)
    seconds = round(time.process_time() - begin)
    report = {"entries": entries, "seed": SEED + 10 * plan.seed, "l1": plan.l1, "l2": plan.l2, "cpu_seconds": seconds}
    model.with_suffix(".json").write_text(json.dumps(report), encoding="utf-8")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Train all members, write their mean and its report."""
    numbers = range(len(MEMBERS))
    if not arguments.evaluate_only:
        for number in numbers:
            train_member(arguments, number)
    model = arguments.work / "references.crfsuite"
    average([member_file(arguments, number) for number in numbers], model)
    use_model(model)
    report: dict[str, Any] = {
        "version": VERSION,
        "iterations": arguments.iterations,
        "members": [json.loads(member_file(arguments, number).with_suffix(".json").read_text(encoding="utf-8")) for number in numbers],
        "megabytes": round(model.stat().st_size / 1e6, 2),
    }
    use_weights({"odds": 1.0})
    report |= calibrated(arguments, load_scorer(arguments.shared), model)
    write_report(arguments, report)
    return report


def left_out(arguments: argparse.Namespace) -> dict[str, Any]:
    """Train without a family of styles or a language, and hold that model against the committed one there."""
    family = re.compile(FAMILIES[arguments.leave_style]) if arguments.leave_style else None
    plan = Plan(left_style=(lambda style: bool(family.search(style))) if family else None, left_language=arguments.leave_language)
    model = arguments.work / "left-out.crfsuite"
    train_plan(arguments, plan, model)
    scorer, entries = load_scorer(arguments.shared), probe(plan, arguments.shared)
    found = {"iterations": arguments.iterations}
    for name, path in (("unseen", model), ("seen", arguments.out / "references.crfsuite")):
        use_model(path)
        found[name] = shown(evaluate(entries, scorer))
    report = json.loads((arguments.out / "report.json").read_text(encoding="utf-8"))
    report.setdefault("left_out", {})[arguments.leave_style or arguments.leave_language] = found
    write_report(arguments, report)
    return found


def write_report(arguments: argparse.Namespace, report: dict[str, Any]) -> None:
    """Write what is known of the committed model."""
    (arguments.out / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def calibrated(arguments: argparse.Namespace, scorer: Any, model: Path) -> dict[str, Any]:
    """Fit the confidence on the held-out slice, write model and weights, and look at the dev set once, at the end."""
    entries = held_out(arguments.shared)
    slice_scores = evaluate(entries, scorer)
    weights = fit([signs(entry.raw) for entry in entries], slice_scores.right)
    shutil.copy(model, arguments.out / "references.crfsuite")
    (arguments.out / "confidence.json").write_text(json.dumps({"version": VERSION, "weights": weights}, indent=1) + "\n", encoding="utf-8")
    use_weights(weights)
    dev = read_corpus(arguments.shared / "dev.jsonl")
    core = [entry for entry in dev if "-core-" in entry.source]
    scores = evaluate(dev, scorer)
    bands = [{name: round(value, 3) for name, value in asdict_of(band).items()} for band in curve(scores.claimed, scores.right)]
    return {"slice": shown(slice_scores), "dev": shown(scores), "core": shown(evaluate(core, scorer)), "calibration": bands}


def asdict_of(band: Any) -> dict[str, float]:
    return dict(band._asdict())


if __name__ == "__main__":
    main()
