#!/usr/bin/env python3
"""Makes src/lexicon/english_recurring.txt anew: which words stand together in how many resolutions.

    .ci/recurring.py target/release/travaux SESSION...

SESSION is a file with many resolutions of one session, which are told apart by the numbers in the addresses of their paragraphs. Words that carry
grammar, figures and words with a capital (names) are left out; two words stand together if they are neighbours then, or have one word between.
The words are counted by their stems, by the endings of the lexicon, and written in the form that is seen most.
"""
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "src" / "lexicon"
FEWEST = 0.022  # the share of the texts below which two words recur nowhere
HEAD = """\
# Words that stand together in the resolutions of a session of the General Assembly, and in how many of them: neighbours once grammar, names
# and figures are left out, or with one word between. The first line is how many resolutions were counted. Made by .ci/recurring.py.
"""


def words_of(file, name):
    listed = re.search(rf"const {name}: &\[&str\] = &\[(.*?)\];", (LEXICON / file).read_text(), re.S)
    return re.findall(r'"([^"]+)"', listed.group(1))


ENDINGS = words_of("endings.rs", "ENGLISH")
GRAMMAR = set(words_of("english.rs", "GRAMMAR"))


def stem(word):
    word = re.sub(r"'s?$", "", word)
    for _ in range(2):
        # As the trace does: a long ending must leave more (src/trace/stems.rs).
        ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= (4 if len(e) > 3 else 3)), None)
        if ending is None:
            break
        word = word[: -len(ending)]
    return word


def main():
    binary, *sessions = sys.argv[1:]
    texts, seen, forms = set(), defaultdict(set), defaultdict(Counter)
    for session in sessions:
        plain = subprocess.run([binary, "show", "--plain", session], capture_output=True, text=True, check=True).stdout
        for line in plain.splitlines():
            parts = re.match(r"(\d+/\d+[A-Z]?):\S*?(?:PP|OP|P|U|Art)\d\S*: (?:\d+\. |\([a-z]+\) )?(.*)", line)
            if not parts:
                continue
            act, text = parts.groups()
            texts.add(act)
            # The first word of a paragraph has a capital and is no name.
            text = text[:1].lower() + text[1:]
            found = re.findall(r"[^\W\d_][\w'’-]*", text.replace("’", "'"))
            kept = [word for word in found if word.islower() and word not in GRAMMAR]
            for at, word in enumerate(kept):
                for other in kept[at + 1 : at + 3]:
                    pair = tuple(sorted((stem(word), stem(other))))
                    seen[pair].add(act)
                    forms[pair][tuple(sorted((word, other), key=stem))] += 1
    table = defaultdict(list)
    for pair, acts in seen.items():
        if len(acts) >= max(2, FEWEST * len(texts)):
            first, second = min(forms[pair].items(), key=lambda it: (-it[1], it[0]))[0]
            table[first].append((second, len(acts)))
    lines = [" ".join([first] + [f"{word} {count}" for word, count in sorted(seconds)]) for first, seconds in sorted(table.items())]
    (LEXICON / "english_recurring.txt").write_text(f"{HEAD}{len(texts)}\n" + "\n".join(lines) + "\n")


main()
