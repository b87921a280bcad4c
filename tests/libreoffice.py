#!/usr/bin/env python3
"""Asks LibreOffice whether a redline holds both texts.

    libreoffice.py TRAVAUX OLD NEW [OLD NEW ...]   compares, pair by pair
    libreoffice.py --resolve FOLDER                only resolves: tests/redline.rs compares

The first form writes the redline of each pair, lets LibreOffice accept, then (in a fresh copy) reject every change and save
the result as Word file, and compares what travaux reads of it with what it reads of the text itself: labels, words and
footnotes. The same is asked of travaux as reader of the redline (`--revisions final`, `original`). It prints one line per
pair, view and program, and ends with 1 where one differs. The second form writes `NAME.accept.docx`
and `NAME.reject.docx` beside every `NAME.docx` of a folder.

Where LibreOffice is missing, a line says so, and the exit status is 0 (77 for --resolve). One LibreOffice serves all files;
when it dies it is started anew, and the file at which it died gets a second chance.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    uno = None

VIEWS = {"accept": "Accept", "reject": "Reject"}


def main():
    if not shutil.which("soffice") or uno is None:
        print("skipped: LibreOffice with its Python bridge is not installed")
        return 77 if sys.argv[1] == "--resolve" else 0
    if sys.argv[1] == "--resolve":
        with Office() as office:
            for source in sorted(pathlib.Path(sys.argv[2]).glob("*.docx")):
                leave_out_comments(source)
                shield_first_note(source)
                resolve(office, source)
        return 0
    travaux, *files = sys.argv[1:]
    wrong = 0
    with Office() as office, tempfile.TemporaryDirectory() as folder:
        for old, new in zip(files[::2], files[1::2]):
            redline = pathlib.Path(folder, "redline.docx")
            subprocess.run([travaux, old, new, "-o", redline], check=True)
            by_reader_of = shutil.copy(redline, pathlib.Path(folder, "as-written.docx"))
            told = comments(redline)
            wrong += len(told) != 1 or not told[0].startswith("What matters")
            print(f"comment: LibreOffice: {told[0][:60] if told else 'none'}: {old} {new}", flush=True)
            leave_out_comments(redline)
            shield_first_note(redline)
            resolve(office, redline)
            for view, text, revisions in (("reject", old, "original"), ("accept", new, "final")):
                wanted = said(travaux, text)
                out = redline.with_suffix(f".{view}.docx")
                by_office = difference(wanted, said(travaux, out)) if out.exists() else "LibreOffice died"
                out.unlink(missing_ok=True)
                by_reader = difference(wanted, said(travaux, by_reader_of, "--revisions", revisions))
                for who, verdict in (("LibreOffice", by_office), ("travaux", by_reader)):
                    wrong += not verdict.startswith("same")
                    print(f"{view}: {who}: {verdict}: {old} {new}", flush=True)
    return 1 if wrong else 0


def resolve(office, source):
    """Writes both views of a file beside it; a view at which LibreOffice dies twice is not written."""
    for view, command in VIEWS.items():
        for _ in range(2):
            try:
                office.resolve(source, command, source.with_suffix(f".{view}.docx"))
                break
            except Exception as problem:  # Whatever the bridge says, the office is gone or cannot read the file.
                print(f"{source.name}: {view}: {problem}", file=sys.stderr)
                office.restart()


SHIELD = "shield of the first note"


def shield_first_note(source):
    """Keeps LibreOffice 7.4 from losing the revision of a paragraph mark.

    It reads all footnotes when it meets the first reference, and gives the revision of the mark of the paragraph that it is
    reading to the end of a note instead (a bug of its import: a file saved by Word fares no better). Where that would strike,
    a paragraph with a note of its own is put at the head of the file; whoever compares leaves it out.
    """
    parts = zipfile.ZipFile(source)
    files = {name: parts.read(name) for name in parts.namelist()}
    document = files["word/document.xml"].decode()
    first = document.find("<w:footnoteReference ")
    start = max(document.rfind("<w:p>", 0, first), document.rfind("<w:p ", 0, first))
    mark = re.match(r"<w:p(?: [^>]*)?><w:pPr>(?:(?!</w:pPr>).)*<w:rPr>.{0,200}?<w:(ins|del|moveFrom|moveTo) ", document[start:first])
    if first < 0 or not mark:
        return
    # Notes are told apart by their order and their numbers, so the new one comes first and the others count on.
    def count_on(text):
        return re.sub(r"(<w:footnote(?:Reference)? [^>]*?w:id=.)([1-9][0-9]*)", lambda it: it[1] + str(int(it[2]) + 1), text)

    reference = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>\u2021</w:t>'
    shield = f"<w:body><w:p><w:r>{reference}</w:r></w:p>"
    files["word/document.xml"] = count_on(document).replace("<w:body>", shield, 1).encode()
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>\u2021 {SHIELD}</w:t></w:r></w:p></w:footnote>'
    notes = count_on(files["word/footnotes.xml"].decode())
    numbered = re.search(r"<w:footnote w:id=.[1-9]", notes)
    files["word/footnotes.xml"] = (notes[: numbered.start()] + note + notes[numbered.start() :]).encode()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def leave_out_comments(source):
    """Keeps LibreOffice 7.4 without a screen from dying: it does where it resolves the changes of a file with comments, also of
    files that Word wrote (sections of the programme budget of the United Nations have one)."""
    parts = zipfile.ZipFile(source)
    files = {name: parts.read(name) for name in parts.namelist()}
    if "word/comments.xml" not in files:
        return
    document = files["word/document.xml"].decode()
    files["word/document.xml"] = re.sub(r"<w:r><w:commentReference [^>]*/></w:r>", "", document).encode()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def comments(source):
    """Returns what LibreOffice reads as comments of a file, as text."""
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder, "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "odt", "--outdir", folder, source]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        content = zipfile.ZipFile(pathlib.Path(folder, source.stem + ".odt")).read("content.xml").decode()
    found = re.findall(r"<office:annotation .*?</office:annotation>", content)
    return [" ".join(re.sub(r"<dc:.*?</dc:[a-z]*>|<[^>]*>", " ", it).split()) for it in found]


class Office:
    """A LibreOffice without a window, with a profile of its own."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def start(self):
        pipe = f"travaux{time.monotonic_ns()}"
        profile = pathlib.Path(self.folder.name, pipe).as_uri()
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.manager = connect(pipe).ServiceManager
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def stop(self):
        try:
            self.desktop.terminate()
        except Exception:  # The bridge breaks when the office ends.
            pass
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def restart(self):
        self.stop()
        self.start()

    def service(self, name):
        return self.manager.createInstanceWithContext(name, self.manager.DefaultContext)

    def resolve(self, source, command, target, format="MS Word 2007 XML"):
        """Opens a file, accepts or rejects all changes, and saves it, as a Word file if nothing else is asked for."""
        document = self.desktop.loadComponentFromURL(source.resolve().as_uri(), "_blank", 0, (value("Hidden", True),))
        frame = document.getCurrentController().getFrame()
        dispatcher = self.service("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(frame, f".uno:{command}AllTrackedChanges", "", 0, ())
        document.storeToURL(target.resolve().as_uri(), (value("FilterName", format),))
        document.close(True)


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(1500):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def value(name, content):
    property = PropertyValue()
    property.Name, property.Value = name, content
    return property


def said(travaux, file, *options):
    """Returns what travaux reads of a file: its provisions and footnotes, and all of its words in order.

    A file of another format can be read otherwise (a heading as a line of the masthead), with the same words in it.
    """
    command = [travaux, file, file, "--format", "json", *options]
    report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    text = report["old"]
    heads = [it["text"] for it in text["cut"] if it["reason"] in ("masthead", "opening-formula")]
    provisions = [f"{it['id']} [{it['label']}] {' '.join(it['text'].split())}" for it in text["provisions"]]
    notes = [f"note {it['marker']} {' '.join(it['text'].split())}" for it in text["footnotes"]]
    lines = [line for line in provisions + notes if SHIELD not in line]
    words = " ".join(heads + [f"{it['label'] or ''} {it['text']}" for it in text["provisions"]]).split()
    # A label is printed with or without its stop; the masthead prints the marks of its notes.
    words = [word.rstrip(".").rstrip("*\u2020\u2021") for word in words]
    return lines, [word for word in words if word], [line for line in notes if SHIELD not in line]


def difference(wanted, got):
    """Returns the verdict on two readings: `same`, or the first difference."""
    if wanted[0] == got[0]:
        return "same"
    if wanted[1:] == got[1:]:
        return "same words, read otherwise"
    for level in (0, 1):
        for a, b in zip(wanted[level], got[level]):
            if a != b:
                return f"differs\n    {a!r}\n is {b!r}\n   "
    return "differs at its end"


if __name__ == "__main__":
    sys.exit(main())
