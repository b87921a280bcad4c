#!/usr/bin/env python3
"""The law of written amendment sheets, measured: BINARY FOLDER [PAIRS]

FOLDER holds texts; PAIRS (default: ../gold/pairs beside it) holds `OLD__NEW.pairs.tsv`, whose name says which texts to pair.
For each pair: travaux amend --write OLD NEW -o sheet.txt; travaux amend OLD sheet.txt --save amended.txt --format json.
The law: nothing is refused, every item is understood, and words and numbers of the result are those of NEW.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ENDINGS = [".txt", ".layout.txt", ".docx", ".pdf", ".mupdf.txt", ".md", ".html"]


def run(*arguments):
    done = subprocess.run([str(it) for it in arguments], capture_output=True, timeout=600)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def text_of(folder, name):
    for ending in ENDINGS:
        for place in [folder / f"{name}{ending}"] + sorted(folder.rglob(f"{name}{ending}")):
            if place.is_file():
                return place
    return None


def words(text):
    text = unicodedata.normalize("NFKC", text)
    return re.findall(r"\w+", text.translate({0x2011: "-", 0xAD: None}))


def paragraphs(text):
    return [((it["label"] or "").strip(" .()"), words(it["text"])) for it in text["provisions"]]


def measure(binary, old, new, sheet_format):
    with tempfile.TemporaryDirectory() as folder:
        sheet = pathlib.Path(folder) / f"sheet.{sheet_format}"
        status, _, told = run(binary, "amend", "--write", old, new, "-o", sheet)
        if status == 2:
            return {"failed": told.strip()}
        status, out, trouble = run(binary, "amend", old, sheet, "--format", "json")
        if status == 2:
            return {"failed": trouble.strip()}
        amended = json.loads(out)
        _, out, _ = run(binary, old, new, "--format", "json")
        wanted = json.loads(out)["new"]
        result = (amended.get("comparison") or amended)["new"]
        if "provisions" not in result:
            result = amended["comparison"]["new"]
        items = [item for it in amended["sheets"] for item in it["items"]]
        actions = [action for item in items for action in item["actions"]]
        want, have = paragraphs(wanted), paragraphs(result)
        return {
            "items": len(items),
            "actions": len(actions),
            "lost": sum(1 for warning in amended["warnings"] if warning["code"] == "amendment-not-understood"),
            "refused": sum(1 for action in actions if action.get("status") == "refused"),
            "words": [it[1] for it in want] == [it[1] for it in have],
            "numbers": [it[0] for it in want] == [it[0] for it in have],
            "told": [line for line in told.splitlines() if line],
            "why": [action["why"] for action in actions if action.get("status") == "refused"],
            "lines": len(sheet.read_text().split("\n\n")) if sheet_format == "txt" else 0,
        }


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pairs = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else folder.parent / "gold" / "pairs"
    form = sys.argv[4] if len(sys.argv) > 4 else "txt"
    good = total = refused = 0
    for listed in sorted(pairs.rglob("*.pairs.tsv")):
        old, new = listed.name.removesuffix(".pairs.tsv").split("__")
        home = folder / listed.parent.name
        texts = [text_of(home, name) or text_of(folder, name) for name in (old, new)]
        if None in texts:
            print(f"-- {listed.parent.name} {old} {new}: no text")
            continue
        for name, pair in ((f"{old} -> {new}", texts), (f"{new} -> {old}", texts[::-1])):
            came = measure(binary, *pair, form)
            total += 1
            holds = "failed" not in came and came["words"] and came["numbers"] and not came["refused"] and not came["lost"]
            good += holds
            refused += came.get("refused", 0)
            print("ok" if holds else "XX", listed.parent.name, name, came if not holds else f"{came['items']} items")
    print(f"{good} of {total} pairs keep the law, {refused} actions refused")
    sys.exit(good != total)


if __name__ == "__main__":
    main()
