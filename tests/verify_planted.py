#!/usr/bin/env python3
"""Makes redlines with untracked edits in them, and asks whether `travaux verify` finds these and no others.

    verify_planted.py TRAVAUX [COUNT] [--keep FOLDER] [--seed SEED] [--threads N]
    verify_planted.py TRAVAUX --views FOLDER/views.tsv

Each case is a text of its own making, as a Word file (automatic numbers, notes, tables, a text box, running heads, a picture, links),
and a copy of it with up to twenty tracked changes of two authors: words, paragraphs, moves, rows, notes, formats. Into the copy go
0 to 5 edits that are not tracked, each of a kind of KINDS below. A case is good where the findings are the planted ones, one each.

With `--views`, files that track changes are asked against the copies in which their authors accepted them all (a table: tracked file,
`final`, copy). Insertions and deletions of each are exchanged first, so that rejecting must give the accepted copy.

Prints a line for each case that is not good, then a table by kind, and the time. Ends with 1 where one was missed or invented.
"""

import collections
import concurrent.futures
import hashlib
import io
import json
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from xml.sax.saxutils import escape

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VERBS = "Urges Invites Requests Encourages Welcomes Notes Reaffirms Emphasizes Recognizes Decides Stresses Recalls".split()
NOUNS = (
    "States wells springs rivers basins reports measures partners programmes resources data gaps risks basins targets harbours "
    "fisheries islands coasts ministries budgets training schools archives mountains forests valleys delegations"
).split()
OTHERS = "the of and to in on for with within all their other relevant national regional timely regular shared deep clear".split()
NEW = "orchards lanterns granaries bridges ferries windmills quarries vineyards lighthouses carpenters".split()
AUTHORS = [("Delegation A", "2026-03-02T10:00:00Z"), ("Delegation B", "2026-03-04T09:30:00Z")]


class Paragraph:
    """Words (with a space behind each but the last), a number or none, notes by the word that they stand behind."""

    def __init__(self, words, level=None, style=None, start=None, link=None, picture=False, box=None):
        self.words, self.level, self.style, self.link = list(words), level, style, link
        self.list, self.picture, self.box = 1 if level is not None else None, picture, box
        self.notes = {}
        self.format = "1"

    def text(self):
        return " ".join(self.words)


def sentence(draw, length, end):
    words = [draw.choice(VERBS)]
    for at in range(length):
        words.append(draw.choice(NOUNS if at % 3 == 2 else OTHERS))
        if draw.random() < 0.08:
            words[-1] += ","
        if draw.random() < 0.06:
            words.append(str(draw.randint(11, 98)))
        if draw.random() < 0.04:
            words.append("“" + draw.choice(NOUNS) + "”")
    words[-1] = words[-1].rstrip(",") + end
    return words


def make(draw):
    """Returns the text of a case: a list of paragraphs and tables, and what stands beside it."""
    body = [Paragraph("The General Assembly,".split())]
    for _ in range(draw.randint(3, 8)):
        body.append(Paragraph(sentence(draw, draw.randint(9, 30), ",")))
    for at in range(draw.randint(6, 16)):
        body.append(Paragraph(sentence(draw, draw.randint(9, 40), ";"), level=0))
        if draw.random() < 0.3:
            body[-1].words[-1] = body[-1].words[-1].rstrip(";") + ":"
            for _ in range(draw.randint(2, 4)):
                body.append(Paragraph(sentence(draw, draw.randint(6, 14), ";"), level=1))
    table = [[["Item"], ["Place"], ["Crowns"]]]
    for at in range(draw.randint(4, 9)):
        table.append([sentence(draw, 3, ""), [draw.choice(NOUNS), draw.choice(NOUNS)], [str(draw.randint(1000, 9999))]])
    body.insert(draw.randint(4, len(body)), table)
    body.append(Paragraph("Annex to the present text".split()))
    for _ in range(draw.randint(2, 5)):
        body.append(Paragraph(sentence(draw, draw.randint(9, 30), ".")))
    paragraphs = [it for it in body if isinstance(it, Paragraph)]
    notes = []
    for it in draw.sample(paragraphs[1:-1], min(6, len(paragraphs) - 2)):
        it.notes[draw.randint(1, len(it.words) - 2)] = len(notes)
        notes.append(sentence(draw, draw.randint(4, 9), "."))
    for it in draw.sample(paragraphs[1:-1], 2):
        it.link = f"https://example.org/{draw.randint(1000, 9999)}"
    boxed, drawn = draw.sample(paragraphs[1:-1], 2)
    boxed.box = sentence(draw, 6, ".")
    drawn.picture = True
    # Notes are numbered in the order of their marks.
    return {
        "body": body,
        "notes": notes,
        "head": sentence(draw, 4, ""),
        "foot": sentence(draw, 3, ""),
        "picture": draw.randint(0, 10**9),
    }


def copied(text):
    import copy

    return copy.deepcopy(text)


# ---- untracked edits: each returns what the finding must say ---------------------------------------------------------


def plain(text, free):
    return [it for it in text["body"] if isinstance(it, Paragraph) and id(it) in free and len(it.words) > 8]


def take(draw, text, free, wanted=lambda it: True):
    found = [it for it in plain(text, free) if wanted(it)]
    if not found:
        return None
    it = draw.choice(found)
    # The neighbours stay as they are, so that two edits are two findings.
    at = index(text["body"], it)
    for near in text["body"][max(0, at - 2) : at + 3]:
        free.discard(id(near))
    return it


def index(body, it):
    return next(at for at, other in enumerate(body) if other is it)


def word(draw, text, free):
    it = take(draw, text, free)
    if it is None:
        return None
    at = draw.choice([at for at in range(1, len(it.words) - 1) if it.words[at].isalpha()])
    how = draw.choice(["replaced", "inserted", "deleted"])
    new = draw.choice(NEW)
    if how == "replaced":
        old, it.words[at] = it.words[at], new
        return {"what": ["words"], "old": old, "new": new}
    if how == "inserted":
        insert(it, at, new)
        return {"what": ["words"], "old": "", "new": new}
    if at in it.notes:
        return word(draw, text, free)
    return {"what": ["words"], "old": delete(it, at), "new": ""}


def insert(it, at, new):
    it.words.insert(at, new)
    it.notes = {place + (place >= at): note for place, note in it.notes.items()}


def delete(it, at):
    old = it.words.pop(at)
    it.notes = {place - (place > at): note for place, note in it.notes.items()}
    return old


def sign(draw, text, free):
    it = take(draw, text, free)
    if it is None:
        return None
    places = [at for at in range(1, len(it.words) - 1) if it.words[at].isalpha() and at not in it.notes]
    quoted = [at for at, one in enumerate(it.words) if "“" in one]
    how = draw.choice(["comma", "end", "glyph", "capital"])
    if how == "glyph" and quoted:
        at = draw.choice(quoted)
        old, it.words[at] = it.words[at], it.words[at].replace("“", '"').replace("”", '"')
        return {"what": ["signs", "words"], "old": old, "new": it.words[at]}
    if how == "end":
        old, it.words[-1] = it.words[-1], it.words[-1][:-1] + "!"
        return {"what": ["signs"], "old": old[-1], "new": "!"}
    at = draw.choice(places)
    if how == "capital":
        old, it.words[at] = it.words[at], it.words[at].upper()
        return {"what": ["words"], "old": old, "new": it.words[at]}
    it.words[at] += ","
    return {"what": ["signs"], "old": "", "new": ","}


def figure(draw, text, free):
    it = take(draw, text, free, lambda it: any(one.isdigit() for one in it.words[1:-1]))
    if it is None:
        return None
    at = draw.choice([at for at, one in enumerate(it.words[:-1]) if at and one.isdigit()])
    old, it.words[at] = it.words[at], str(int(it.words[at]) + 1)
    return {"what": ["number"], "old": old, "new": it.words[at], "part": "body"}


def note(draw, text, free):
    if "note" in free:
        return None
    at = draw.randrange(len(text["notes"]))
    free.add("note")
    words = text["notes"][at]
    place = draw.randint(1, len(words) - 2)
    old, words[place] = words[place], draw.choice(NEW)
    return {"what": ["note"], "old": old.strip(","), "new": words[place]}


def mark_of_note(draw, text, free):
    if "note" in free:
        return None
    it = take(draw, text, free, lambda it: it.notes)
    if it is None:
        return None
    free.add("note")
    place = next(iter(it.notes))
    gone = it.notes.pop(place)
    # The mark and the note go: two findings.
    return [
        {"what": ["note"], "old": "[note]", "new": ""},
        {"what": ["note"], "old": " ".join(text["notes"][gone]), "new": ""},
    ]


def cell(draw, text, free):
    if "table" in free:
        return None
    free.add("table")
    table = next(it for it in text["body"] if isinstance(it, list))
    row = draw.randrange(1, len(table))
    column = draw.randrange(3)
    words = table[row][column]
    old = words[0]
    words[0] = str(int(old) + 7) if old.isdigit() else draw.choice(NEW)
    return {"what": ["table"], "old": old, "new": words[0], "part": f"row {row + 1}, column {column + 1}"}


def row(draw, text, free):
    if "table" in free:
        return None
    free.add("table")
    table = next(it for it in text["body"] if isinstance(it, list))
    if draw.random() < 0.5:
        table.insert(draw.randrange(1, len(table)), [[draw.choice(NEW)], ["nowhere"], ["17"]])
        return {"what": ["table"], "old": "", "new": "nowhere"}
    gone = table.pop(draw.randrange(1, len(table)))
    return {"what": ["table"], "old": " ".join(gone[0]), "new": ""}


def head(draw, text, free):
    which = draw.choice(["head", "foot"])
    if which in free:
        return None
    free.add(which)
    old, text[which][1] = text[which][1], draw.choice(NEW)
    return {"what": ["running-head"], "old": old.strip(","), "new": text[which][1]}


def box(draw, text, free):
    it = next((it for it in text["body"] if isinstance(it, Paragraph) and it.box), None)
    if it is None or "box" in free:
        return None
    free.add("box")
    old, it.box[1] = it.box[1], draw.choice(NEW)
    return {"what": ["text-box"], "old": old.strip(","), "new": it.box[1]}


def number(draw, text, free):
    """The number that Word counts: another list, another form, none, or a style that gives none."""
    if "number" in free:
        return None
    it = take(draw, text, free, lambda it: it.level == 0)
    if it is None:
        return None
    free.add("number")
    how = draw.choice(["other", "form", "none"])
    it.list = {"other": 2, "form": 3, "none": None}[how]
    if how == "none":
        it.level = None
    return {"what": ["number"], "old": "", "new": "", "part": "automatic number"}


def style(draw, text, free):
    """The number of every paragraph, by the definition of the list: one finding for a level."""
    if "number" in free:
        return None
    free.add("number")
    text["form"] = "(%1)"
    return {"what": ["number"], "old": "", "new": "(", "part": "automatic number"}


def moved(draw, text, free):
    it = take(draw, text, free, lambda it: not it.notes and not it.box and not it.picture)
    if it is None or "move" in free:
        return None
    free.add("move")
    body = text["body"]
    at = index(body, it)
    body.pop(at)
    goals = [to for to in range(1, len(body)) if abs(to - at) > 1]
    goals = [to for to in goals if all(id(near) in free for near in body[to - 1 : to + 1] if isinstance(near, Paragraph))]
    if not goals:
        body.insert(at, it)
        return None
    to = draw.choice(goals)
    body.insert(to, it)
    for near in body[max(0, to - 2) : to + 3]:
        free.discard(id(near))
    return {"what": ["moved"], "old": it.text(), "new": it.text()}


def gone(draw, text, free):
    it = take(draw, text, free, lambda it: not it.notes and not it.box and not it.picture)
    if it is None:
        return None
    text["body"].pop(index(text["body"], it))
    return {"what": ["words"], "old": it.text(), "new": None}


def come(draw, text, free):
    it = take(draw, text, free)
    if it is None:
        return None
    new = Paragraph(sentence(draw, 8, ";") + [draw.choice(NEW)], level=it.level)
    text["body"].insert(index(text["body"], it), new)
    return {"what": ["words"], "old": None, "new": new.text()}


def parted(draw, text, free):
    it = take(draw, text, free, lambda it: it.level is None and not it.notes and not it.link and not it.picture and not it.box)
    if it is None:
        return None
    at = len(it.words) // 2
    rest = Paragraph(it.words[at:])
    it.words = it.words[:at]
    text["body"].insert(index(text["body"], it) + 1, rest)
    return {"what": ["signs"], "old": "", "new": "¶"}


def link(draw, text, free):
    it = take(draw, text, free, lambda it: it.link)
    if it is None:
        return None
    it.link += "0"
    return {"what": ["link"], "old": "", "new": it.link}


def picture(draw, text, free):
    it = take(draw, text, free, lambda it: it.picture)
    if it is None:
        return None
    text["picture"] += 1
    return {"what": ["picture"], "old": "", "new": ""}


KINDS = {
    "word": word,
    "sign": sign,
    "figure": figure,
    "note": note,
    "mark of a note": mark_of_note,
    "cell": cell,
    "row": row,
    "running head": head,
    "text box": box,
    "automatic number": number,
    "form of numbers": style,
    "moved": moved,
    "paragraph gone": gone,
    "paragraph come": come,
    "paragraph parted": parted,
    "link": link,
    "picture": picture,
}

# ---- writing ---------------------------------------------------------------------------------------------------------


class Writer:
    """Writes a text as a Word file; with tracked changes where `draw` is given."""

    def __init__(self, text, shape, draw=None):
        self.text, self.shape, self.draw, self.count = text, shape, draw, 100
        self.links, self.extra, self.comments = {}, [], []

    def mark(self):
        author, date = self.draw.choice(AUTHORS)
        self.count += 1
        return f'w:id="{self.count}" w:author="{author}" w:date="{date}"'

    def run(self, text, look="", deleted=False):
        name = "delText" if deleted else "t"
        rsid = f' w:rsidR="00{self.shape.randint(100000, 999999)}"' if self.shape.random() < 0.4 else ""
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r{rsid}>{look}<w:{name} xml:space="preserve">{escape(text)}</w:{name}></w:r>'

    def chance(self, share):
        return self.draw is not None and self.draw.random() < share

    def words(self, it, fate=None):
        """Writes the words of a paragraph; some of them tracked."""
        out, pending = [], ""

        def flush():
            nonlocal pending
            if pending:
                out.append(self.run(pending, deleted=fate == "del"))
                pending = ""

        quiet = fate is not None or not self.chance(0.5)
        for at, one in enumerate(it.words):
            space = "" if at == len(it.words) - 1 else " "
            reference = it.notes.get(at)
            if not quiet and at and self.chance(0.06):
                flush()
                out.append(f"<w:ins {self.mark()}>{self.run(self.draw.choice(NEW) + ' ')}</w:ins>")
            if not quiet and reference is None and self.chance(0.06):
                flush()
                out.append(f"<w:del {self.mark()}>{self.run(one + space, deleted=True)}</w:del>")
            elif not quiet and reference is None and self.chance(0.03):
                flush()
                change = f"<w:i/><w:rPrChange {self.mark()}><w:rPr/></w:rPrChange>"
                out.append(self.run(one + space, change))
            elif reference is not None:
                pending += one
                flush()
                out.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{reference + 1}"/></w:r>')
                pending = space
            else:
                pending += one + space
                if self.shape.random() < 0.15:
                    flush()
                    if self.shape.random() < 0.3:
                        out.append('<w:proofErr w:type="spellStart"/>')
        flush()
        if not quiet and self.chance(0.08):
            number = 500 + len(self.extra)
            self.extra.append((number, "A note that is tracked."))
            out.append(f'<w:ins {self.mark()}><w:r><w:footnoteReference w:id="{number}"/></w:r></w:ins>')
        inside = "".join(out)
        if fate:
            return f"<w:{fate} {self.mark()}>{inside}</w:{fate}>"
        return inside

    def paragraph(self, it, fate=None, mark=None):
        look = ""
        if it.level is not None:
            look += f'<w:numPr><w:ilvl w:val="{it.level}"/><w:numId w:val="{it.list}"/></w:numPr>'
        if mark:
            look += f"<w:rPr><w:{mark} {self.mark()}/></w:rPr>"
        if fate is None and self.chance(0.05):
            look += f'<w:pPrChange {self.mark()}><w:pPr>{look}</w:pPr></w:pPrChange>'
            look = '<w:keepNext/>' + look
        inside = self.words(it, fate)
        if it.link:
            self.links.setdefault(it.link, f"rIdL{len(self.links)}")
            inside += f'<w:hyperlink r:id="{self.links[it.link]}">{self.run(" (address)")}</w:hyperlink>'
        if it.picture:
            inside += DRAWING
        if it.box:
            words = self.run(" ".join(it.box))
            inside += BOX.replace("WORDS", words)
        if fate is None and self.chance(0.06):
            number = len(self.comments)
            self.comments.append(number)
            inside += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        return f"<w:p>{'<w:pPr>' + look + '</w:pPr>' if look else ''}{inside}</w:p>"

    def table(self, rows):
        out = ["<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"]
        for cells in rows:
            if self.chance(0.1):
                one = f"<w:tc><w:tcPr/><w:p><w:ins {self.mark()}>{self.run('tracked')}</w:ins></w:p></w:tc>"
                out.append(f"<w:tr><w:trPr><w:ins {self.mark()}/></w:trPr>{one * 3}</w:tr>")
            gone = self.chance(0.08)
            look = f"<w:trPr><w:del {self.mark()}/></w:trPr>" if gone else ""
            cells = [self.paragraph(Paragraph(words), "del" if gone else None) for words in cells]
            out.append(f"<w:tr>{look}{''.join(f'<w:tc><w:tcPr/>{it}</w:tc>' for it in cells)}</w:tr>")
        return "".join(out) + "</w:tbl>"

    def body(self):
        out = []
        later = None
        for it in self.text["body"]:
            if later and self.chance(0.4):
                out.append(later)
                later = None
            if isinstance(it, list):
                out.append(self.table(it))
                continue
            if self.chance(0.05):
                new = Paragraph(sentence(self.draw, 7, ";"), level=it.level)
                out.append(self.paragraph(new, "ins", "ins"))
            bare = not it.notes and not it.link and not it.box and not it.picture
            if bare and it.words[0] in VERBS and self.chance(0.05):
                out.append(self.paragraph(it, "del", "del"))
            elif bare and later is None and it.words[0] in VERBS and self.chance(0.04):
                name = f"move{self.count}"
                start = f'<w:moveFromRangeStart {self.mark()} w:name="{name}"/>'
                end = f'<w:moveFromRangeEnd w:id="{self.count}"/>'
                out.append(start + self.paragraph(it, "moveFrom", "moveFrom") + end)
                start = f'<w:moveToRangeStart {self.mark()} w:name="{name}"/>'
                end = f'<w:moveToRangeEnd w:id="{self.count}"/>'
                later = start + self.paragraph(it, "moveTo", "moveTo") + end
            else:
                out.append(self.paragraph(it))
        if later:
            out.append(later + "<w:p/>")
        sections = '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/></w:sectPr>'
        return f"<w:document {W}><w:body>{''.join(out)}{sections}</w:body></w:document>"

    def notes(self):
        out = []
        for at, words in enumerate(self.text["notes"]):
            inside = self.words(Paragraph(words))
            out.append(f'<w:footnote w:id="{at + 1}"><w:p><w:r><w:footnoteRef/></w:r>{self.run(" ")}{inside}</w:p></w:footnote>')
        for number, words in self.extra:
            inside = f"<w:ins {self.mark()}>{self.run(words)}</w:ins>"
            out.append(f'<w:footnote w:id="{number}"><w:p>{inside}</w:p></w:footnote>')
        return f"<w:footnotes {W}>{''.join(out)}</w:footnotes>"

    def margin(self, name, words):
        page = '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>%d</w:t></w:r></w:fldSimple>'
        return f"<w:{name} {W}><w:p>{self.words(Paragraph(words))}{page % self.shape.randint(1, 99)}</w:p></w:{name}>"

    def numbering(self):
        form = self.text.get("form", "%1.")
        lists = [(0, "decimal", form), (1, "decimal", "%1."), (2, "upperRoman", "%1.")]
        out = [f"<w:numbering {W}>"]
        for number, count, shown in lists:
            start = 40 if number == 1 else 1
            out.append(
                f'<w:abstractNum w:abstractNumId="{number}">'
                f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{count}"/><w:lvlText w:val="{shown}"/></w:lvl>'
                f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
                "</w:abstractNum>"
            )
        out += [f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _, _ in lists]
        return "".join(out) + "</w:numbering>"

    def file(self):
        body, notes = self.body(), None
        notes = self.notes()
        parts = {
            "word/document.xml": body,
            "word/footnotes.xml": notes,
            "word/numbering.xml": self.numbering(),
            "word/header1.xml": self.margin("hdr", self.text["head"]),
            "word/footer1.xml": self.margin("ftr", self.text["foot"]),
            "word/media/image1.png": png(self.text["picture"]),
        }
        kinds = [
            ("rIdN", "footnotes", "footnotes.xml"),
            ("rIdL", "numbering", "numbering.xml"),
            ("rIdH", "header", "header1.xml"),
            ("rIdF", "footer", "footer1.xml"),
            ("rIdP", "image", "media/image1.png"),
        ]
        if self.comments:
            kinds.append(("rIdC", "comments", "comments.xml"))
            said = "".join(
                f'<w:comment w:id="{n}" w:author="Delegation A" w:date="2026-03-05T00:00:00Z"><w:p>{self.run("Check this.")}</w:p></w:comment>'
                for n in self.comments
            )
            parts["word/comments.xml"] = f"<w:comments {W}>{said}</w:comments>"
        rels = "".join(f'<Relationship Id="{i}" Type="{RELS}/{kind}" Target="{target}"/>' for i, kind, target in kinds)
        for target, name in self.links.items():
            rels += f'<Relationship Id="{name}" Type="{RELS}/hyperlink" Target="{target}" TargetMode="External"/>'
        space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        parts["word/_rels/document.xml.rels"] = f"<Relationships {space}>{rels}</Relationships>"
        parts["_rels/.rels"] = (
            f'<Relationships {space}><Relationship Id="rId1" Type="{RELS}/officeDocument" Target="word/document.xml"/></Relationships>'
        )
        parts["[Content_Types].xml"] = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="2000000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
    '<a:blip r:embed="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
    "<w:txbxContent><w:p>WORDS</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>WORDS</w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def png(seed):
    """A picture of one pixel, of a colour of its own."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixel = hashlib.sha256(str(seed).encode()).digest()[:3]
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" + pixel)) + chunk(b"IEND", b"")


# ---- asking ----------------------------------------------------------------------------------------------------------


def case(seed):
    draw = random.Random(seed)
    base = make(draw)
    redline = copied(base)
    free = {id(it) for it in redline["body"] if isinstance(it, Paragraph)}
    planted = []
    for _ in range(draw.randint(0, 5)):
        kind = draw.choice(list(KINDS))
        wanted = KINDS[kind](draw, redline, free)
        for one in wanted if isinstance(wanted, list) else [wanted] if wanted else []:
            planted.append((kind, one))
    files = (
        Writer(base, random.Random(seed + 1)).file(),
        Writer(redline, random.Random(seed + 2), random.Random(seed + 3)).file(),
    )
    return files, planted


def answers(wanted, finding):
    said = lambda key: finding[key] or ""
    changed = lambda op, key: "".join(piece[key] for piece in finding["edits"] if piece["op"] == op)
    if finding["what"] not in wanted["what"] or wanted.get("part", "") not in finding["part"]:
        return False
    if finding["what"] == "moved":
        return said("old").split() == (wanted["old"] or "").split() or wanted["old"] in said("old")
    old, new = wanted["old"], wanted["new"]
    if old is None or new is None:
        return (old or new) in (said("old") if new is None else said("new")) and finding["old" if old is None else "new"] is None
    return old in changed("delete", "old") and new in changed("insert", "new")


def answered(planted, findings):
    """Gives each planted edit a finding of its own, as many as can be; returns the edits without one and the findings left over.

    One finding can say what two edits ask (a word that came alone, and the same word in a paragraph that came), so whoever has one
    takes another where that lets a second be answered, too.
    """
    taken = {}

    def finds(at, tried):
        for place, finding in enumerate(findings):
            if place not in tried and answers(planted[at][1], finding):
                tried.add(place)
                if place not in taken or finds(taken[place], tried):
                    taken[place] = at
                    return True
        return False

    missed = [it for at, it in enumerate(planted) if not finds(at, set())]
    return missed, [it for place, it in enumerate(findings) if place not in taken]


def ask(travaux, seed, folder):
    files, planted = case(seed)
    names = [folder / f"{seed}_base.docx", folder / f"{seed}_redline.docx"]
    for name, content in zip(names, files):
        name.write_bytes(content)
    start = time.monotonic()
    done = subprocess.run([travaux, "verify", *names, "--format", "json"], capture_output=True)
    spent = time.monotonic() - start
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError:
        return seed, planted, None, spent, done.stderr.decode()
    missed, left = answered(planted, found["untracked"])
    status = 1 if planted else 0
    wrong = "" if done.returncode == status else f"status {done.returncode}, expected {status}"
    if found["unchecked"]:
        wrong += f" unchecked {found['unchecked']}"
    return seed, planted, (missed, left), spent, wrong


def exchanged(content):
    """Returns a Word file with insertions for deletions, and the other way round; changes of format are settled."""
    other = {"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom", "cellIns": "cellDel", "cellDel": "cellIns"}
    names = "ins|del|moveFrom|moveTo|cellIns|cellDel"

    def swap(text):
        text = re.sub(r"<w:(\w+PrChange|tblGridChange)\b[^>]*?(/>|>.*?</w:\1>)", "", text, flags=re.S)
        text = re.sub(rf"<(/?)w:({names})(?=[\s/>])", lambda it: f"<{it[1]}w:{other[it[2]]}", text)
        return re.sub(r"w:move(From|To)Range", lambda it: f"w:move{'To' if it[1] == 'From' else 'From'}Range", text)

    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if re.match(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$", name):
                data = swap(data.decode()).encode()
            archive.writestr(name, data)
    return out.getvalue()


def views(travaux, table):
    """Asks tracked files against their authors' copies; returns how many do not hold."""
    statuses, bad = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for line in table.read_text().splitlines():
            tracked, _, copy = line.split("\t")
            redline = pathlib.Path(folder) / "redline.docx"
            redline.write_bytes(exchanged((table.parent / tracked).read_bytes()))
            done = subprocess.run([travaux, "verify", table.parent / copy, redline], capture_output=True, text=True)
            statuses[done.returncode] += 1
            if done.returncode:
                bad += 1
                print(f"{tracked}: status {done.returncode}\n{done.stderr}" + "\n".join(done.stdout.splitlines()[:20]))
    print(f"{sum(statuses.values())} tracked files: " + ", ".join(f"status {k}: {n}" for k, n in sorted(statuses.items())))
    return bad


def main():
    arguments = sys.argv[1:]
    if "--views" in arguments:
        return 1 if views(arguments[0], pathlib.Path(arguments[arguments.index("--views") + 1])) else 0

    def option(name, usual):
        return arguments[arguments.index(name) + 1] if name in arguments else usual

    travaux = arguments[0]
    count = int(arguments[1]) if len(arguments) > 1 and arguments[1].isdigit() else 500
    first = int(option("--seed", "1"))
    keep = option("--keep", None)
    totals = collections.defaultdict(lambda: [0, 0])
    invented, times, bad = 0, [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with concurrent.futures.ThreadPoolExecutor(int(option("--threads", "2"))) as pool:
            seeds = range(first * 10_000, first * 10_000 + count * 10, 10)
            for seed, planted, result, spent, wrong in pool.map(lambda seed: ask(travaux, seed, folder), seeds):
                times.append(spent)
                missed, left = result or (planted, [])
                for kind, _ in planted:
                    totals[kind][0] += 1
                for kind, _ in missed:
                    totals[kind][1] += 1
                invented += len(left)
                if missed or left or wrong:
                    bad += 1
                    print(f"case {seed}: {wrong}")
                    for kind, wanted in missed:
                        print(f"  missed {kind}: {wanted}")
                    for it in left:
                        print(f"  invented {it['what']}, {it['id']}, {it['part']}: {it['old']!r} -> {it['new']!r}")
                if not keep:
                    for name in ("base", "redline"):
                        (folder / f"{seed}_{name}.docx").unlink()
    for kind, (planted, missed) in sorted(totals.items()):
        print(f"{kind:20} {planted:5} planted {missed:5} missed")
    times.sort()
    print(f"{count} redlines, {sum(it[0] for it in totals.values())} planted, {sum(it[1] for it in totals.values())} missed, {invented} invented")
    print(f"time: median {times[len(times) // 2] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
