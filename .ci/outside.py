#!/usr/bin/env python3
"""Counts what becomes of files that nobody here wrote, for docs/robustness.md.

    outside.py TRAVAUX FOLDER... [--longest SECONDS]

Every file below the folders is understood (`show --stage instrument`), masked (`show --masked`) and compared with itself
(`compare FILE FILE --exit-code`). Prints a table by format as the program detects it: files, those that were read, those that were
refused in one line and why, those that fell (a signal, a panic, another status, more than one line), those that took more of the
processor than allowed, those that differ from themselves, and the largest memory and time of a run. Ends with 1 where a file fell, took too long or
differs from itself.
"""
import argparse
import collections
import hashlib
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("travaux")
parser.add_argument("folders", nargs="+")
parser.add_argument("--longest", type=float, default=120)
asked = parser.parse_args()


# The time of a run is that of the processor, since the machine may be busy with other things; who waits for ever uses none.
HANGS = 10


def bounded():
    """Before a run: beyond so many seconds of the processor it is ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(asked.longest), int(asked.longest) + 5))


class Run:
    """A run of the program: how it ended, what it said, its time and its memory in megabytes."""

    def __init__(self, *words):
        began = time.monotonic()
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as trouble:
            child = subprocess.Popen([asked.travaux, *map(str, words)], stdin=subprocess.DEVNULL, stdout=said, stderr=trouble, preexec_fn=bounded)
            hangs = False
            while True:
                pid, status, used = os.wait4(child.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - began > HANGS * asked.longest:
                    hangs = True
                    child.kill()
                time.sleep(0.005)
            child.returncode = os.waitstatus_to_exitcode(status)
            self.late = hangs or child.returncode == -signal.SIGXCPU
            self.status, self.memory, self.time = child.returncode, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
            said.seek(0)
            trouble.seek(0)
            self.said, self.trouble = said.read(4_000_000), trouble.read().decode(errors="replace")

    def fell(self, *allowed):
        """Whether it ended as no run may: by a signal, a panic, or with trouble of many lines."""
        return not self.late and (self.status not in allowed or "panicked" in self.trouble or (self.status == 2 and self.trouble.count("\n") > 1))


def kind(path, run):
    """The format, as the program says; of what it refuses, the ending."""
    found = re.match(rb"document (\w+)", run.said)
    return found[1].decode() if found else path.suffix.lower().lstrip(".") or "none"


def reason(trouble):
    """A refusal without the name of its file and its figures."""
    line = trouble.strip().split(": ", 2)[-1]
    return re.sub(r"[0-9][0-9,]*", "N", line)[:70]


# An older program, for comparison, has no masks.
FIRST = "--masked" if b"--masked" in Run("show", "--help").said else "--stage=document"
table = collections.defaultdict(collections.Counter)
refused = collections.Counter()
faults = []


def count(path):
    """Makes the runs over a file, and notes what became of them."""
    masked = Run("show", FIRST, path)
    runs = [masked, Run("show", "--stage", "instrument", path)]
    row = table[kind(path, masked)]
    row["files"] += 1
    if runs[1].status == 0:
        row["read"] += 1
        runs.append(Run("compare", path, path, "--exit-code", "--format", "brief"))
        row["differ"] += runs[2].status == 1
        if runs[2].status == 1:
            faults.append(f"differs from itself: {path}")
    elif not runs[1].fell(2) and not runs[1].late:
        row["refused"] += 1
        refused[reason(runs[1].trouble)] += 1
    for run in runs:
        if run.fell(0, 1, 2):
            row["fell"] += 1
            faults.append(f"fell ({run.status}): {path}: {run.trouble[:200]}")
        if run.late:
            row["late"] += 1
            faults.append(f"took longer than {asked.longest} s: {path}")
        row["memory"] = max(row["memory"], int(run.memory))
        row["time"] = max(row["time"], round(run.time, 1))


def below(folder):
    return [it for it in pathlib.Path(folder).rglob("*") if it.is_file() and not it.is_symlink()]


signal.signal(signal.SIGTERM, signal.default_int_handler)
# In an order without a reason, so that a run that is ended early (Ctrl-C, SIGTERM) has seen a fair part of them.
paths = sorted((it for folder in asked.folders for it in below(folder)), key=lambda it: hashlib.sha256(str(it).encode()).digest())
seen = 0
try:
    for path in paths:
        count(path)
        seen += 1
        if seen % 50 == 0:
            print(f"{seen} of {len(paths)}", file=sys.stderr, flush=True)
except KeyboardInterrupt:
    pass
print(f"{seen} of {len(paths)} files.\n")
print("| format | files | read | refused | fell | too long | differ from themselves | most memory, MB | longest, s |\n|---|---|---|---|---|---|---|---|---|")
for name, row in sorted(table.items(), key=lambda it: -it[1]["files"]):
    print(f"| {name} | " + " | ".join(str(row[it]) for it in ["files", "read", "refused", "fell", "late", "differ", "memory", "time"]) + " |")
print("\n| refused because | files |\n|---|---|")
for why, count in refused.most_common():
    print(f"| {why} | {count} |")
for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(bool(faults))
