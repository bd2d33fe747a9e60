#!/usr/bin/env python3
"""Writes the tables of subdivisions beside it.

    generate.py COMMON && UPDATE=1 cargo test --test names

COMMON is the folder `common` of CLDR's XML (npm package cldr 8.0.0, Unicode-3.0). Needs opencc (PyPI package
opencc-python-reimplemented), because CLDR's Chinese names stand in both kinds of characters. The test folds and sorts what this
writes.

`<tag>.tsv`: a line a part of a country, its code and its names, without the words of `kinds.tsv`: `vn02<tab>lào cai`. A `?` before
a name tells that it is another word as well, so that it may answer but never asks. Languages in Latin letters leave out what
English writes alike. `more.tsv` adds by hand. `within.tsv`: a part of a country and the parts of which it is made.
"""
import html
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from opencc import OpenCC

HERE = Path(__file__).parent
TAGS = "ar bn de en es fa fr hi id it ja km ko lo nl pl pt ru sw th tr uk ur vi zh".split()
LATIN = set("de es fr id it nl pl pt sw tr vi".split())
# Which side of the name the word for its kind stands on where words are not parted.
FRONT, BEHIND = ("th", "km", "lo"), ("zh", "ja", "ko")
HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069²³¹]")
# Subdivisions that are territories of `../<tag>.tsv`, too.
TERRITORIES = set("""cntw cnhk cnmo fr971 fr972 fr973 fr974 fr976 frgp frgf frmq frre fryt frpm frbl frmf frnc frpf frtf frwf frcp
    nlaw nlcw nlsx nlbq1 nlbq2 nlbq3 usas usgu usmp uspr usum usvi nosj fi01 no21 no22 gbeng gbsct gbwls gbeaw gbgbn gbukm shac shhl
    shta""".split())
# Names whose last letter only looks like a word for a kind.
WHOLE = {"北海道", "홋카이도"}
# Countries whose subdivisions of a level have fewer inhabitants than this on average are towns, and are left out.
LEAST = 30_000
SLAVIC = {"ru": r"(ая|яя|ий|ый|ой|ое|ее|ие|ые)$", "uk": r"(ська|цька|зька|ський|цький|зький|ське|а|ий|е|і)$", "pl": r"(i|y|a|e|ie)$"}


def flat(text):
    """For comparison alone: the Rust test folds."""
    text = unicodedata.normalize("NFC", text).lower().replace("'", "’").replace("\u200c", " ")
    return text.translate(str.maketrans("ةهہۃيىکكأإآ", "ههههييككااا")).replace("ي", "ی").replace("ی", "ي")


def plain(text):
    """English without marks: Điện Biên, Dien Bien."""
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in text if not unicodedata.combining(c))


def kinds():
    out = {tag: {"kind": [], "join": []} for tag in TAGS}
    for line in (HERE.parent / "kinds.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            tag, what, *words = line.split("\t")
            if what != "land":
                out[tag][what] += [flat(w) for w in words]
    return out


def front(words, text, joins):
    """The text without a word of a list before it, and without what joins it, or None."""
    for word in words:
        low = flat(text)
        if word.endswith("-"):
            found = re.match(re.escape(word[:-1]).replace("\\-\\ ", r"\w*\ ") + r"\w{0,5} ", low)
            size = found.end() if found else 0
        else:
            size = len(word) + 1 if low.startswith(word + " ") else 0
        if not size:
            continue
        rest = text[size:].strip()
        for join in joins:
            # What has a capital belongs to the name (La Rioja).
            glued = join.endswith("’")
            if flat(rest).startswith(join if glued else join + " ") and (glued or rest[: len(join)].islower()):
                return rest[len(join):].strip()
        return rest
    return None


def behind(words, text):
    for word in words:
        low = flat(text)
        pattern = re.escape(word[:-1]).replace("\\-\\ ", r"\w*\ ") + r"\w{0,5}$" if word.endswith("-") else re.escape(word) + "$"
        found = re.search(" " + pattern, low)
        if found:
            return text[: found.start()].strip()
    return None


def bare(tag, text, kinds):
    """The name without words for its kind, and whether it has any."""
    words = sorted(kinds["kind"], key=len, reverse=True)
    joins = sorted(kinds["join"], key=len, reverse=True)
    if text in WHOLE:
        return text, False
    if tag in FRONT or tag in BEHIND:
        for word in words:
            for space in (" ", ""):
                mark = word + space if tag in FRONT else space + word
                rest = text.removeprefix(mark) if tag in FRONT else text.removesuffix(mark)
                if rest != text and len(rest) >= 2:
                    return rest.strip(), True
        return text, False
    found = False
    for _ in range(2):
        for rest in (front(words, text, joins), behind(words, text)):
            if rest and len(rest) > 1:
                text, found = rest, True
    # What is told by an adjective is told by its stem (Харьковская область, Харьковской).
    if found and tag in SLAVIC and " " not in text:
        stem = re.sub(SLAVIC[tag], "", text)
        if re.search("(ск|цк|зк|ськ|цьк|зьк|sk|ck|zk|dzk)$", stem):
            text = stem
        elif tag == "uk" and re.search("(ська|цька|зька|ський|цький|зький)$", text):
            text = re.sub("(а|ий|е)$", "", text)
    return text, found


def spellings(tag, text, kinds, simplify):
    text = HIDDEN.sub("", html.unescape(text)).replace("\u00a0", " ").strip()
    text = re.sub(r"\s*[(（\[].*?[)）\]]", "", text).split(", ")[0].strip()
    if tag == "zh":
        text = simplify(text)
    name, found = bare(tag, text, kinds)
    out = [name]
    if tag == "uk" and name.endswith("ськ") and found:
        out.append(name[:-3] + "щин")
    return [n for n in out if len(n) > 1], text


def least(form, country):
    """The letters that a name must have to be no other word: fewer where the country's own script is read."""
    if form >= "\u2e80":
        near = country in ("cn", "jp", "kr", "kp", "vn", "tw")
        return 4 if "\u30a0" < form < "\u3100" else 2 if near else 3
    if form >= "\u0e00":
        return 3
    if form >= "\u0900":
        return 3 if country in ("in", "bd", "np", "pk", "lk", "mm", "bt", "af") else 5
    if form >= "\u0600":
        return 3 if country in ("ir", "af", "iq", "sy", "pk", "ye", "sa", "eg", "jo", "lb", "ly", "dz", "ma", "tn", "sd") else 4
    return 4


def places(common):
    """The codes that are told, the code that stands for each, and what each is made of."""
    text = (common / "supplemental/subdivisions.xml").read_text(encoding="utf-8")
    groups = {g: set(c.split()) for g, c in re.findall(r'<subgroup type="(\w+)" contains="([^"]+)"', text)}
    people = (common / "supplemental/supplementalData.xml").read_text(encoding="utf-8")
    people = {t.lower(): int(n) for t, n in re.findall(r'<territory type="(\w\w)"[^>]*? population="(\d+)"', people)}
    top = {g.lower(): c for g, c in groups.items() if g.isupper()}
    within = {g: c for g, c in groups.items() if not g.isupper()}
    small = set()
    for country, parts in top.items():
        below = set().union(*(within.get(p, set()) for p in parts))
        for level in (parts, below):
            if level and people.get(country, 0) / len(level) < LEAST:
                small |= level
    return small, within


def main():
    common = Path(sys.argv[1])
    words, simplify = kinds(), OpenCC("t2s").convert
    names, full = {}, {}
    for tag in TAGS:
        text = (common / f"subdivisions/{tag}.xml").read_text(encoding="utf-8")
        for code, name in re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', text):
            names.setdefault(tag, {})[code], full[tag, code] = spellings(tag, name, words[tag], simplify)
    small, within = places(common)
    english = {code: plain(forms[0]).lower() for code, forms in names["en"].items() if forms}
    # One place under an old and a new code.
    first, same = {}, {}
    for code, name in sorted(english.items()):
        same[code] = first.setdefault((code[:2], name), code)
    told = {code for code in english if code not in small and code not in TERRITORIES}
    common_words = set((HERE.parent / "common-en.txt").read_text().split())
    # What is a common word in English, or is the name of places in three countries, is doubted everywhere.
    countries = defaultdict(set)
    for code in told:
        countries[english[code]].add(code[:2])
    doubted = {code for code in told if len(countries[english[code]]) > 2
               or all(w in common_words for w in re.split("[ -]", english[code])) or english[code].startswith("national ")}
    for tag in TAGS:
        table = defaultdict(list)
        meant = defaultdict(set)
        for code in told & names[tag].keys():
            for form in names[tag][code]:
                meant[flat(form)].add(code[:2])
        for code in sorted(told & names[tag].keys()):
            forms = list(names[tag][code])
            if tag == "en":
                forms += [plain(f) for f in forms if plain(f) != f]
            for form in forms:
                alike = tag in LATIN and flat(form) in (flat(f) for f in names["en"].get(code, []))
                letters = sum(c.isalpha() or unicodedata.category(c) == "Mc" for c in form)
                short = letters < least(form, code[:2])
                doubt = code in doubted or short or len(meant[flat(form)]) > 2
                if doubt and full[tag, code] != form and tag in FRONT + BEHIND:
                    table[same[code]].append(full[tag, code])
                if not alike:
                    table[same[code]].append("?" * doubt + form)
        lines = [f"{code}\t" + "\t".join(dict.fromkeys(forms)) for code, forms in sorted(table.items()) if forms]
        (HERE / f"{tag}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = []
    for group, parts in sorted(within.items()):
        parts = {same[p] for p in parts & told} - {same.get(group)}
        if group in told and parts:
            lines.append("\t".join([same[group], *sorted(parts)]))
    (HERE / "within.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
