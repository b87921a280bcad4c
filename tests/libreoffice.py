#!/usr/bin/env python3
"""Asks LibreOffice whether a redline holds both texts.

    libreoffice.py TRAVAUX OLD NEW [OLD NEW ...]

For each pair: writes the redline, opens it in LibreOffice, accepts (then, in a new process, rejects) every change, saves
it as Word file, and compares what travaux reads of it with what it reads of the text itself: labels, words and footnotes.
Prints one line per pair and view; ends with 1 where one differs, with a printed line and 0 where LibreOffice is missing.
LibreOffice is started anew for every document, with a profile of its own, because repeated loads end in crashes.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    uno = None


def main():
    soffice = shutil.which("soffice")
    if not soffice or uno is None:
        print("skipped: LibreOffice with its Python bridge is not installed")
        return 0
    travaux, *files = sys.argv[1:]
    wrong = 0
    for old, new in zip(files[::2], files[1::2]):
        with tempfile.TemporaryDirectory() as folder:
            redline = pathlib.Path(folder, "redline.docx")
            subprocess.run([travaux, old, new, "-o", redline], check=True)
            for view, text in (("Reject", old), ("Accept", new)):
                # A copy for each process: the first one may leave a lock behind.
                source, out = pathlib.Path(folder, f"from-{view}.docx"), pathlib.Path(folder, f"{view}.docx")
                shutil.copy(redline, source)
                resolve(soffice, folder, source, view, out)
                differences = compare(said(travaux, text), said(travaux, out))
                wrong += bool(differences)
                print(f"{view}: {'same' if not differences else f'{len(differences)} differ'}: {old} {new}", flush=True)
                for difference in differences[:6]:
                    print("   ", difference)
    return 1 if wrong else 0


def resolve(soffice, folder, source, view, target):
    """Opens a file, accepts or rejects all changes, and saves it."""
    pipe = f"travaux{time.monotonic_ns()}"
    profile = pathlib.Path(folder, f"profile-{view}").as_uri()
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (value("Hidden", True),))
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, f".uno:{view}AllTrackedChanges", "", 0, ())
        document.storeToURL(target.as_uri(), (value("FilterName", "MS Word 2007 XML"),))
        try:
            desktop.terminate()
        except Exception:  # The bridge breaks when the office ends.
            pass
        office.wait(timeout=30)
    finally:
        office.kill()


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def value(name, content):
    property = PropertyValue()
    property.Name, property.Value = name, content
    return property


def said(travaux, file):
    """Returns what travaux reads of a file: one line per provision and footnote."""
    report = json.loads(subprocess.run([travaux, file, file, "--format", "json"], check=True, capture_output=True).stdout)
    text = report["old"]
    lines = [f"{it['id']} [{it['label']}] {' '.join(it['text'].split())}" for it in text["provisions"]]
    return lines + [f"note {it['marker']} {' '.join(it['text'].split())}" for it in text["footnotes"]]


def compare(wanted, got):
    differences = [f"{a!r}\n      is {b!r}" for a, b in zip(wanted, got) if a != b]
    if len(wanted) != len(got):
        differences.append(f"{len(wanted)} lines wanted, {len(got)} got")
    return differences


if __name__ == "__main__":
    sys.exit(main())
