"""Learns the weights of src/align/weights.rs from texts aligned by hand, and tells how far the chances are to be believed.

    weights.py BINARY --write           learns from all groups and writes src/align/weights.rs
    weights.py BINARY --reliability     learns from all groups but one, asks that one, and prints the tables of docs/alignment.md

The gold is that of ../shared/gold (pairs, hard, languages), the pairs of free paragraphs that were read for this
(free_pairs.tsv beside this file: 1 for those that belong together), and texts of different subjects, in which nothing does but
where the words are the same. `travaux show --stage candidates` says what is known of a pair. The learner is plain logistic regression
with a little shrinkage, solved by Newton's method. Standard library only.
"""
import csv
import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
sys.path.insert(0, str(SHARED / "gold"))
import score as gold  # noqa: E402

# What each question looks at. More parts say more of these groups and less of others.
CHOSEN = ["one", "score", "wording", "contained", "stems", "stems-contained", "other-verb", "place", "company", "other-figures", "other-section",
          "shared-mass", "least-mass", "length", "margin", "rival", "closeness"]
LATE = ["one", "score", "stems", "stems-contained", "other-verb", "place", "other-figures", "other-section", "shared-mass", "least-mass", "margin", "closeness", "formula"]
TABLES = {
    "CHOSEN": ("Is a pair right that the score chose?", CHOSEN, {"unrelated": 0.1}),
    "ALONE_TOGETHER": ("Do two paragraphs belong together that were both left alone?", LATE, {"unrelated": 0.25, "hard": 2.0}),
    "ALONE": ("Is it wrong that nothing answers a paragraph, of which this is the best candidate?",
              ["one", "score", "margin", "closeness"], {}),
}
# The score below which nobody looks at two free paragraphs.
LOW = 0.12
SUBJECTS = """un51_cuba_embargo/A_RES_78_7 un52_nuclear_danger/A_RES_79_33 un53_south_south/A_RES_79_236
un54_special_political_missions/A_RES_79_92 un55_vulnerability_index/A_C.2_80_L.2 un56_internally_displaced/A_RES_78_205
un57_nazism_amended/A_RES_78_190 un58_disaster_persons/A_RES_80_169 un59_trade/A_RES_79_195 un60_disabilities/A_RES_79_149
un61_care_economy/A_RES_80_152 un62_mercenaries/A_RES_79_162 un63_iaea_report/A_RES_79_4 un64_debt/A_RES_79_197
un65_tokelau/A_RES_79_110 sc53_drafts_colombia/S_2021_443-EN sc54_drafts_car/S_2019_90-EN sc55_drafts_yemen/S_2017_142-EN
seeds/A_HRC_RES_23_3 fccc52_sessions/19-CP.29 fccc53_santiago_network/2-CP.28 h03_angola_rewrites/S_RES_0577_1985_EN_GOLD
sc51_unficyp/S_RES_0186_1964_EN_GOLD h04_gdpr_ch3/final2016_ch3""".split()


def run(binary, *arguments):
    return subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True).stdout


def candidates(binary, files):
    """The parts' names, and each pair: old id, new id, fate, parts."""
    lines = [line.split("\t") for line in run(binary, "show", "--stage", "candidates", *files).splitlines()]
    return lines[0][3:], [(line[0], line[1], line[2], list(map(float, line[3:]))) for line in lines[1:]]


def places(group, *names):
    found = [gold.locate(SHARED / "texts", group, name, "any") or SHARED / "texts" / group / name for name in names]
    return found if all(path.exists() for path in found) else None


def aligned():
    """Each pair of texts: kind, group, files, and its gold."""
    for kind in ("pairs", "hard", "languages"):
        for pairs in sorted((SHARED / "gold" / kind).glob("*/*.pairs.tsv")):
            names = pairs.name[: -len(".pairs.tsv")].split("__")
            files = places(pairs.parent.name, *names)
            if files:
                outlines = [gold.rows(pairs.parent / f"{name}.outline.tsv") for name in names]
                group = "languages" if kind == "languages" else pairs.parent.name
                yield kind, group, files, (outlines, gold.rows(pairs))


def judged(binary):
    """Each pair that was weighed, for each question: (group, kind, parts, answer)."""
    asked = {name: [] for name in TABLES}
    for kind, group, files, (outlines, links) in aligned():
        report = json.loads(run(binary, "compare", *files, "--format", "json"))
        names, pairs = candidates(binary, files)
        maps = [gold.outline(outline, report[side])[0] for outline, side in zip(outlines, ("old", "new"))]
        sure, optional, touched, _ = gold.links(links)
        answered = [{link[side] for link in sure} for side in (0, 1)]
        headings = [{p["id"] for p in report[side]["provisions"] if p["kind"] == "heading"} for side in ("old", "new")]
        pairs = [pair for pair in pairs if pair[0] not in headings[0] and pair[1] not in headings[1]]
        both = [entry for entry in report["entries"] if entry["old"] and entry["new"]]
        taken = [{name for entry in both for name in entry[side]} for side in ("old", "new")]
        for old, new, fate, parts in pairs:
            link = (maps[0].get(old), maps[1].get(new))
            unknown = None in link or ("o", link[0]) in touched or ("n", link[1]) in touched or link in optional
            answer = link in sure
            if fate == "chosen" and (answer or not unknown):
                asked["CHOSEN"].append((group, kind, parts, answer))
            if fate == "free" and parts[names.index("score")] >= LOW and (answer or not unknown):
                asked["ALONE_TOGETHER"].append((group, kind, parts, answer))
        for side in (0, 1):
            best = {}
            for pair in pairs:
                if pair[side] not in taken[side]:
                    best[pair[side]] = max(best.get(pair[side], pair), pair, key=lambda it: it[3][1])
            for provision, pair in best.items():
                known = maps[side].get(provision)
                if known is not None and ("on"[side], known) not in touched:
                    asked["ALONE"].append((group, kind, pair[3], known in answered[side]))
    read_free_pairs(binary, asked)
    unrelated(binary, asked)
    return names, asked


def read_free_pairs(binary, asked):
    with open(HERE / "free_pairs.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for group, old, new in sorted({(row["group"], row["old_text"], row["new_text"]) for row in rows}):
        files = places(group, old, new)
        if not files:
            continue
        read = {(row["old"], row["new"]): row["together"] == "1" for row in rows if (row["group"], row["old_text"], row["new_text"]) == (group, old, new)}
        for pair in candidates(binary, files)[1]:
            if pair[2] == "free" and pair[:2] in read:
                asked["ALONE_TOGETHER"].append((group, "read", pair[3], read[pair[:2]]))


def unrelated(binary, asked):
    for step in (1, 5):
        for at, subject in enumerate(SUBJECTS):
            other = SUBJECTS[(at + step) % len(SUBJECTS)]
            files = [places(*name.split("/"))[0] for name in (subject, other)]
            names, pairs = candidates(binary, files)
            group = f"subjects {at % 6}"
            for _, _, fate, parts in pairs:
                if fate == "chosen" and parts[names.index("wording")] < 1:
                    asked["CHOSEN"].append((group, "unrelated", parts, False))
                elif fate == "free" and parts[names.index("score")] >= LOW:
                    asked["ALONE_TOGETHER"].append((group, "unrelated", parts, False))


def chance(weights, parts):
    return 1 / (1 + math.exp(-sum(w * p for w, p in zip(weights, parts))))


def learn(rows, used, shares, shrink=1.0):
    """The weights of all parts, those that are not used nought."""
    size = len(used)
    data = [([parts[i] for i in used], float(answer), shares.get(kind, 1.0)) for _, kind, parts, answer in rows]
    weights = [0.0] * size
    for _ in range(40):
        slope = [-(shrink if i else 0.001) * weights[i] for i in range(size)]
        bend = [[(shrink if i else 0.001) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for parts, answer, share in data:
            p = chance(weights, parts)
            for i in range(size):
                slope[i] += share * (answer - p) * parts[i]
                factor = share * p * (1 - p) * parts[i]
                for j in range(i, size):
                    bend[i][j] += factor * parts[j]
        for i in range(size):
            for j in range(i):
                bend[i][j] = bend[j][i]
        step = solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(used, weights))


def solve(matrix, right):
    """Gauss with the greatest pivot."""
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda it: abs(rows[it][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(size):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at])]
    return [row[size] / row[i] for i, row in enumerate(rows)]


def write(names, asked):
    lines = ["//! The weights of [`super::judge`], made by `.ci/weights.py` from texts aligned by hand.", "", "use super::parts::Weights;"]
    for table, (question, used, shares) in TABLES.items():
        used = [names.index(name) for name in used]
        weights = learn(asked[table], used, shares)
        lines += ["", f"/// {question}", "#[rustfmt::skip]", f"pub(super) const {table}: Weights = ["]
        lines += [f"    {weights.get(i, 0.0):.3f}, // {name}" for i, name in enumerate(names)] + ["];"]
    (HERE.parent / "src/align/weights.rs").write_text("\n".join(lines) + "\n", encoding="utf-8")


def reliability(names, asked):
    for table, (question, used, shares) in TABLES.items():
        used = [names.index(name) for name in used]
        rows = asked[table]
        told = []
        for group in sorted({row[0] for row in rows if row[1] != "unrelated"}):
            weights = learn([row for row in rows if row[0] != group], used, shares)
            full = [weights.get(i, 0.0) for i in range(len(names))]
            told += [(chance(full, row[2]), row[3]) for row in rows if row[0] == group]
        if table == "ALONE":
            told = [(1 - p, not answer) for p, answer in told]
        print(f"\n{question}\n\n| chance | entries | mean chance | right |\n|---|---|---|---|")
        for tenth in range(10):
            of = [it for it in told if min(int(it[0] * 10), 9) == tenth]
            if of:
                print(f"| .{tenth}–{'1' if tenth == 9 else '.' + str(tenth + 1)} | {len(of)} | {sum(p for p, _ in of) / len(of):.2f} | {sum(a for _, a in of) / len(of):.2f} |")


if __name__ == "__main__":
    parts, answers = judged(sys.argv[1])
    (write if "--write" in sys.argv else reliability)(parts, answers)
