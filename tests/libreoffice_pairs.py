#!/usr/bin/env python3
"""Asks LibreOffice whether the redlines of a folder of Word files hold both texts.

    libreoffice_pairs.py TRAVAUX FOLDER [--match REGEX] [--keep FOLDER]

FOLDER/pairs.tsv names the pairs (old, new, and whatever follows), relative to FOLDER. The redline of each is made in both
directions. LibreOffice accepts, then (in a fresh copy) rejects every change, and what it then holds is compared with what it
holds of the new and of the old file, so that no other reader has a say: paragraphs with their tables, text boxes, notes and
running heads, as it writes them into its own format, and its formulas and pictures. Prints a line for each difference
(tab-separated) and the totals; ends with 1 where words differ. One LibreOffice serves all files.

What LibreOffice 7.4 cannot do, whoever wrote the file: it takes a formula that is tracked for one that was always there, and
the words in a group of drawings for untracked ones; it prints a field with a date as of today; it knows no tracked columns.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import libreoffice

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
WORD = re.compile(r"[^\W_]+")
SILENT = {OFFICE + "annotation", SVG + "title", SVG + "desc", TEXT + "tracked-changes", OFFICE + "binary-data"}
FORMULA = "{http://www.w3.org/1998/Math/MathML}math"
FORMULA_SIGN, PICTURE_SIGN, SIGNS = "\ue000", "\ue001", re.compile("[\ue000\ue001]")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("travaux")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--match", default="")
    parser.add_argument("--keep", type=pathlib.Path)
    given = parser.parse_args()
    totals = collections.Counter()
    with libreoffice.Office() as office, tempfile.TemporaryDirectory() as folder:
        reader = Reader(office, pathlib.Path(folder))
        for number, (old, new) in enumerate(redlines(given.folder)):
            if re.search(given.match, f"{old}\t{new}"):
                target = pathlib.Path(given.keep or folder, f"{number:03}.docx")
                judge(given, reader, totals, old, new, target)
    print("== " + ", ".join(f"{key} {count}" for key, count in totals.most_common()))
    return 1 if any(": differs" in key for key in totals) else 0


def redlines(folder):
    """Returns the pairs of the list in both directions, each once."""
    rows = [line.split("\t") for line in (folder / "pairs.tsv").read_text().splitlines()]
    both = [side for old, new, *_ in rows for side in ((old, new), (new, old))]
    return list(dict.fromkeys(both))


def judge(given, reader, totals, old, new, target):
    done = subprocess.run([given.travaux, given.folder / old, given.folder / new, "-o", target], capture_output=True, text=True)
    totals["redlines"] += 1
    if done.returncode:
        totals["not made"] += 1
        print(target.stem, "not made", done.stderr.strip()[-120:], old, new, sep="\t", flush=True)
        return
    notice = " ".join(done.stderr.split())
    mode = "new document" if "changes are in a new document" in notice else "into the original"
    libreoffice.shield_first_note(target)
    for command, file in (("Reject", old), ("Accept", new)):
        wanted, got = reader.plain(given.folder / file), reader.resolved(target, command)
        how = verdict(wanted, got)
        totals[f"{mode}: {command.lower()}: {how.split(':')[0]}"] += 1
        if how != "same":
            named = "named" if "not in this copy" in notice else ""
            print(target.stem, command.lower(), mode, how, named, old, new, sep="\t", flush=True)


class Reader:
    """What LibreOffice holds of a file, as paragraphs."""

    def __init__(self, office, folder):
        self.office, self.folder, self.known = office, folder, {}

    def plain(self, file):
        """Reads a file with the changes that it tracks itself accepted, as the redline takes it."""
        if file not in self.known:
            self.known[file] = self.resolved(file, "Accept")
        return self.known[file]

    def resolved(self, file, command):
        target = self.folder / "resolved.fodt"
        target.unlink(missing_ok=True)
        for _ in range(2):
            try:
                self.office.resolve(file, command, target, "OpenDocument Text Flat XML")
                return paragraphs(tree.parse(target).getroot())
            except Exception as problem:  # The office is gone or cannot read the file.
                reason = problem
                self.office.restart()
        return [f"LibreOffice failed {reason}"]


def paragraphs(root):
    """Returns the texts of the paragraphs of a flat OpenDocument file: the body, then the running heads."""
    found = []
    for part in (OFFICE + "body", OFFICE + "master-styles"):
        for it in root.iter(part):
            walk(it, found, [])
    # It writes a joiner into the blank paragraphs of rows that it tracked; the shield has a mark and a note.
    texts = [" ".join("".join(it).replace("\u200d", "").split()) for it in found]
    return [text for text in texts if libreoffice.SHIELD not in text and text != "\u2021"]


def walk(node, found, line):
    """Adds the text of a node to the line it stands in, and new lines to those found."""
    if node.tag in SILENT:
        return
    if node.tag in (FORMULA, DRAW + "image"):
        line.append(FORMULA_SIGN if node.tag == FORMULA else PICTURE_SIGN)
        return
    if node.tag in (TEXT + "p", TEXT + "h"):
        line = []
        found.append(line)
    if node.tag == TEXT + "note-citation" and node.get(TEXT + "label") is None:
        return
    if node.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break"):
        line.append(" ")
    line.append(node.text or "" if spoken(node) else "")
    for child in node:
        walk(child, found, line)
        line.append(child.tail or "" if spoken(node) else "")


def spoken(node):
    return node.tag.startswith(TEXT)


def verdict(wanted, got):
    """Tells how alike two lists of paragraphs are."""
    if wanted == got:
        return "same"
    filled = [[text for text in side if text] for side in (wanted, got)]
    if filled[0] == filled[1]:
        return "same but for blank paragraphs"
    bare = [[text for text in (SIGNS.sub("", text) for text in side) if text.strip()] for side in (wanted, got)]
    if bare[0] == bare[1]:
        counts = [[len(re.findall(sign, "".join(side))) for side in (wanted, got)] for sign in (FORMULA_SIGN, PICTURE_SIGN)]
        return f"same but for formulas and pictures: {counts[0][0]} formulas {counts[0][1]}, {counts[1][0]} pictures {counts[1][1]}"
    one, two = ([it for text in side for it in WORD.findall(text)] for side in (wanted, got))
    if one == two:
        return "same words, other paragraphs"
    lost, made = collections.Counter(one) - collections.Counter(two), collections.Counter(two) - collections.Counter(one)
    if not lost and not made:
        return "same words, other order"
    return f"differs: -{sum(lost.values())} +{sum(made.values())} {' '.join(list(lost)[:6])} | {' '.join(list(made)[:6])}"


if __name__ == "__main__":
    sys.exit(main())
