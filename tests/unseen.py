#!/usr/bin/env python3
"""Changes one letter, digit or mark at a time in real texts, and asks whether the comparison tells it.

    unseen.py BINARY FOLDER [--each N] [--seed S] [--verbose]

The law of the whole file: a change anywhere but in page numbers, job numbers, stamps, rules, line numbers and the page
column of a table of contents is told at its place, and `--exit-code` gives 1. For N places in each text (plain text,
Markdown, HTML, Akoma Ntoso; the body, headers, footers and notes of Word and OpenDocument files) the sign is changed, the file compared with the original, and the new sign looked for in
what changed: the edits of entries, footnotes and rows of the head, and the labels and ids. Prints each miss and a total.
Standard library only; nothing is written outside a temporary folder.
"""
import argparse
import bisect
import json
import os
import random
import re
import subprocess
import tempfile
import unicodedata
import zipfile

NOT_COMPARED = {"page-number", "job-number", "stamp", "separator", "line-number", "navigation", "address"}
# What comparison ignores: glyphs of quotes, dashes, hyphens, and kinds of space.
IGNORED = set("'\"`´‘’‚‛“”„‟«»‹›「」『』-‐‑‒–—―−_*#|>\\~^")


def letter_of_the_same_kind(sign, choose):
    """Another sign of the same script and case that is no look-alike."""
    if sign.isdigit() and sign.isascii():
        return choose([d for d in "0123456789" if d != sign])
    name = unicodedata.name(sign, "")
    if sign.isalpha():
        pool = {
            "LATIN": "bdfhkmqtz", "CYRILLIC": "бджзлфцшю", "ARABIC": "بتجدرسعقكل", "HEBREW": "בגדהזחטלמ", "GREEK": "βγδζθλξφψ",
            "CJK": "水木山石田口目耳手足", "HIRAGANA": "かきくけこ", "KATAKANA": "カキクケコ", "HANGUL": "가나다라마", "DEVANAGARI": "कखगघच",
            "THAI": "กขคงจ", "GEORGIAN": "ბგდვზ", "ARMENIAN": "բգդզթ", "ETHIOPIC": "በተነከወ", "BENGALI": "কখগঘচ", "TAMIL": "கஙசஞட",
        }.get(name.split(" ")[0])
        if not pool:
            return None
        other = choose([c for c in pool if c != sign.lower()])
        return other.upper() if sign.isupper() and other.upper() != other else other
    return None


def changed_word(text, at):
    # A script without blanks has no words to tell by: the sign alone.
    if unicodedata.name(text[at], "").split(" ")[0] in ("CJK", "HIRAGANA", "KATAKANA", "THAI"):
        return text[at]
    # A number between such signs, `第28条`, is one for itself.
    goes_on = (lambda c: c.isdigit()) if text[at].isdigit() else (lambda c: c.isalnum() or unicodedata.combining(c))
    start = at
    while start > 0 and goes_on(text[start - 1]):
        start -= 1
    end = at + 1
    while end < len(text) and goes_on(text[end]):
        end += 1
    return text[start:end]


def told(report, sign, word):
    """Whether the new sign stands in something that changed."""
    # In parts: `b` with a dot below is one sign in an output, and two in a file that writes its signs apart.
    folded = lambda s: unicodedata.normalize("NFKD", s)
    parts = [e for key in ("entries", "footnotes", "head") for row in report.get(key, []) for e in row["edits"] if e["op"] != "equal"]
    inserted = " ".join(folded(e["new"]) for e in parts)
    if folded(sign) in inserted and (folded(word) in inserted or len(word) > 30 or folded(word).replace(" ", "") in inserted.replace(" ", "").replace("\n", "")):
        return True
    # A label: the number or letter of a paragraph, or of a footnote.
    new = {p["id"]: p for p in report["new"]["provisions"]}
    old = {p["id"]: p for p in report["old"]["provisions"]}
    for entry in report["entries"]:
        labels = [[side[i]["label"] for i in ids] for side, ids in ((old, entry["old"]), (new, entry["new"]))]
        if labels[0] != labels[1] and (entry["renumbered"] or entry["class"] != "none") and any(sign in (l or "") for l in labels[1]):
            return True
    if any(n["old"] != n["new"] and sign in (n["new"] or "") for n in report.get("footnotes", [])):
        return True
    return any(sign in changed for changed in [w["message"] for w in report["warnings"]]) and any(
        e["class"] != "none" for e in report["entries"])


MARKUP = (".html", ".htm", ".xml")
PACKED = {
    ".docx": (re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml"), r"<w:t(?: [^>]*)?>([^<]*)</w:t>"),
    ".odt": (re.compile(r"content\.xml"), r"(?s)<(?:text:p|text:h|text:span|text:a|text:s)\b[^>]*>([^<]+)"),
}


def texts(folder):
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".txt", ".md", *MARKUP, *PACKED)) and not name.startswith(("MANIFEST", "SOURCES")):
                yield os.path.join(root, name)


class Plain:
    """A file that is its text."""

    def __init__(self, path, raw):
        self.ending = os.path.splitext(path)[1]
        self.text = raw.decode("utf-8")

    def written(self, text, path):
        with open(path, "wb") as file:
            file.write(text.encode("utf-8"))

    def places(self):
        return places(self.text, self.ending)


class Packed:
    """One part of a file that is an archive of parts."""

    def __init__(self, path, choose):
        self.ending = os.path.splitext(path)[1]
        names, self.pattern = PACKED[self.ending]
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.name = choose(sorted(name for name in self.parts if names.fullmatch(name)))
        self.text = self.parts[self.name].decode("utf-8")

    def written(self, text, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in self.parts.items():
                archive.writestr(name, text.encode("utf-8") if name == self.name else raw)

    def places(self):
        shown = (range(*match.span(1)) for match in re.finditer(self.pattern, self.text))
        hidden = {i for match in re.finditer(r"(?s)&#?\w+;|<mc:Fallback.*?</mc:Fallback>", self.text) for i in range(*match.span())}
        return [i for span in shown for i in span if i not in hidden and is_sign(self.text[i])]


def is_sign(sign):
    return sign.isalpha() or sign.isdigit() and sign.isascii()


def places(text, ending):
    """Where a sign may be changed: letters and digits outside of tags, entities and markup."""
    hidden = set()
    if ending in MARKUP:
        for pattern in (r"(?s)<(script|style|head|!--).*?(</\1>|-->)", r"(?s)<[^>]*>", r"&#?\w+;", r"(?s)<meta.*?</meta>"):
            for match in re.finditer(pattern, text):
                hidden.update(range(*match.span()))
    return [i for i, c in enumerate(text) if i not in hidden and is_sign(c)]


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("folder")
    ask.add_argument("--only", default="", help="only files with this ending")
    ask.add_argument("--files", type=int, default=0, help="at most so many files, chosen by the seed")
    ask.add_argument("--each", type=int, default=3)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--most", type=int, default=400_000, help="leave out larger files (bytes)")
    ask.add_argument("--verbose", action="store_true")
    asked = ask.parse_args()
    made = missed = excused = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [path for path in texts(asked.folder) if path.endswith(asked.only)]
        if 0 < asked.files < len(paths):
            paths = sorted(random.Random(asked.seed).sample(paths, asked.files))
        for path in paths:
            if os.path.getsize(path) > asked.most:
                continue
            chance = random.Random(f"{asked.seed}:{os.path.basename(path)}")
            ending = os.path.splitext(path)[1]
            try:
                file = Packed(path, chance.choice) if ending in PACKED else Plain(path, open(path, "rb").read())
            except (UnicodeDecodeError, zipfile.BadZipFile, IndexError):
                continue
            text = file.text
            lines = text.split("\n")
            starts = [0]
            for line in lines:
                starts.append(starts[-1] + len(line) + 1)
            free = file.places()
            if not free:
                continue
            by_line = {}
            for i in free:
                by_line.setdefault(bisect.bisect_right(starts, i) - 1, []).append(i)
            for _ in range(asked.each):
                line = chance.choice(sorted(by_line))
                at = chance.choice(by_line[line])
                new = letter_of_the_same_kind(text[at], chance.choice)
                if new is None:
                    continue
                changed = text[:at] + new + text[at + 1:]
                other = os.path.join(folder, "new" + ending)
                file.written(changed, other)
                run = subprocess.run([asked.binary, "compare", path, other, "--format", "json", "--exit-code"], capture_output=True)
                if run.returncode == 2:
                    continue
                made += 1
                report = json.loads(run.stdout)
                word = changed_word(changed, at)
                if run.returncode == 1 and told(report, new, word):
                    continue
                cut = [c for side in ("old", "new") for c in report[side]["cut"] if c["reason"] in NOT_COMPARED or c["reason"] in ("contents",)]
                if any(word in c["text"] for c in cut):
                    excused += 1
                    continue
                missed += 1
                kind = "status 0" if run.returncode == 0 else "not at its place"
                print(f"{kind}: {path}:{line + 1}: {text[at]!r} -> {new!r} in {lines[line].strip()[:110]!r}")
    print(f"{made} changes made, {made - missed - excused} told, {excused} in what is not compared, {missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
