#!/usr/bin/env python3
"""Writes how each language writes figures, amounts, units, dates and times of day, from CLDR 48.2.

    npm install --prefix DIR cldr-core@48.2.0 cldr-numbers-full@48.2.0 cldr-dates-full@48.2.0 cldr-units-full@48.2.0
    python3 generate.py DIR/node_modules               # glossary/writing/<tag>.yaml

Needs Python 3.11 and nothing else. The same input gives the same bytes. CLDR is © Unicode, Inc., licence Unicode-3.0.
"""

import json
import re
import sys
from pathlib import Path

CLDR = "48.2"
HERE = Path(__file__).resolve().parent
TAGS = "ar bn de en es fa fr hi id it ja km ko lo nl pl pt ru sw th tr uk ur vi zh".split()
CATEGORIES = "zero one two few many other".split()
DAYS = "mon tue wed thu fri sat sun".split()

# What corrections name; every other currency is written with its code.
CURRENCIES = """
    AED AUD BDT BRL CAD CHF CNY CZK EGP EUR GBP HKD IDR ILS INR IQD IRR JOD JPY KHR KRW KWD LAK LBP MMK MXN MYR NGN NOK NZD
    PHP PKR PLN QAR RUB SAR SEK SGD SYP THB TND TRY TWD UAH USD VND ZAR
""".split()

UNITS = """
    area-acre area-hectare area-square-foot area-square-kilometer area-square-meter area-square-mile
    digital-gigabyte digital-megabyte digital-terabyte
    duration-day duration-hour duration-minute duration-month duration-second duration-week duration-year
    energy-gigawatt-hour energy-kilowatt-hour energy-megawatt-hour
    length-centimeter length-foot length-inch length-kilometer length-meter length-mile length-millimeter length-yard
    mass-gram mass-kilogram mass-milligram mass-ounce mass-pound mass-ton mass-tonne
    power-gigawatt power-kilowatt power-megawatt power-watt
    speed-kilometer-per-hour speed-knot speed-meter-per-second speed-mile-per-hour
    temperature-celsius temperature-fahrenheit
    volume-barrel volume-cubic-meter volume-gallon volume-liter
""".split()


# Between a million and what is counted; the second before a vowel.
OF = {"es": ["{0} de {1}"], "fr": ["{0} de {1}", "{0} d’{1}"], "it": ["{0} di {1}"], "pt": ["{0} de {1}"]}

# English news writes the code first (VND 1.3 billion); CLDR has the place of signs alone.
CODE = {"en": "{1} {0}"}

# A place in an order, in digits; by plural category of ordinals where it matters. CLDR's own are rules, no patterns.
ORDINALS = {
    "bn": "{0}তম", "de": "{0}.", "es": "{0}.º", "hi": "{0}वां", "id": "ke-{0}", "it": "{0}º", "ja": "第{0}", "km": "ទី{0}",
    "ko": "제{0}", "lo": "ທີ {0}", "nl": "{0}e", "pl": "{0}.", "pt": "{0}.º", "ru": "{0}-й", "sw": "ya {0}", "th": "ที่ {0}",
    "tr": "{0}.", "uk": "{0}-й", "ur": "{0} ویں", "vi": "thứ {0}", "zh": "第{0}",
    "en": {"one": "{0}st", "two": "{0}nd", "few": "{0}rd", "other": "{0}th"},
    "fr": {"one": "{0}er", "other": "{0}e"},
}  # fmt: skip

# A person's years, in digits.
AGES = {
    "ar": {"few": "{0} أعوام", "other": "{0} عامًا"}, "bn": "{0} বছর বয়সী", "de": "{0} Jahre alt", "es": "{0} años",
    "en": {"one": "{0} year old", "other": "{0} years old"}, "fa": "{0} ساله", "fr": {"one": "{0} an", "other": "{0} ans"},
    "hi": "{0} वर्षीय", "id": "{0} tahun", "it": "{0} anni", "ja": "{0}歳", "km": "អាយុ{0}ឆ្នាំ", "ko": "{0}세",
    "lo": "ອາຍຸ {0} ປີ", "nl": "{0} jaar oud", "pl": {"one": "{0} rok", "few": "{0} lata", "other": "{0} lat"},
    "pt": "{0} anos", "ru": {"one": "{0} год", "few": "{0} года", "other": "{0} лет"}, "sw": "umri wa miaka {0}",
    "th": "อายุ {0} ปี", "tr": "{0} yaşında", "uk": {"one": "{0} рік", "few": "{0} роки", "other": "{0} років"},
    "ur": "{0} سالہ", "vi": "{0} tuổi", "zh": "{0}岁",
}  # fmt: skip


def clean(text):
    """Without invisible marks; every space a plain one."""
    text = re.sub(r"[\u061c\u200b\u200e\u200f\u2066-\u2069]", "", text)
    return re.sub(r"[\u00a0\u2009\u202f]", " ", text).strip()


def load(root, package, locale, name):
    path = root / package / "main" / locale / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))["main"][locale]


def plurals(table, stem):
    """The patterns `stem`-count-<category>; those equal to `other` are left out."""
    out = {c: clean(table[f"{stem}-count-{c}"]) for c in CATEGORIES if f"{stem}-count-{c}" in table}
    if "other" not in out:
        return {}
    return {c: p for c, p in out.items() if c == "other" or p != out["other"]}


def plain(pattern):
    return pattern if isinstance(pattern, dict) else {"other": pattern}


def scales(numbers):
    """Power of ten → pattern of the number before its scale word, by plural category."""
    table = numbers["decimalFormats-numberSystem-latn"]["long"]["decimalFormat"]
    out = {}
    for zeros in range(4, 15):
        found = plurals(table, "1" + "0" * zeros)
        found = {c: p.split(";")[0] for c, p in found.items()}
        digits = re.search("0+", found.get("other", ""))
        if not digits or not found["other"].replace("0", "").strip():
            continue
        scale = 10 ** (zeros + 1 - len(digits[0]))
        one = {c: re.sub("0+", "{0}", p).replace("'", "") for c, p in found.items()}
        kept = out.setdefault(scale, {})
        # `other` of a larger number may differ (0 millón, 00 millones): the categories decide, the first pattern stands.
        for category, pattern in one.items():
            kept.setdefault(category, pattern)
    return out


def date(pattern):
    """A pattern of days, months and years; the era goes without saying."""
    return clean(re.sub(r" ?G ?", " ", pattern))


def language(root, tag):
    numbers = load(root, "cldr-numbers-full", tag, "numbers")["numbers"]
    core = root / "cldr-core" / "supplemental" / "numberingSystems.json"
    systems = json.loads(core.read_text(encoding="utf-8"))["supplemental"]["numberingSystems"]
    symbols = numbers["symbols-numberSystem-latn"]
    standard = numbers["decimalFormats-numberSystem-latn"]["standard"].split(";")[0]
    groups = [len(g) for g in standard.split(".")[0].split(",")]
    calendar = load(root, "cldr-dates-full", tag, "ca-gregorian")["dates"]["calendars"]["gregorian"]
    formats, available = calendar["dateFormats"], calendar["dateTimeFormats"]["availableFormats"]
    names = load(root, "cldr-numbers-full", tag, "currencies")["numbers"]["currencies"]
    units = load(root, "cldr-units-full", tag, "units")["units"]["long"]
    if tag == "pt":
        # Capitals are for lists there; running text has none.
        for table in names.values():
            table.update({k: v[0].lower() + v[1:] for k, v in table.items() if k.startswith("displayName")})
    out = {
        "tag": tag,
        "cldr": CLDR,
        "zero": systems[numbers["defaultNumberingSystem"]]["_digits"][0],
        "decimal": clean(symbols["decimal"]),
        "group": clean(symbols["group"]) or " ",
        "indian": len(groups) > 2 and groups[-2] == 2,
        "least": int(numbers["minimumGroupingDigits"]),
        "percent": re.sub(r"#[#,]*0", "{0}", clean(numbers["percentFormats-numberSystem-latn"]["standard"]).split(";")[0]),
        "scales": scales(numbers),
        "amounts": plurals(numbers["currencyFormats-numberSystem-latn"], "unitPattern"),
        "of": OF.get(tag, []),
        "code": CODE.get(tag, "{0} {1}"),
        "currencies": {c: plurals(names[c], "displayName") for c in CURRENCIES if plurals(names.get(c, {}), "displayName")},
        "units": {u: plurals(units[u], "unitPattern") for u in UNITS if u in units},
        "ordinals": plain(ORDINALS.get(tag, {})),
        "ages": plain(AGES[tag]),
        "dates": {
            "full": date(formats["full"]),
            "long": date(formats["long"]),
            "month": date(available["yMMMM"]),
            "day": date(available["MMMMd"]),
        },
        "months": [clean(calendar["months"]["format"]["wide"][str(m)]) for m in range(1, 13)],
        "months_alone": [clean(calendar["months"]["stand-alone"]["wide"][str(m)]) for m in range(1, 13)],
        "weekdays": {d: clean(calendar["days"]["format"]["wide"][d]) for d in DAYS},
        "time": clean(available["Hm"]),
    }
    return out


def dump(value):
    return json.dumps(value, ensure_ascii=False)


def write(out):
    lines = [
        f"# How a correction is written: CLDR {CLDR}, locale {out['tag']}.",
        "# © Unicode, Inc., licence Unicode-3.0. Written by generate.py; do not edit.",
    ]
    for key, value in out.items():
        if key in ("scales", "currencies", "units"):
            lines.append(f"{key}:")
            lines += [f"  {dump(str(k))}: {dump(v)}" for k, v in value.items()]
        else:
            lines.append(f"{key}: {dump(value)}")
    (HERE / f"{out['tag']}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in TAGS:
        write(language(Path(sys.argv[1]), each))
