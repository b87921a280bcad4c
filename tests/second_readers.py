#!/usr/bin/env python3
"""Reads files with travaux and with other programs, and says where the words differ.

    second_readers.py TRAVAUX FOLDER [--details] [--only paragraphs|words|page]

Three questions, for every file below the folder:

paragraphs  A PDF with another text of the same document beside it (`X.layout.txt`, `X.mupdf.txt`, `X.content.txt`): does each
            paragraph have the same words in both? travaux compares the two; every entry that is not unchanged counts.
words       A PDF, Word, HTML or XML file: has the reader every word that another program finds in it, and no other?
            The other program is pdftotext, pandoc, LibreOffice or the XML parser of Python. Only letters and digits
            count, and how often each word occurs; the order is what the first question asks. Words that differ:
              spacing    the same letters, parted in another way (`accorda nce`, a word broken at a line end)
              missing    only the other program has them
              extra      only travaux has them

page        A PDF, Word, OpenDocument, HTML, XML or text file: is every word that travaux *shows* (in a provision, a footnote, a piece
            of the head, or what was cut) on the page as another reader sees it? That is the file itself for a text, pdftotext
            for a PDF, and the XML of the others with its tags taken out. Words are what blanks part, marks and capitals
            included, glyphs made one. What is not there as it stands is explained, or counts:
              hyphen     the line end broke the word, and its hyphen was dropped or kept
              line       the line end broke a symbol (`A/HRC/`, `23/3`), a dash, or a line of a script without spaces
              mark       a footnote mark stood at the word, or a label before it
              capitals   the format sets small letters as capitals
              repair     a torn word that is shown whole, and listed as a repair
              parted     the other reader parts the same letters in another way (`fr om`)
              formula    a formula of Word in its linear form: the signs that say how it is set are added (`A=πr^2`)
              unknown    none of these: a word that nobody wrote

Prints one line per file and a table of the counts; with --details every stretch of the last two kinds. Ends with 1 where
words are missing or unknown, which a person then has to explain: see `docs/readers.md`.
"""

import collections
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

BESIDE = (".layout.txt", ".mupdf.txt", ".content.txt")
READERS = {
    ".pdf": ("pdftotext",),
    ".docx": ("pandoc", "soffice"),
    ".doc": ("soffice",),
    ".html": ("pandoc",),
    ".xml": ("python",),
}


PAGES = (".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".xml", ".txt", ".md")


def main():
    arguments = sys.argv[1:]
    details = "--details" in arguments
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else None
    travaux, folder = arguments[0], pathlib.Path(arguments[1])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    read = [path for path in files if path.suffix.lower() in READERS]
    failed = 0
    if only in (None, "paragraphs"):
        paragraphs(travaux, read, details)
    if only in (None, "words"):
        failed |= words(travaux, read, details)
    if only in (None, "page"):
        failed |= page(travaux, [path for path in files if path.suffix.lower() in PAGES], details)
    return failed


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


def page(travaux, files, details):
    """Looks for every word that travaux shows on the page."""
    total, failed = collections.Counter(), 0
    for path in files:
        kind = path.suffix.lower()
        shown = shown_text(travaux, path)
        if isinstance(shown, str):
            print(f"page  {path}  refused: {shown}")
            continue
        theirs = page_text(path)
        counts, unknown = on_page(shown, Page(theirs, formulas(path)))
        print(f"page  {path}  " + "  ".join(f"{name} {counts[name]}" for name in ("words", *EXPLAINED, "unknown")))
        for name, number in counts.items():
            total[kind, name] += number
        total[kind, "files"] += 1
        failed |= counts["unknown"] > 0
        for name, word, text in unknown if details else ():
            print(f"    {name}: {word!r} in {text[:100]!r}")
    for kind in sorted({kind for kind, _ in total}):
        print("page of", kind, "  ".join(f"{name} {total[kind, name]}" for name in ("files", "words", *EXPLAINED, "unknown")))
    return failed


EXPLAINED = ("hyphen", "line", "mark", "capitals", "repair", "parted", "formula")
UNSPACED = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f"


def shown_text(travaux, path):
    """Returns what travaux shows: texts with their footnote marks and label, and the repairs; or its reason to refuse, a string."""
    run = subprocess.run([travaux, "show", "--stage", "instrument", path], capture_output=True, text=True)
    if run.returncode:
        return run.stderr.strip()
    texts, repairs, section, label = [], [], "", ""
    for line in run.stdout.split("\n"):
        if line and not line.startswith(" "):
            section = line
            continue
        # Control characters are printed as their pictures.
        line = re.sub("[\u2400-\u241f]", lambda found: chr(ord(found[0]) - 0x2400), line).replace(" │ ", "\t")
        if re.match(r'\s+"\[picture ', line):
            continue  # a picture is named, not read
        strings = [unescape(text) for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
        # The name of a picture, among words too.
        strings = [re.sub(r"\[picture [^\]]*\]", "", text) for text in strings]
        words = line.split()
        if section == "heads" and line.startswith("    ") and words[0] != "link":
            texts.append([strings[-1], [], ""])
        elif section == "provisions" and line.lstrip().startswith('"'):
            texts.append([strings[0], [], label])
        elif section == "provisions" and words and words[0] == "marks":
            texts[-1][1] = [(int(place), mark) for mark, place in (word.rsplit("@", 1) for word in words[1:])]
        elif section == "provisions" and words:
            found = re.match(r'\s*\S+ \S+ "((?:[^"\\]|\\.)*)"', line)
            label = unescape(found[1]) if found else ""
        elif section == "footnotes" and strings:
            texts.append([strings[1], [], strings[0]])
        elif section == "cut" and len(words) > 1 and words[1] != "address":
            texts.append([strings[-1], [], ""])
        elif section == "repairs" and strings:
            repairs.append(strings)
    return texts, repairs


def page_text(path):
    """Returns the page as another reader sees it."""
    kind = path.suffix.lower()
    if kind == ".pdf":
        # Both orders: of the page, and of the lines.
        runs = [["pdftotext", "-enc", "UTF-8", path, "-"], ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]]
        return "\n".join(subprocess.run(run, capture_output=True).stdout.decode("utf-8", "replace") for run in runs)
    if kind in (".docx", ".odt"):
        with zipfile.ZipFile(path) as parts:
            names = [name for name in parts.namelist() if re.search(r"(^word/(?!theme|settings|styles|font|web)|content|styles|meta).*\.xml$", name)]
            return "\n".join(office_text(parts.read(name).decode("utf-8")) for name in names)
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding)
            break
        except UnicodeDecodeError:
            continue
    if kind == ".xml":
        # A dialect that travaux does not know is read as the text that it is.
        return markup_text(text) + "\n" + text
    if kind in (".html", ".htm", ".xhtml"):
        return markup_text(text)
    # Markdown may hold the marks of HTML.
    kept = re.sub(r"</?(sup|sub|i|b|em|strong|br|u)\b[^>]*>", "", text)
    linked = re.sub(r"\[([^\]]*)\]\([^)\s]*\)", r"\1", kept)
    # A reference to a note that is nowhere is a raised figure.
    raised = re.sub(r"\[\^(\w+)\]", r"\1", linked)
    return "\n".join([html.unescape(kept), linked, raised, re.sub(r"\[\^\w+\]|<sup>.*?</sup>", "", linked), text])


def office_text(xml):
    """Returns the letters of a part of a Word or OpenDocument file: with what was deleted, without it, and without what was inserted."""
    xml = re.sub(r"<w:noBreakHyphen[^>]*/>", "-", xml)
    xml = re.sub(r'<w:sym\b[^>]*w:char="([0-9A-Fa-f]+)"[^>]*/>', lambda found: chr(int(found[1], 16)), xml)
    xml = re.sub(r"<w:instrText\b[^>]*>.*?</w:instrText>", "", xml, flags=re.S)
    without = [xml, re.sub(r"<w:del\b[^>]*(?<!/)>.*?</w:del>", "", xml, flags=re.S), re.sub(r"<w:ins\b[^>]*(?<!/)>.*?</w:ins>", "", xml, flags=re.S)]
    # The marks of notes may be letters of the text.
    without.append(re.sub(r"<w:r\b(?:(?!</w:r>).)*?w:val=\"superscript\".*?</w:r>", "", xml, flags=re.S))
    texts = []
    for text in without:
        text = re.sub(r"</(w:p|text:p|text:h|w:tc|text:note-citation)>|<(w:tab|w:br|w:cr|text:s|text:tab|text:line-break)\b[^>]*/>", "\n", text)
        texts.append(html.unescape(re.sub(r"<[^>]*>", "", text)))
    return "\n".join(texts)


def formulas(path):
    """Returns the letters and figures of the formulas of a Word file, in their order."""
    if path.suffix.lower() != ".docx":
        return ""
    with zipfile.ZipFile(path) as parts:
        texts = [parts.read(name).decode("utf-8") for name in parts.namelist() if re.match(r"word/.*\.xml$", name)]
    texts += [re.sub(r"<w:del\b[^>]*(?<!/)>.*?</w:del>", "", text, flags=re.S) for text in texts]
    found = [formula for text in texts for formula in re.findall(r"<m:oMath>.*?</m:oMath>|<m:oMath .*?</m:oMath>", text, flags=re.S)]
    return " ".join(letters_of(html.unescape(re.sub(r"<[^>]*>", "", formula))) for formula in found)


def letters_of(text):
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text)))


INLINE = "a|abbr|b|bdi|big|cite|code|del|em|font|i|img|inline|ins|mark|noteRef|quotedText|ref|s|small|span|strong|sub|sup|term|tt|u|wbr"


def markup_text(text):
    """Returns the letters of a page of HTML or XML: inline elements part no words, all others do; and with raised figures apart."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<\?.*?\?>", " ", text, flags=re.S | re.I)
    ways = []
    notes = re.sub(r"<(authorialNote)\b.*?</\1>|<sup\b.*?</sup>", "", text, flags=re.S)
    for text, inline in ((text, INLINE), (notes, INLINE), (text, INLINE.replace("|sub|sup", "").replace("noteRef|", ""))):
        way = re.sub(rf"</?(?:\w+:)?(?:{inline})(?:\s[^>]*)?/?>", "", text, flags=re.I)
        ways.append(html.unescape(re.sub(r"<[^>]*>", "\n", way)))
    return "\n".join(ways + [html.unescape(value) for value in re.findall(r'="([^"]*)"', text)])


def plain(text):
    """Returns a text with its glyphs made one, without what does not show and without the stars of Markdown."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u2010-\u2015\u2212\u2043\ufe58\ufe63]", "-", text)
    text = re.sub("[\u2018-\u201b\u2032\u02bb\u02bc`\u00b4\u2039\u203a]", "'", text)
    text = re.sub("[\u201c-\u201f\u2033\u00ab\u00bb]", '"', text)
    text = re.sub("[\u00ad\u034f\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff*_|\\\\]", "", text)
    # A sign of a script without spaces is a word.
    return re.sub(f"([{UNSPACED}])", r" \1 ", text)


class Page:
    """The words of a page, and what its line ends may have parted."""

    def __init__(self, text, formulas=""):
        self.formulas = formulas
        text = re.sub(r"\u00ad[ \t]*\r?\n\s*", "", text)
        lines = [words for words in (plain(line).split() for line in re.split(r"[\r\n\f\v]", text)) if words]
        for line in lines:
            if line[-1] == "-" and len(line) > 1:
                line[-2:] = [line[-2] + "-"]
        # The head tells `Norway` where the page has `Norway:`.
        self.words = {form for line in lines for word in line for form in (word, word.rstrip(",;.:"))}
        # A format may set small letters as capitals.
        self.capitals = {word.upper() for word in self.words}
        self.dropped, self.kept = set(), set()
        for line, after in zip(lines, lines[1:]):
            for last, first in ((line[-1], after[0]), (line[-1], after[1] if len(after) > 1 else after[0])):
                self.kept.add(last + first)
                if last.endswith("-"):
                    self.dropped.add(last[:-1] + first)
        # A footnote or the end of a page may stand between the two halves.
        self.halves = {line[-1][:-1] for line in lines if line[-1].endswith("-") and len(line[-1]) > 1}
        self.firsts = {line[0] for line in lines}
        self.squeezed = "".join(word for line in lines for word in line)

    def has_halves(self, word, hyphen):
        """Returns whether a word is a half at a line end and one at a line start, with or without the hyphen between."""
        ways = [(word[:at], word[at + len(hyphen) :]) for at in range(1, len(word)) if word.startswith(hyphen, at)]
        return any(left in self.halves and right in self.firsts for left, right in ways)


def on_page(shown, page):
    """Counts how the words shown are found; returns those that nothing explains, or only the other reader's spaces."""
    texts, repairs = shown
    whole = {word for pair in repairs for word in plain(pair[1]).split()}
    counts, found = collections.Counter(), []
    for text, marks, label in texts:
        for match in re.finditer(r"\S+", text):
            inside = [(place - match.start(), mark) for place, mark in marks if match.start() <= place <= match.end()]
            first = match.start() == 0 and label
            for word in plain(match[0]).split():
                counts["words"] += 1
                if word in page.words:
                    continue
                kind = explained(word, match[0], inside, first, page, whole)
                counts[kind] += 1
                if kind in ("unknown", "parted", "hyphen"):
                    found.append((kind, word, text[max(0, match.start() - 30) : match.end() + 30]))
    return counts, found


def explained(word, printed, marks, label, page, repaired):
    """Names why a word is not on the page as it stands."""
    every = printed
    for place, mark in reversed(marks):
        every = every[:place] + mark + every[place:]
    if len(marks) > 1 and plain(every).strip() in page.words:
        return "mark"
    for place, mark in marks:
        for form in (mark, f"[{mark}]", f"({mark})", f"{mark}/"):
            if plain(printed[:place] + form + printed[place:]).strip() in page.words:
                return "mark"
            # `Council (26),` is shown as `Council,` with its mark apart.
            if all(word in page.words for word in plain(f"{printed[:place]} {form}{printed[place:]}").split()):
                return "mark"
    if label and any(plain(label + stop).strip() + word in page.words for stop in ("", ".", ")", "/", "-", ":")):
        return "mark"
    if word in page.capitals and word == word.upper():
        return "capitals"
    if word[0] in "([" and word[1:] in page.words:
        # `[Option 2: No text]` is shown as `[No text]` with its label apart.
        return "mark"
    if word in page.dropped or page.has_halves(word, ""):
        return "hyphen"
    if word in page.kept and "-" in word or page.has_halves(word, "-"):
        return "hyphen"
    if word in page.kept:
        return "line"
    if any(part in word for part in repaired):
        return "repair"
    if word in page.squeezed:
        return "parted"
    if any(sign in word for sign in "^_/√") and letters_of(word) in page.formulas:
        return "formula"
    return "unknown"


if __name__ == "__main__":
    sys.exit(main())
