#!/usr/bin/env python3
"""Counts the instructions that a built binary takes for the seed pair, and holds them to the committed number.

    python3 .ci/instructions.py BIN            # status 1 where they are more than a twentieth above the number
    python3 .ci/instructions.py BIN --renew    # writes the number anew, for a commit that says why it moved

Instructions are counted by callgrind with one thread: they are nearly the same on a busy machine and on an idle one, which
seconds are not. The number stands in `.ci/instructions.txt`. Where they are a twentieth below it, this asks for the number to be
renewed, since the next slow-down would hide in what was won. Where valgrind is missing, this says so and holds nothing. The number is that of an optimized build; another compiler
may move it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMBER = ROOT / '.ci/instructions.txt'
PAIR = ['samples/A_HRC_RES_23_3.txt', 'samples/A_C.3_68_CUBA_DRAFT.txt']
TOLERANCE = 0.05


def counted(binary):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={folder}/out', binary, 'compare', *PAIR,
                              '--format', 'json', '--threads', '1'],
                             cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r'I\s+refs:\s+([\d,]+)', run.stderr)
    if run.returncode not in (0, 1) or not found:
        sys.exit(f'callgrind counted nothing (status {run.returncode}):\n{run.stderr[-2000:]}')
    return int(found[1].replace(',', ''))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not shutil.which('valgrind'):
        print('LEFT OUT: the instructions of the seed pair; valgrind is not installed')
        return 0
    now = counted(str(Path(sys.argv[1]).resolve()))
    if '--renew' in sys.argv[2:]:
        NUMBER.write_text(f'{now}\n')
        print(f'{now:,} instructions for the seed pair, written to {NUMBER.relative_to(ROOT)}')
        return 0
    held = int(NUMBER.read_text())
    share = now / held - 1
    print(f'{now:,} instructions for the seed pair, {held:,} held: {share:+.1%}')
    if abs(share) > TOLERANCE:
        print(f'more than {TOLERANCE:.0%} away; `{sys.argv[0]} BIN --renew` writes the number anew, for a commit that says why it moved')
    return int(share > TOLERANCE)


if __name__ == '__main__':
    sys.exit(main())
