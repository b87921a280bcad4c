#!/usr/bin/env python3
"""The law of tracked changes as a sheet, measured: BINARY FOLDER [PAIRS]

For each pair of public texts, as in `amend_law.py`: travaux OLD NEW -o redline.docx; travaux amend OLD redline.docx.
The law: nothing is refused, every change is understood, and words and numbers of the result are those of NEW.
"""

import json
import pathlib
import sys
import tempfile

from amend_law import paragraphs, run, text_of


def measure(binary, old, new):
    with tempfile.TemporaryDirectory() as folder:
        redline = pathlib.Path(folder) / "redline.docx"
        status, _, told = run(binary, old, new, "-o", redline)
        if status == 2 or not redline.exists():
            return {"failed": told.strip()}
        _, out, _ = run(binary, redline, redline, "--format", "json")
        final = json.loads(out)["new"]
        status, out, trouble = run(binary, "amend", old, redline, "--format", "json")
        if status == 2:
            return {"failed": trouble.strip()}
        amended = json.loads(out)
        _, out, _ = run(binary, old, new, "--format", "json")
        wanted = json.loads(out)["new"]
        result = amended["comparison"]["new"]
        items = [item for it in amended["sheets"] for item in it["items"]]
        actions = [action for item in items for action in item["actions"]]
        refused = [action["why"] for action in actions if action.get("status") == "refused"]
        want, read_back, have = paragraphs(wanted), paragraphs(final), paragraphs(result)
        return {
            "items": len(items),
            "actions": len(actions),
            "lost": sum(1 for item in items if not item["actions"]),
            "refused": len(refused),
            "words": [it[1] for it in want] == [it[1] for it in have],
            "numbers": [it[0] for it in want] == [it[0] for it in have],
            "final": read_back == have,
            "redline": read_back == want,
            "why": refused[:5],
            "told": [f'{it["code"]}: {it["message"]}' for it in amended["warnings"] if it["code"] in ("amendment-not-understood", "another-original")][:6],
        }


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pairs = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else folder.parent / "gold" / "pairs"
    good = total = refused = damaged = 0
    for listed in sorted(pairs.rglob("*.pairs.tsv")):
        old, new = listed.name.removesuffix(".pairs.tsv").split("__")
        home = folder / listed.parent.name
        texts = [text_of(home, name) or text_of(folder, name) for name in (old, new)]
        if None in texts:
            print(f"-- {listed.parent.name} {old} {new}: no text")
            continue
        came = measure(binary, *texts)
        total += 1
        holds = "failed" not in came and came["words"] and came["numbers"] and not came["refused"]
        good += holds
        refused += came.get("refused", 0)
        damaged += not came.get("words", True) and not came.get("refused", 0) and not came.get("lost", 0)
        print("ok" if holds else "XX", listed.parent.name, old, new, came if not holds else f"{came['actions']} actions, {came['lost']} told", flush=True)
    print(f"{good} of {total} pairs keep the law, {refused} actions refused, {damaged} damaged without a word")
    sys.exit(good != total)


if __name__ == "__main__":
    main()
