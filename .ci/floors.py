"""Runs ../shared/gold/score.py for one variant and fails below the floors of the issues."""
import re
import subprocess
import sys

# Exactly the right words, right ids, headers, link F1, same relation.
FLOORS = {
    "any": (0.985, 0.98, 0.97, 0.98, 0.97),
    "layout": (0.985, 0.98, 0.97, 0.98, 0.97),
    "mupdf": (0.985, 0.98, 0.97, 0.98, 0.97),
    "pdf": (0.985, 0.98, 0.985, 0.98, 0.97),
}

binary, variant = sys.argv[1:]
run = subprocess.run(["../shared/gold/score.py", "--travaux", binary, "--variant", variant], capture_output=True, text=True)
print(run.stdout)
last = run.stdout.strip().splitlines()[-1]
words, ids, headers, _, _, f1, same = map(float, re.findall(r"\b[01]\.\d{3}\b", last)[:7])
lossless, pairs = map(int, re.search(r"(\d+)/(\d+)", last).groups())
islands = int(re.search(r"islands (\d+)", last).group(1))
found = (words, ids, headers, f1, same)
low = [f"{value} < {floor}" for value, floor in zip(found, FLOORS[variant]) if value < floor]
if run.returncode or low or lossless < pairs or islands:
    sys.exit(f"below the floors of {variant}: {', '.join(low)}; lossless {lossless}/{pairs}; islands {islands}; {run.stderr}")
