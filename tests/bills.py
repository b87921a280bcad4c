#!/usr/bin/env python3
"""How far the measure of a trace gets on pairs of bill subsections that people labelled, without a model.

    tests/bills.py target/release/travaux ../shared/texts/us_bill_pairs/val_sub_sec_pairs.csv

The pairs have five classes (0 unrelated, 1 related, 2 similar, 3 nearly the same, 4 the same). All first subsections are the paragraphs of one text, all
second ones those of another; the program traces the one in the other, and back. A pair is known by the share of each side's words that stands in the
other (0 where nothing was found) and how closely. Where the borders between the classes lie is learned on four fifths of the pairs and asked of the
rest, in five turns; nothing else is learned. Beside it stands the same with plain word overlap. Standard library only.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

CLASSES = 5
FOLDS = 5


def main():
    binary, table = sys.argv[1:]
    csv.field_size_limit(1 << 30)
    pairs = list(csv.DictReader(open(table, encoding="utf-8")))
    labels = [int(pair["label"]) for pair in pairs]
    there, back = traced(binary, pairs, "sec_a_text", "sec_b_text"), traced(binary, pairs, "sec_b_text", "sec_a_text")
    shares = [(there.get(at, 0) + back.get(at, 0)) / 2 for at in range(len(pairs))]
    overlaps = [overlap(pair["sec_a_text"], pair["sec_b_text"]) for pair in pairs]
    print(f"{len(pairs)} pairs, {sum(share > 0 for share in shares)} found")
    for name, measure in (("trace", shares), ("word overlap", overlaps), ("both, halved", [(a + b) / 2 for a, b in zip(shares, overlaps)])):
        told = crossed(measure, labels)
        print(f"{name:14} accuracy {sum(a == b for a, b in zip(told, labels)) / len(labels):.3f}, macro F1 {macro(told, labels):.3f}")


def traced(binary, pairs, one, other):
    """Returns the share of each first subsection that stands in its second."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for column in (one, other):
            path = Path(folder) / f"{column}.txt"
            lines = [f"{at + 1}. {pair[column]}\n" for at, pair in enumerate(pairs)]
            path.write_text("REPORT\n\n" + "\n".join(lines), encoding="utf-8")
            names.append(str(path))
        done = subprocess.run([binary, "trace", *names, "--format", "json"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    text = [provision["id"] for provision in found["text"]["provisions"]]
    assert text[: len(pairs)] == [f"P{at + 1}" for at in range(len(pairs))], text[:5]
    same = [it for it in found["restatements"] if it["a"] == it["b"]]
    return {int(it["a"][1:]) - 1: it["share"] for it in same if it["a"][1:].isdigit()}


def overlap(one, other):
    one, other = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return sum((one & other).values()) / max(1, sum((one | other).values()))


def crossed(measure, labels):
    told = [0] * len(labels)
    for fold in range(FOLDS):
        train = [(measure[at], labels[at]) for at in range(len(labels)) if at % FOLDS != fold]
        borders = learned(train)
        for at in range(fold, len(labels), FOLDS):
            told[at] = sum(measure[at] >= border for border in borders)
    return told


def learned(train):
    """Returns the four borders with which most of the pairs are right, by dynamic programming over the measure."""
    train = sorted(train)
    counts = [[0] * (len(train) + 1) for _ in range(CLASSES)]
    for at, (_, label) in enumerate(train):
        for known in range(CLASSES):
            counts[known][at + 1] = counts[known][at] + (label == known)
    best = [counts[0][:]]
    came = []
    for known in range(1, CLASSES):
        row, froms, top, cut = [], [], -1, 0
        for end in range(len(train) + 1):
            # A border stands between two different values.
            if end in (0, len(train)) or train[end - 1][0] < train[end][0]:
                value = best[-1][end] - counts[known][end]
                if top < -len(train) or value > top or end == 0:
                    top, cut = value, end
            row.append(top + counts[known][end])
            froms.append(cut)
        best.append(row)
        came.append(froms)
    borders, end = [], len(train)
    for froms in reversed(came):
        end = froms[end]
        borders.append(train[end][0] if end < len(train) else float("inf"))
    return borders[::-1]


def macro(told, labels):
    scores = []
    for known in range(CLASSES):
        right = sum(a == b == known for a, b in zip(told, labels))
        wrong = sum((a == known) != (b == known) for a, b in zip(told, labels))
        scores.append(2 * right / max(1, 2 * right + wrong))
    return sum(scores) / CLASSES


main()
