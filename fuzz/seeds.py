#!/usr/bin/env python3
"""Makes the seeds of the fuzzer from what is in the tree: samples, seeds of the readers, and the literals of the tests.

usage: seeds.py FOLDER

A seed is small: a reader learns more from many short files than from one long.
"""
import hashlib
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST = 1200
out = pathlib.Path(sys.argv[1])


def put(target, data):
    """Writes a seed under the digest of its bytes."""
    data = data.encode() if isinstance(data, str) else data
    folder = out / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def pieces(text, between):
    """Cuts a text at its paragraphs into pieces that are short enough."""
    piece = ""
    for part in re.split(between, text):
        if piece and len(piece) + len(part) > LONGEST:
            yield piece
            piece = ""
        piece += part[:LONGEST]
    if piece:
        yield piece


def literals(name):
    """The strings of a test file, with their escapes resolved."""
    source = (ROOT / "tests" / name).read_text()
    for found in re.finditer(r'"((?:[^"\\]|\\.)*)"', source, re.S):
        text = re.sub(r"\\\n\s*", "", found[1])
        text = text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t").replace("\\\\", "\\")
        if 12 < len(text) < LONGEST:
            yield text


def part(path, name):
    """A part of a packed file, as text."""
    with zipfile.ZipFile(path) as packed:
        return packed.read(name).decode() if name in packed.namelist() else ""


def inside(xml, tag):
    """The content of an element."""
    found = re.search(rf"<{tag}[^>]*>(.*)</{tag}>", xml, re.S)
    return found[1] if found else ""


texts = []
for path in sorted([*ROOT.glob("samples/*.txt"), *ROOT.glob("tests/fixtures/resolutions/*.txt"), *ROOT.glob("tests/fixtures/meaning/texts/*")]):
    if path.is_file():
        texts += pieces(path.read_text(errors="ignore"), r"(?<=\n)(?=\n)")
for name in ["structure.rs", "structure_drafts.rs", "laws.rs", "read_text.rs", "gaps.rs", "head.rs", "properties_reading.rs", "report.rs"]:
    texts += [text for text in literals(name) if "\n" in text]
for text in texts:
    put("text", text)
    short = text[:800]
    put("pair", short)
    put("pair", short + "%%%" + short.replace(" shall ", " may ").replace("States", "States Parties"))
    put("redline", short + "%%%" + "\n\n".join(reversed(short.split("\n\n"))))
    for line in text.split("\n\n")[:4]:
        line = line.replace("\n", " ")
        put("words", line + "\n" + line.replace("shall", "may").replace(" the ", " ", 1))
for pair in ["States shall not act\nStates may act", "Urges States\nUrges all States", "2016-2017\n2017-2018", "大会决定\n大会要求"]:
    put("words", pair)

for path in sorted(ROOT.glob("tests/fixtures/read/seeds/*.docx")):
    body = inside(part(path, "word/document.xml"), "w:body")
    numbering = inside(part(path, "word/numbering.xml"), "w:numbering")[:3000]
    for piece in list(pieces(body, r"(?<=</w:p>)(?=<w:p[ >])"))[:6]:
        put("docx", piece + ("%%%n" + numbering if "numPr" in piece else ""))
for path in sorted(ROOT.glob("tests/fixtures/read/seeds/*.odt")):
    for piece in list(pieces(inside(part(path, "content.xml"), "office:text"), r"(?<=</text:p>)"))[:6]:
        put("odt", piece)
for path in sorted(ROOT.glob("tests/fixtures/read/seeds/*.html")):
    for piece in list(pieces(path.read_text(), r"(?<=</p>)"))[:6]:
        put("html", piece)
for name in ["read_docx.rs", "read_docx_pictures.rs", "redline.rs", "between.rs", "hostile.rs"]:
    for text in literals(name):
        if "<w:" in text:
            put("docx", text)
for text in literals("read_odt.rs"):
    if "<" in text:
        put("odt", text.replace("<t:", "<text:").replace("</t:", "</text:"))
for text in literals("read_html.rs"):
    if "<" in text:
        put("html", text)
for text in literals("read_akn.rs"):
    if "<" in text:
        put("akn", text.replace("{content}", "<p>Text</p>"))
# Law in XML: the paragraphs of the samples in elements, a kind of element and a way to number after the other.
ways = ["1.", "(a)", "Article 2", "§ 3 bis", "(iv)", "SEC. 10.", ""]
levels = ["article", "section", "paragraph", "point", "chapter", "clause", "item", "recital"]
for at, text in enumerate(texts[:40]):
    parts = [re.sub(r"[<&]", " ", part)[:160] for part in text.split("\n\n")[:3]]
    outer, inner = levels[at % len(levels)], levels[(at + 2) % len(levels)]
    held = "".join(f"<{inner}><num>{ways[(at + n) % len(ways)]}</num><content><p>{part}</p></content></{inner}>" for n, part in enumerate(parts))
    put("akn", f"<act><body><{outer}><num>{ways[at % len(ways)]}</num><heading>Scope</heading>{held}</{outer}></body></act>")
for name in ["read_pdf.rs", "read_pdf_margins.rs", "read_pdf_tables.rs"]:
    for text in literals(name):
        if re.search(r"T[jJdmf*]|re |EMC", text):
            put("pdf", text)
put("pdf", "BT /F1 10 Tf 72 700 Td (1. Urges States;) Tj 0 -14 Td (2. Decides to act.) Tj ET")
put("pdf", "BT /F4 10 Tf 300 700 Td (cba ab) Tj ET\n72 90 200 0.5 re f")



def whole(drawing, fonts="", more="", catalog=""):
    """A whole PDF of one page, nothing packed; its table of objects is left to be found again."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0/Resources<</Font<</F1 5 0 R{fonts}>>>>>>",
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        *filter(None, [more]),
    ]
    body = "\n".join(f"{at} 0 obj{content}endobj" for at, content in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}\ntrailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF"


lines = "BT /F1 11 Tf 72 700 Td (1. Urges States;) Tj 0 -14 Td (2. Decides to act.) Tj 3 Ts 7 0 0 7 200 686 Tm (1) Tj ET"
put("pdf", whole(lines))
cmap = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <61> <05D0> <62> <05D1> endbfchar endcmap"
mapped = f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream"
put("pdf", whole(lines.replace("/F1", "/F2").replace("(1.", "(ab 1."), "/F2<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 97/Widths[500 400]/ToUnicode 6 0 R>>", mapped))
tagged = "/P<</MCID 0>>BDC " + lines + " EMC /Artifact BMC BT /F1 8 Tf 300 30 Td (2/4) Tj ET EMC /Span<</ActualText(fi)>>BDC BT /F1 9 Tf 72 600 Td (x) Tj ET EMC"
root = "/StructTreeRoot<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[6 0 R]]>>>>/MarkInfo<</Marked true>>"
put("pdf", whole(tagged, more="<</Type/StructElem/S/P/Pg 3 0 R/K[0]/P 1 0 R>>", catalog=root))
table = "".join(f"72 {690 - row * 20} 300 0.5 re f " for row in range(4)) + "BT /F1 9 Tf 74 676 Td (Country) Tj 150 0 Td (10) Tj -150 -20 Td (Peru) Tj ET"
put("pdf", whole(table))

# Lists: all depths, and one that goes on beyond what a hand counts.
for seed in [bytes([0, 1, 2, 2, 1, 0]), bytes([2] * 12), bytes([4] * 10 + [250, 3]), bytes([1] * 30)]:
    put("numbering", seed)
for seed in [b"\x00\x02\x05\x00\x10", b"\x01\x02\x07\x01\x08", b"\x01\x00\x55", b"\x02\x01\x05\x00\x20"]:
    put("bidi", seed)

hostile = (ROOT / "tests/fixtures/render/hostile.rs").read_text()
for found in re.finditer(r'^    "(.*)",$|\("(.*?)", "(.*?)"\)', hostile, re.M):
    for text in filter(None, found.groups()):
        for target in ["tables", "pages"]:
            put(target, text.replace('\\"', '"'))
for target in ["tables", "pages"]:
    put(target, 'so-called "States"')
    put(target, "a,b\n\"c\"")
