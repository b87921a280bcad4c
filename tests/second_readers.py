#!/usr/bin/env python3
"""Reads files with travaux and with other programs, and says where the words differ.

    second_readers.py TRAVAUX FOLDER [--details]

Two questions, for every file below the folder:

paragraphs  A PDF with another text of the same document beside it (`X.layout.txt`, `X.mupdf.txt`, `X.content.txt`): does each
            paragraph have the same words in both? travaux compares the two; every entry that is not unchanged counts.
words       A PDF, Word, HTML or XML file: has the reader every word that another program finds in it, and no other?
            The other program is pdftotext, pandoc, LibreOffice or the XML parser of Python. Only letters and digits
            count, and how often each word occurs; the order is what the first question asks. Words that differ:
              spacing    the same letters, parted in another way (`accorda nce`, a word broken at a line end)
              missing    only the other program has them
              extra      only travaux has them

Prints one line per file and a table of the counts; with --details every stretch of the last two kinds. Ends with 1 where
words are missing, which a person then has to explain: see `docs/readers.md`.
"""

import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree

BESIDE = (".layout.txt", ".mupdf.txt", ".content.txt")
READERS = {
    ".pdf": ("pdftotext",),
    ".docx": ("pandoc", "soffice"),
    ".doc": ("soffice",),
    ".html": ("pandoc",),
    ".xml": ("python",),
}


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    travaux, folder = arguments[0], pathlib.Path(arguments[1])
    details = "--details" in sys.argv
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in READERS)
    paragraphs(travaux, files, details)
    return words(travaux, files, details)


def paragraphs(travaux, files, details):
    """Compares each PDF with the texts beside it, paragraph by paragraph."""
    counts = collections.Counter()
    for path in files:
        for ending in BESIDE:
            other = path.with_suffix("").with_name(path.stem + ending)
            if path.suffix != ".pdf" or not other.exists():
                continue
            run = subprocess.run([travaux, "compare", path, other, "--format", "json"], capture_output=True, text=True)
            if run.returncode:
                print(f"paragraphs  {path.name}  {ending}  refused: {run.stderr.strip()}")
                continue
            entries = [it for it in json.loads(run.stdout)["entries"] if it["relation"] != "unchanged"]
            counts[ending, "documents"] += 1
            counts[ending, "with a difference"] += bool(entries)
            counts[ending, "paragraphs"] += len(entries)
            if entries:
                print(f"paragraphs  {path.name}  {ending}  {len(entries)} differ")
            for entry in entries if details else ():
                print(f"    {entry['relation']} {'+'.join(entry['old'])} -> {'+'.join(entry['new'])}")
                for edit in entry["edits"]:
                    if edit["op"] != "equal":
                        print(f"        {edit['op']} {(edit['old'] + edit['new'])[:100]!r}")
    for ending in BESIDE:
        whole, different, number = (counts[ending, it] for it in ("documents", "with a difference", "paragraphs"))
        print(f"paragraphs beside {ending}: {whole} documents, {different} with a difference, {number} paragraphs")


def words(travaux, files, details):
    """Compares the words of each file with those that another program finds."""
    total, failed = collections.Counter(), 0
    for path in files:
        for reader in READERS[path.suffix.lower()]:
            theirs = other_text(reader, path)
            if theirs is None:
                print(f"words  {path.name}  {reader} cannot read it or is not installed")
                continue
            ours = our_text(travaux, path)
            if isinstance(ours, str):
                print(f"words  {path.name}  refused: {ours}")
                break
            counts, stretches = differences(tokens("\n".join(ours)), tokens(theirs))
            print(f"words  {path.name}  {reader}  " + "  ".join(f"{kind} {counts[kind]}" for kind in counts))
            for kind in counts:
                total[path.suffix.lower(), reader, kind] += counts[kind]
            total[path.suffix.lower(), reader, "files"] += 1
            failed |= counts["missing"] > 0
            for kind, text in stretches if details else ():
                print(f"    {kind}: {text}")
    for key, number in sorted(total.items()):
        print("words of", *key, number)
    return failed


def our_text(travaux, path):
    """Returns the blocks that travaux reads, with the labels and the marks of notes that it knows; or its reason to refuse, a string."""
    run = subprocess.run([travaux, "show", "--stage", "document", path], capture_output=True, text=True)
    if run.returncode:
        return run.stderr.strip()
    blocks, last = [], None
    for line in run.stdout.split("\nblocks\n", 1)[1].split("\n"):
        if not line.startswith("  "):
            break
        hints, _, runs = line[2:].partition("  ")
        label = re.search(r'label="((?:[^"\\]|\\.)*)"', hints)
        # A raised number is a word of its own: the mark of a note, which other programs print as `77/228[5]` or leave out.
        text = "".join(f" {text} " if "s" in looks and text.strip().isdigit() else text for looks, text in re.findall(r'([a-z]*)"((?:[^"\\]|\\.)*)"', runs))
        note = re.search(r'footnote="((?:[^"\\]|\\.)*)"', hints)
        before = [found[1] for found in (label, note) if found and found[0] != last]
        last = note[0] if note else None
        blocks.append(unescape(" ".join(before + [text])))
    return blocks


def unescape(text):
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), text)


def other_text(reader, path):
    """Returns the text that another program finds in a file, or nothing."""
    if reader == "python":
        return xml_text(path)
    if not shutil.which(reader):
        return None
    if reader == "pdftotext":
        run = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True)
        return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None
    if reader == "pandoc":
        run = subprocess.run(["pandoc", "-t", "plain", "--wrap=none", path], capture_output=True)
        return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder, "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
        subprocess.run(command + ["--outdir", folder, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        text = pathlib.Path(folder, path.stem + ".txt")
        return text.read_text(encoding="utf-8-sig") if text.exists() else None


def xml_text(path):
    """Returns all letters of an XML file but those of its metadata and of elements that it says not to show."""
    pieces = []

    def walk(node):
        name = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        if name and name != "meta" and node.get("display") != "no":
            pieces.append(node.text or "")
            for child in node:
                walk(child)
        pieces.append(" " if name not in ("i", "b", "sup", "sub", "inline", "quotedText", "ref", "term") else "")
        pieces.append(node.tail or "")

    walk(tree.parse(path).getroot())
    return "".join(pieces)


def tokens(text):
    """Returns the words of a text: letters and digits, in one form."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.findall(r"\w+", text.replace("_", " "))


def differences(ours, theirs):
    """Counts the words that differ, by kind; returns the unexplained ones with their neighbours too."""
    extra = collections.Counter(ours) - collections.Counter(theirs)
    missing = collections.Counter(theirs) - collections.Counter(ours)
    counts = {"words": len(theirs), "spacing": parted(missing, extra, ours) + parted(extra, missing, theirs)}
    counts["missing"], counts["extra"] = missing.total(), extra.total()
    found = [("missing", theirs, missing), ("extra", ours, extra)]
    return counts, [stretch for kind, text, words in found for stretch in unexplained(kind, text, words)]


def parted(whole, parts, text):
    """Counts the words of one reader that the other has in two to four parts, and takes both out of the lists."""
    pieces = collections.defaultdict(list)
    for size in (2, 3, 4):
        for at in range(len(text) - size + 1):
            joined = "".join(text[at : at + size])
            if joined in whole:
                pieces[joined].append(text[at : at + size])
    count = 0
    for joined, places in pieces.items():
        for place in places:
            if whole[joined] > 0 and all(parts[part] > 0 for part in place):
                whole[joined] -= 1
                parts.subtract(place)
                count += 1
    return count


def unexplained(kind, text, words):
    """Yields the stretches of a text in which words stand that the other reader has less often."""
    rest, stretch = words.copy(), []
    for word in text + [""]:
        if rest[word] > 0:
            rest[word] -= 1
            stretch.append(word)
        elif stretch:
            yield kind, " ".join(stretch)[:120]
            stretch = []


if __name__ == "__main__":
    sys.exit(main())
