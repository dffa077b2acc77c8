"""Train the labeller, fit its confidence, and write both with a report.

    python -m training.train [--shared ../shared/references] [--out pipelines/references/model] [--work build/training]
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
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipelines.references import confidence, label
from training.calibrate import curve, fit, signs
from training.corpus import Labelled, read_corpus
from training.crf import train_crf
from training.data import SEED, Plan, clean_corpus, held_out, training_data
from training.evaluate import Scores, evaluate, load_scorer
from training.records import LANGUAGES, RecordMaker, pools_of
from training.styles import styled_entries
from training.synthetic import Setter

VERSION = "1"
ITERATIONS = 110
L1 = 0.1
L2 = 0.05
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
    parser.add_argument("--leave-style", choices=sorted(FAMILIES))
    parser.add_argument("--leave-language", choices=LANGUAGES)
    parser.add_argument("--evaluate-only", action="store_true", help="fit the confidence and score again with the model trained last")
    parser.add_argument("--small", type=int, default=1, help="divide the synthetic entries by this, for a quick look")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    family = re.compile(FAMILIES[arguments.leave_style]) if arguments.leave_style else None
    plan = Plan(left_style=(lambda style: bool(family.search(style))) if family else None, left_language=arguments.leave_language)
    plan = replace(plan, templates=plan.templates // arguments.small, styles=plan.styles // arguments.small)
    report = run(arguments, plan)
    print(json.dumps(report, indent=1))


def run(arguments: argparse.Namespace, plan: Plan) -> dict[str, Any]:
    """Train by a plan; write the model where nothing is left out."""
    begin = time.process_time()
    left_out = plan.left_style is not None or plan.left_language is not None
    model = arguments.work / ("left-out.crfsuite" if left_out else "references.crfsuite")
    sizes = arguments.work / "sizes.json"
    if not arguments.evaluate_only:
        data = training_data(arguments.shared, plan)
        sizes.write_text(json.dumps({name: len(entries) for name, entries in data.items()}), encoding="utf-8")
        train_crf((entry for entries in data.values() for entry in entries), model, arguments.iterations, L1, L2)
    use_model(model)
    scorer = load_scorer(arguments.shared)
    report: dict[str, Any] = {
        "version": VERSION,
        "seed": SEED,
        "iterations": arguments.iterations,
        "l1": L1,
        "l2": L2,
        "templates": plan.templates,
        "styles": plan.styles,
        "entries": json.loads(sizes.read_text(encoding="utf-8")),
        "megabytes": round(model.stat().st_size / 1e6, 2),
    }
    use_weights({"odds": 1.0})
    target = arguments.out / "report.json"
    if left_out:
        report["left_out"] = arguments.leave_style or arguments.leave_language
        entries = probe(plan, arguments.shared)
        report["unseen"] = shown(evaluate(entries, scorer))
        use_model(arguments.out / "references.crfsuite")
        report["seen"] = shown(evaluate(entries, scorer))
        committed = json.loads(target.read_text(encoding="utf-8"))
        committed.setdefault("left_out", {})[report["left_out"]] = {name: report[name] for name in ("iterations", "unseen", "seen")}
    else:
        committed = report | calibrated(arguments, scorer, model)
        report = committed
    report["cpu_seconds"] = round(time.process_time() - begin)
    target.write_text(json.dumps(committed, indent=1) + "\n", encoding="utf-8")
    return report


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
