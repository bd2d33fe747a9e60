#!/usr/bin/env python3
"""Writes the tables of known names beside it.

    generate.py LOCALENAMES DATES WORDS
    generate.py --all SUBDIVISIONS > NAMES            # what examples/fit_sounds.rs counts in

LOCALENAMES and DATES are the unpacked npm packages cldr-localenames-full and cldr-dates-full (48.2, Unicode-3.0); WORDS is the
folder of SCOWL's word lists (Debian package scowl, 2020.12.07); SUBDIVISIONS is common/subdivisions of CLDR's XML (npm package
cldr 8.0.0), whose names `sounds.tsv` is counted in.

`<tag>.tsv`: a line a name, sorted: what it names, then its spellings. `US` is a territory, `l:fr` a language, `c:Rome` a city.
`common-en.txt`: English words that are written in lower case or are capitalised and yet translated (Muslim, Christmas), so that a
capital alone makes no name of them.
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
TAGS = "ar bn de en es fa fr hi id it ja km ko lo nl pl pt ru sw th tr uk ur vi zh".split()
# Words with a capital that SCOWL has among names or not at all, and that are translated.
CAPITALISED = set("ballon famer kurd kurdish tory tories".split())
# Endings of words that are derived from others.
DERIVED = ("able", "ed", "ful", "ible", "ing", "ism", "ity", "ive", "less", "line", "ly", "ment", "ness", "ous", "ship", "side",
           "sion", "tion", "wide", "wise")
HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def spellings(text):
    """The spellings in a CLDR name: without hidden marks, without what stands in brackets."""
    text = HIDDEN.sub("", text).replace("\u00a0", " ").strip()
    bare = re.sub(r"\s*[(（\[].*?[)）\]]", "", text).strip()
    return [bare] if bare else []


def add(table, key, text):
    for form in spellings(text):
        if form not in table.setdefault(key, []):
            table[key].append(form)


def names(tag, localenames, dates):
    table = {}
    main = localenames / "main" / tag
    territories = read(main / "territories.json")["main"][tag]["localeDisplayNames"]["territories"]
    for key, text in territories.items():
        code = key.split("-alt-")[0]
        if code not in ("ZZ", "QO", "EU", "EZ", "UN", "XA", "XB") and text != code:
            add(table, code, text)
    languages = read(main / "languages.json")["main"][tag]["localeDisplayNames"]["languages"]
    for key, text in languages.items():
        code = key.split("-alt-")[0]
        if len(code) == 2 and text != code:
            add(table, f"l:{code}", text)
    zones = read(dates / "main" / tag / "timeZoneNames.json")["main"][tag]["dates"]["timeZoneNames"]["zone"]

    def walk(node, name):
        if "exemplarCity" in node:
            add(table, f"c:{name.replace('_', ' ')}", node["exemplarCity"])
        for key, value in node.items():
            if isinstance(value, dict) and key not in ("long", "short"):
                walk(value, key)

    for region, node in zones.items():
        if region != "Etc":
            walk(node, region)
    return table


def common(folder):
    words = set()
    for size in (10, 20, 35, 40, 50, 55):
        for kind in ("english-words", "american-words", "british-words", "english-upper"):
            path = folder / f"{kind}.{size}"
            if path.exists():
                found = set(path.read_text(encoding="latin-1").lower().split())
                # Rarer words are taken where their ending shows them to be no names.
                words.update(w for w in found if size <= 40 or kind != "english-upper" and w.endswith(DERIVED))
    words = {w for w in words if re.fullmatch("[a-z]{2,}", w)} | CAPITALISED
    return sorted(w for w in words if not (w.endswith("s") and len(w) > 3 and w[:-1] in words))


def everything(folder):
    """A line a place that stands here or in CLDR's subdivisions, a column a language."""
    tables = {}
    for tag in TAGS:
        tables[tag] = table = {}
        for code, text in re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', (folder / f"{tag}.xml").read_text(encoding="utf-8")):
            table.setdefault(f"s:{code}", (spellings(text.replace("&amp;", "&")) or [""])[0])
        for line in (HERE / f"{tag}.tsv").read_text(encoding="utf-8").splitlines():
            key, form, *_ = line.split("\t")
            if key.startswith("c:") or len(key) == 2:
                table[key] = form
    tags = ["en"] + [tag for tag in TAGS if tag != "en"]
    print("\t".join(["id", *tags]))
    for key in sorted(tables["en"]):
        row = [tables[tag].get(key, "") for tag in tags]
        if not key.startswith("s:") or sum(map(bool, row)) >= 8:
            print("\t".join([key, *row]))


def main():
    if sys.argv[1] == "--all":
        return everything(Path(sys.argv[2]))
    localenames, dates, words = map(Path, sys.argv[1:])
    tables = {tag: names(tag, localenames, dates) for tag in TAGS}
    for city in {key for table in tables.values() for key in table if key.startswith("c:")}:
        # CLDR leaves out what English names as its zone is.
        tables["en"].setdefault(city, [city[2:]])
    for tag, table in tables.items():
        lines = [f"{key}\t" + "\t".join(forms) for key, forms in sorted(table.items())]
        (HERE / f"{tag}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (HERE / "common-en.txt").write_text("\n".join(common(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
