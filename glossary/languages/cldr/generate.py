#!/usr/bin/env python3
"""Writes the word lists of this folder, and the spelled-out numbers of the tests, from CLDR 48.2.

    npm install --prefix DIR cldr-core@48.2.0 cldr-numbers-full@48.2.0 cldr-dates-full@48.2.0 \\
        cldr-units-full@48.2.0 cldr-rbnf@48.2.0
    python3 generate.py DIR/node_modules               # glossary/languages/cldr/<tag>.yaml
    python3 generate.py --spellings DIR/node_modules   # tests/languages/rbnf/<tag>.tsv

Needs Python 3.11 and nothing else. The same input gives the same bytes. CLDR is © Unicode, Inc., licence Unicode-3.0.
"""

import argparse
import bisect
import json
import re
import sys
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

CLDR = "48.2"
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

# Tag → CLDR's locales, the main one first. The others only add words of months, days, currencies, units …
# fmt: off
LANGUAGES = {
    "en": ["en", "en-GB", "en-AU", "en-CA", "en-IN", "en-ZA"],
    "vi": ["vi"],
    "ar": ["ar", "ar-AE", "ar-DZ", "ar-EG", "ar-IQ", "ar-JO", "ar-LB", "ar-LY", "ar-MA", "ar-MR", "ar-PS", "ar-SA", "ar-SY",
           "ar-TN"],
    "ur": ["ur", "ur-IN"],
    "fr": ["fr", "fr-BE", "fr-CA", "fr-CH"],
    "es": ["es", "es-419", "es-AR", "es-CL", "es-CO", "es-MX", "es-PE", "es-US"],
    "pt": ["pt", "pt-PT"],
    "de": ["de", "de-AT", "de-CH"],
    "it": ["it", "it-CH"],
    "nl": ["nl", "nl-BE"],
    "pl": ["pl"],
    "ru": ["ru", "ru-UA"],
    "uk": ["uk"],
    "tr": ["tr"],
    "fa": ["fa", "fa-AF"],
    "hi": ["hi"],
    "bn": ["bn", "bn-IN"],
    "id": ["id"],
    "sw": ["sw", "sw-CD", "sw-KE"],
    "th": ["th"],
    "km": ["km"],
    "lo": ["lo"],
    "zh": ["zh", "zh-Hant", "zh-Hant-HK"],
    "ja": ["ja"],
    "ko": ["ko"],
}
# fmt: on

# Tag → locales whose number words are harvested. The tests spell with the first alone.
NUMBER_WORDS = {
    "en": ["en", "en-IN"],
    "fr": ["fr", "fr-BE", "fr-CH"],
    "de": ["de", "de-CH"],
    "fa": ["fa", "fa-AF"],
    "zh": ["zh", "zh-Hant"],
}

# Locales whose compact patterns (0 Mio.) are taken beside the main one's. Not pt-PT: its bi is 10^12, Brazil's 10^9.
SCALES = {"en": ["en", "en-IN"], "zh": ["zh", "zh-Hant"], "fa": ["fa", "fa-AF"]}

# The scripts of number words, by the first word of the characters' Unicode names. CLDR's Lao rules are half Thai.
SCRIPTS = {
    **dict.fromkeys("en vi fr es pt de it nl pl tr id sw".split(), {"LATIN"}),
    **dict.fromkeys("ar ur fa".split(), {"ARABIC"}),
    **dict.fromkeys("ru uk".split(), {"CYRILLIC"}),
    **dict.fromkeys("hi".split(), {"DEVANAGARI"}),
    "bn": {"BENGALI"},
    "th": {"THAI"},
    "km": {"KHMER"},
    "lo": {"LAO"},
    "zh": {"CJK", "IDEOGRAPHIC"},
    "ja": {"CJK", "IDEOGRAPHIC", "KATAKANA", "HIRAGANA", "KATAKANA-HIRAGANA"},
    "ko": {"HANGUL"},
}

CURRENCIES = """
    AED AFN ARS AUD BDT BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GHS HKD HUF IDR ILS INR IQD IRR JOD JPY KES
    KHR KRW KWD KZT LAK LBP LKR LYD MAD MMK MOP MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RUB SAR SDG SEK SGD SYP
    THB TND TRY TWD TZS UAH UGX USD UZS VES VND ZAR
""".split()

# Currencies whose narrow or variant symbol is a word of the language too; elsewhere only the plain symbol may be one.
OWN_SYMBOLS = {"tr": {"TRY"}, "ru": {"UAH"}, "uk": {"UAH"}, "pl": {"PLN"}}

# CLDR unit ids. Left out: what news does not measure in, and ids whose words are common words (length-point, pressure-bar).
# Matching is blind to case: of two units with one spelling (MW and mW, MB and Mb) the one that stands first here has it.
UNITS = """
    volume-milliliter volume-liter volume-cubic-meter volume-cubic-kilometer volume-cubic-centimeter volume-cubic-foot
    volume-hectoliter volume-centiliter volume-megaliter volume-gallon volume-gallon-imperial volume-barrel volume-pint
    volume-fluid-ounce
    length-kilometer length-meter length-decimeter length-centimeter length-millimeter length-micrometer length-nanometer
    length-mile length-yard length-foot length-inch length-nautical-mile length-light-year length-astronomical-unit
    length-furlong
    area-square-kilometer area-hectare area-square-meter area-square-centimeter area-square-mile area-acre area-square-yard
    area-square-foot area-square-inch area-dunam
    mass-tonne mass-kilogram mass-gram mass-milligram mass-microgram mass-ton mass-stone mass-pound mass-ounce
    mass-ounce-troy mass-carat
    speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour speed-knot
    temperature-celsius temperature-fahrenheit temperature-kelvin
    angle-degree
    consumption-liter-per-kilometer consumption-liter-per-100-kilometer consumption-mile-per-gallon
    digital-petabyte digital-terabyte digital-gigabyte digital-megabyte digital-kilobyte digital-byte digital-terabit
    digital-gigabit digital-megabit digital-kilobit digital-bit
    electric-ampere electric-milliampere electric-ohm electric-volt
    energy-calorie energy-kilocalorie energy-kilojoule energy-joule energy-kilowatt-hour energy-electronvolt
    energy-british-thermal-unit
    frequency-gigahertz frequency-megahertz frequency-kilohertz frequency-hertz
    power-gigawatt power-megawatt power-kilowatt power-watt power-milliwatt power-horsepower
    pressure-millimeter-ofhg pressure-pound-force-per-square-inch pressure-inch-ofhg pressure-millibar pressure-atmosphere
    pressure-pascal pressure-hectopascal pressure-kilopascal pressure-megapascal
    duration-year duration-quarter duration-month duration-week duration-day duration-hour duration-minute duration-second
    duration-millisecond
""".split()

# Units whose abbreviations (al, au, ly, tn, ct) are commoner as something else.
LONG_ONLY = set("""
    length-nautical-mile length-light-year length-astronomical-unit length-furlong volume-pint
    volume-gallon-imperial volume-fluid-ounce area-dunam mass-ton mass-stone mass-ounce-troy mass-carat pressure-inch-ofhg
    pressure-pascal duration-millisecond
""".split())

# The only units that may be one letter.
ONE_LETTER_UNITS = {"m": "length-meter", "g": "mass-gram", "l": "volume-liter", "t": "mass-tonne"}

# Forms that running text uses for something else, by language and section, with or without a full stop; "" holds for
# every language.
REFUSED = {
    "": {"units": "in st ct c cd"},
    # The Sun is a newspaper, sat a verb.
    "en": {"weekdays": "sat sun"},
    # tr is triệu, CN much else.
    "vi": {"weekdays": "cn"},
    # عقد: a contract, a decade. CLDR has في الصباح for 3 to 6 and في المساء for 0 to 1: they are said of other hours.
    # المائة: per cent.
    "ar": {"ordinals": "المائة", "units": "عقد حصان", "day_periods": "في_الصباح في_المساء"},
    # The environment.
    "ur": {"units": "ماحول"},
    # dez, sept: numbers; sem: without; mar: the sea; ha: has; segundo, secondo: according to; prima: before; achten: to
    # heed.
    "fr": {"units": "mi", "months": "sept", "day_periods": "min"},
    "es": {"units": "ha mi", "months": "mar"},
    "pt": {"ordinals": "segundo", "units": "mi sem", "months": "mar dez out set"},
    "it": {"ordinals": "prima secondo", "units": "ha mi", "months": "mar set ago"},
    "de": {"ordinals": "achten", "units": "mi wo mon"},
    "nl": {"units": "mi"},
    "pl": {"units": "mi kw", "months": "mar lis lip"},
    "ru": {"units": "кв"},
    "uk": {"units": "кв"},
    # ara: between; kas: muscle.
    "tr": {"units": "mi", "months": "ara kas tem eki oca mar"},
    # می: the prefix of verbs; سنگ: a stone; هزارم: the thousandth.
    "fa": {"months": "می", "units": "سنگ گره", "percents": "هزارم"},
    # से: from; पहले: before; दूसरे: other.
    "hi": {"units": "से ला दि", "ordinals": "पहले दूसरे"},
    # লা Liga, আগ before; প্রতিমাইল is CLDR's mistake for per mille, and its first quarter lacks the first.
    "bn": {"scales": "হা লা কো", "months": "আগ", "units": "মি", "percents": "প্রতিমাইল", "quarters": "ত্রৈমাসিক"},
    # EU is the Union.
    "id": {"units": "mi", "eras": "eu"},
    "sw": {"months": "mac"},
    # Hours as well as centimetres; the beginning of many words.
    "lo": {"units": "ຊມ ວິ"},
    # A horse; the beginnings of words. No space parts CE from the letters of a Latin word.
    "km": {"units": "សេះ អា សម គម មម ដម", "eras": "ce bce"},
    # Lines; 공 is nought in telephone numbers and a ball, a public, a labour elsewhere.
    "ko": {"cardinals": "공", "units": "줄", "eras": "ad bc ce bce", "day_periods": "아침"},
    # In the afternoon, for 12 to 13 alone.
    "th": {"day_periods": "ตอนบ่าย ในตอนบ่าย"},
    # Points, pieces, cards, festivals and seasons.
    "zh": {"units": "分 月 刻 季 卡 匹 节 節"},
    "ja": {"units": "mi"},
}
# Planets and names (मंगल, শনি), a week (ອາທິດ): abbreviated weekdays that are words.
WIDE_WEEKDAYS = {"hi", "bn", "lo"}

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SECTIONS = """
    cardinals multipliers scales number_parts ordinals percents currencies units months weekdays quarters eras
    relative_dates day_periods
""".split()

# --------------------------------------------------------------------------------------------------------------------
# Text

INVISIBLE = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x200B, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")


def clean(text):
    """NFC, without invisible marks, every space a plain one. The zero-width non-joiner stays: it parts words."""
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE).translate(SPACES)
    return re.sub(r" +", " ", text).strip(" \u200c")


def letters(text):
    return sum(unicodedata.category(c)[0] == "L" or c == "〇" for c in text)


def ideographic(text):
    """Whether one character is a whole word: Han and Hangul."""
    return any(unicodedata.name(c, "").split(" ")[0] in ("CJK", "HANGUL", "IDEOGRAPHIC") for c in text)


def digits(text):
    return any(unicodedata.category(c) == "Nd" for c in text)


def wordlike(text):
    """A form that may stand in a list: no sign or digit alone, no single letter of an alphabet, with or without a stop."""
    marks = sum(unicodedata.category(c)[0] == "M" for c in text)
    return letters(text) > 0 and (letters(text) + marks > 1 or ideographic(text) or any(c in "°²³" for c in text))


def with_stop(text):
    """A form, and the same without its full stop."""
    bare = text.rstrip(".").rstrip()
    return [text] if bare == text else [text, bare]


def in_script(tag, text):
    """Whether the letters of a number word are the language's; an apostrophe may be a letter (пʼять)."""
    return all(
        unicodedata.name(c).split(" ")[0] in SCRIPTS[tag] | {"MODIFIER"}
        for c in text
        if unicodedata.category(c)[0] == "L"
    )


class Words:
    """A section: value → forms. Forms that differ by case alone are one."""

    def __init__(self, refused=frozenset()):
        self.values, self.refused = {}, refused

    def add(self, value, form, keep=wordlike):
        form = clean(form)
        if keep(form) and not {form.casefold(), form.casefold().rstrip(".")} & self.refused:
            self.values.setdefault(str(value), {}).setdefault(form.casefold(), form)

    def drop(self, value, form):
        self.values.get(str(value), {}).pop(form.casefold(), None)


# --------------------------------------------------------------------------------------------------------------------
# Files


class Cldr:
    def __init__(self, root):
        self.root = Path(root)
        version = self.read("cldr-core/package.json")["version"]
        if not version.startswith(CLDR + "."):
            sys.exit(f"{root} holds CLDR {version}; this script is for {CLDR}")

    def read(self, path):
        return json.loads((self.root / path).read_text(encoding="utf-8"))

    def main(self, package, locale, file):
        return self.read(f"cldr-{package}-full/main/{locale}/{file}.json")["main"][locale]

    def gregorian(self, locale):
        return self.main("dates", locale, "ca-gregorian")["dates"]["calendars"]["gregorian"]

    def rbnf(self, locale):
        path = self.root / f"cldr-rbnf/rbnf/{locale}.json"
        rules = json.loads(path.read_text(encoding="utf-8"))["rbnf"]["rbnf"] if path.exists() else {}
        return Rbnf(rules.get("SpelloutRules", {}), self.plurals(locale)) if "SpelloutRules" in rules else None

    def plurals(self, locale):
        language = locale.split("-")[0]
        return {
            kind: plural_rules(
                self.read(f"cldr-core/supplemental/{file}.json")["supplemental"][f"plurals-type-{kind}"][language]
            )
            for kind, file in (("cardinal", "plurals"), ("ordinal", "ordinals"))
        }


def plural_rules(rules):
    """CLDR's plural rules as a function of a whole number."""
    parsed = []
    for name, rule in rules.items():
        condition = rule.split("@")[0].strip()
        any_of = []
        for alternative in filter(None, condition.split(" or ")):
            all_of = []
            for relation in alternative.split(" and "):
                operand, modulus, sign, values = re.fullmatch(
                    r"(\w)(?: % (\d+))? (!?=) ([\d.,]+)", relation.strip()
                ).groups()
                ranges = [tuple(map(int, (v.split("..") * 2)[:2])) for v in values.split(",")]
                all_of.append((operand, int(modulus or 0), sign == "=", ranges))
            any_of.append(all_of)
        parsed.append((name.removeprefix("pluralRule-count-"), any_of))

    def holds(n, operand, modulus, equal, ranges):
        n = n if operand in "ni" else 0
        n = n % modulus if modulus else n
        return any(low <= n <= high for low, high in ranges) == equal

    def category(n):
        for name, any_of in parsed:
            if any(all(holds(n, *relation) for relation in all_of) for all_of in any_of):
                return name
        return "other"

    return category


# --------------------------------------------------------------------------------------------------------------------
# Rule-based number format


class Rule:
    """One rule: its base value, its divisor and its parts.

    A part is (kind, argument, bracketed): `text`; `plural` (kind of plural, category → text); `<`, `>` and `=` with the
    rule set's name, a number pattern or nothing; `>>>`. Bracketed is `more` for what is left out of a whole multiple of
    the divisor, `whole` for what stands there instead, else empty.
    """

    def __init__(self, base, radix, parts):
        self.written, self.base, self.parts = base, base, parts
        self.divisor = 1
        while base and self.divisor * radix <= base:
            self.divisor *= radix

    def literal(self):
        return all(kind in ("text", "plural") for kind, _, _ in self.parts)

    def rolls_back(self, n):
        return (
            n % self.divisor == 0 and self.base % self.divisor != 0 and any(k in (">", ">>>") for k, _, _ in self.parts)
        )


def rule_parts(text):
    text = text.removesuffix(";").removeprefix("'")
    parts, bracketed, at = [], "", 0

    def push(kind, argument):
        if kind == "text" and parts and parts[-1][0] == "text" and parts[-1][2] == bracketed:
            argument = parts.pop()[1] + argument
        parts.append((kind, argument, bracketed))

    while at < len(text):
        c = text[at]
        if c in "[]" or c == "|" and bracketed:
            bracketed = {"[": "more", "|": "whole", "]": ""}[c]
            at += 1
        elif text.startswith("→→→", at):
            push(">>>", None)
            at += 3
        elif c in "←→=":
            end = text.index(c, at + 1)
            push({"←": "<", "→": ">", "=": "="}[c], text[at + 1 : end] or None)
            at = end + 1
        elif text.startswith("$(", at):
            end = text.index(")$", at)
            kind, forms = text[at + 2 : end].split(",", 1)
            push("plural", (kind, dict(re.findall(r"(\w+)\{(.*?)\}", forms))))
            at = end + 2
        else:
            push("text", c)
            at += 1
    return parts


class Rbnf:
    """The spell-out rules of a locale, as ICU reads them; whole numbers only."""

    def __init__(self, sets, plurals):
        self.plurals = plurals
        self.sets, self.special = {}, {}
        for name, rules in sets.items():
            if name.startswith("_") or name == "%%lenient-parse" or "fraction" in name:
                continue
            out = []
            for key, text in rules:
                number = re.fullmatch(r"(\d+)(?:/(\d+))?", key)
                if not number:
                    self.special.setdefault(name, {})[key] = rule_parts(text)
                    continue
                base, radix = int(number[1]), int(number[2] or 10)
                parts = rule_parts(text)
                rule = Rule(base, radix, [p for p in parts if p[2] != "whole"])
                if any(b for _, _, b in parts) and base > 0 and base % rule.divisor == 0:
                    # Two rules: one for the base itself and its multiples, one for what lies between.
                    out.append(Rule(base, radix, [p for p in parts if p[2] != "more"]))
                    rule.base += 1
                out.append(rule)
            self.sets[name] = sorted(out, key=lambda r: r.base)

    def find(self, name, n):
        rules = self.sets[name]
        at = bisect.bisect_right(rules, n, key=lambda r: r.base) - 1
        if at >= 0 and rules[at].rolls_back(n):
            at -= 1
        if at < 0:
            raise ValueError(f"{name} does not say {n}")
        return at

    def segments(self, name, n):
        """The pieces of `n` said by a rule set: (kind of part, text, bracketed)."""
        at = self.find(name, n)
        return self.apply(name, at, n)

    def apply(self, name, at, n):
        rule = self.sets[name][at]
        out = []
        for kind, argument, bracketed in rule.parts:
            if kind == "text":
                said = argument
            elif kind == "plural":
                category = self.plurals[argument[0]](n // rule.divisor)
                said = argument[1].get(category, argument[1].get("other", ""))
            elif kind == ">>>":
                said = "".join(t for _, t, _ in self.apply(name, at - 1, n % rule.divisor))
            else:
                value = {"<": n // rule.divisor, ">": n % rule.divisor, "=": n}[kind]
                if argument and not argument.startswith("%"):
                    said = str(value)
                else:
                    said = self.say(argument or name, value)
            out.append(("text" if kind == "plural" else kind, said, bracketed))
        return out

    @lru_cache(maxsize=None)
    def say(self, name, n):
        return "".join(text for _, text, _ in self.segments(name, n))

    def public(self, kind):
        """Public rule sets of cardinals or ordinals, the default first. Years, days of the lunar month and the characters
        that secure cheques (壹, 貳, 参) are no words of running text."""
        heads = ("%spellout-ordinal",) if kind == "ordinal" else ("%spellout-cardinal", "%spellout-numbering")
        names = [n for n in self.sets if n.startswith(heads) and not re.search("year|days|financial", n)]
        first = [
            "%spellout-cardinal",
            "%spellout-cardinal-masculine",
            "%spellout-ordinal",
            "%spellout-ordinal-masculine",
            "%spellout-numbering",
        ]
        return sorted(names, key=lambda n: (first.index(n) if n in first else len(first), n))

    def reached(self, names):
        """Rule sets that whole numbers said by `names` pass through, each with what a private one's numbers count: tens
        where it says the tens with its own words (dwadzieścia), ones elsewhere."""
        seen, todo = [], [(name, 1) for name in names]
        while todo:
            name, factor = todo.pop(0)
            if (name, factor) in seen:
                continue
            seen.append((name, factor))
            for rule in self.sets[name]:
                alone = not any(kind == "text" and not bracketed for kind, _, bracketed in rule.parts)
                for kind, argument, _ in rule.parts:
                    if kind in "<>=" and argument and argument.startswith("%"):
                        private = argument.startswith("%%")
                        todo.append(
                            (argument, factor * (rule.divisor if kind == "<" and alone else 1) if private else 1)
                        )
        return seen


# --------------------------------------------------------------------------------------------------------------------
# Number words

# What parts the words inside one number; PARTS also where a soft hyphen may break one word.
SEPARATORS = " -,\u00a0\u200b\u200c"
TOKENS = re.compile(f"[{re.escape(SEPARATORS)}]+")
PARTS = re.compile(f"[{re.escape(SEPARATORS)}\u00ad]+")
SAMPLE = [
    *range(0, 2000),
    *range(2000, 10000, 37),
    *(k * 10**e + r for e in range(4, 16) for k in (1, 2, 3, 5, 11, 21) for r in (0, 1, 15, 321)),
]


class NumberWords:
    """The words that a locale's rules are made of."""

    def __init__(self, tag, rbnf):
        self.tag, self.rbnf = tag, rbnf
        self.cardinals, self.multipliers, self.parts = defaultdict(set), defaultdict(set), defaultdict(set)
        self.names = rbnf.public("cardinal")
        self.spelled = {n: {self.say(name, n) for name in self.names} for n in SAMPLE}
        self.tokens = {t for forms in self.spelled.values() for f in forms for t in TOKENS.split(f)}
        self.pieces = {t for forms in self.spelled.values() for f in forms for t in PARTS.split(f)}
        reached = rbnf.reached(self.names)
        for name, factor in reached:
            for at, rule in enumerate(rbnf.sets[name]):
                self.atoms(name, at, rule, factor)
        for name, _ in reached:
            for at, rule in enumerate(rbnf.sets[name]):
                self.multiplier(name, at, rule)
        for name, _ in reached:
            for rule in rbnf.sets[name]:
                self.connectors(name, rule)
        self.specials()
        self.irregular()

    def say(self, name, n):
        try:
            said = self.rbnf.say(name, n)
        except ValueError:
            return ""
        return "" if digits(said) else said.strip(SEPARATORS)

    def atoms(self, name, at, rule, factor):
        rbnf, base, public = self.rbnf, rule.base, name in self.names
        if rule.literal():
            said = rbnf.say(name, base).strip(SEPARATORS) if rbnf.find(name, base) == at else ""
            tokens = TOKENS.split(said)
            if public and base < (100 if len(tokens) > 1 else 10000):
                self.cardinals[base].add(said)
            elif public and len(tokens) == 1 and base == rule.divisor:
                self.multipliers[base].add(said)
            elif public and len(tokens) == 2 and tokens[0] in self.spelled[1]:
                self.multipliers[base].add(tokens[1])
            elif not public and 0 < base < 100 and len(tokens) == 1 and said in self.tokens:
                self.cardinals[base * factor].add(said)
        elif public and 10 < rule.written < 20:
            for n in range(base, 20):
                if rbnf.find(name, n) == at:
                    self.cardinals[n].add(self.say(name, n))
        elif (
            public and rule.parts[0][0] == "text" and not rule.parts[0][2] and rule.parts[1][0] in "<>" and base < 1000
        ):
            # ciento dos, quatre-vingt-deux: the form that stands before more.
            said = rule.parts[0][1].strip(SEPARATORS)
            whole = re.compile(re.escape(said) + f"([{re.escape(SEPARATORS)}]|$)")
            value = base - base % rule.divisor
            if (
                rule.parts[1][0] == ">"
                and value >= 20
                and any(whole.match(f) for n in range(value, value + rule.divisor) for f in self.spelled[n])
            ):
                self.cardinals[value].add(said)

    def multiplier(self, name, at, rule):
        kinds = [kind for kind, _, _ in rule.parts]
        if "<" not in kinds or rule.divisor < 10:
            return
        rbnf, position = self.rbnf, kinds.index("<")
        for k in [*range(1, 31), 100, 101, 105, 200, 999]:
            for rest in (0, 1, 2):
                n = k * rule.divisor + rest
                if rbnf.find(name, n) != at:
                    continue
                segments = rbnf.apply(name, at, n)
                before = "".join(t for _, t, _ in segments[:position])
                after = segments[position + 1 :]
                if before.strip():
                    self.multipliers[rule.divisor].add(before.strip(SEPARATORS))
                    continue
                if not rest:
                    text = "".join(t for _, t, _ in after)
                elif (
                    len(after) > 1
                    and after[0][0] == "text"
                    and (after[0][1] + after[1][1])[len(after[0][1].rstrip(SEPARATORS)) :][:1] in SEPARATORS
                ):
                    text = after[0][1]
                else:
                    continue
                word = text.strip(SEPARATORS + "\u00ad")
                apart = text[:1] in SEPARATORS + "\u00ad" or ideographic(word)
                tokens = TOKENS.split(word)
                product = 1
                for token in tokens:
                    product *= next((v for v, forms in self.multipliers.items() if token in forms), 0)
                if word and apart and (len(tokens) == 1 or product != rule.divisor):
                    self.multipliers[rule.divisor].add(word)

    def connectors(self, name, rule):
        """Words between the parts of a number: in brackets beside a remainder, or in a private rule around the number."""
        kinds = [kind for kind, _, _ in rule.parts]
        atoms = set().union(*self.cardinals.values(), *self.multipliers.values())
        zero = {w for w in self.cardinals[0] if ideographic(w)}
        for at, (kind, argument, bracketed) in enumerate(rule.parts):
            if kind != "text":
                continue
            beside = bracketed and ">" in kinds[max(0, at - 1) : at + 2]
            if beside:
                found = PARTS.split(argument)
            elif name not in self.names and ideographic(argument):
                found = [c for c in argument if c in zero]
            elif name not in self.names and (
                self.cardinals[rule.base].intersection(PARTS.split(argument)) or "=" in kinds
            ):
                found = [w for w in PARTS.split(argument) if w in self.pieces]
            else:
                continue
            self.parts["and"] |= {w for w in found if w and letters(w) and (w not in atoms or w in zero)}

    def specials(self):
        for name in self.names:
            for key, parts in self.rbnf.special.get(name, {}).items():
                kinds = [kind for kind, _, _ in parts]
                if key in ("x.x", "x,x", "0.x") and kinds in (
                    ["<", "text", ">"],
                    ["<", "text", ">>>"],
                    ["<", "text", ">", "text"],
                ):
                    self.parts["point"].add(parts[1][1])
                elif key == "-x" and kinds == ["text", ">"]:
                    self.parts["minus"].add(parts[0][1])

    def irregular(self):
        """One-word numbers that no known words put together give: ventuno, doscientos, двести."""
        connectors = self.parts["and"]
        for forms in self.cardinals.values():
            for form in sorted(forms):
                *head, last = TOKENS.split(form)
                if head and last in connectors:
                    forms.remove(form)
                    forms.add(form[: -len(last)].strip(SEPARATORS))
        words = set().union(connectors, *self.cardinals.values(), *self.multipliers.values())
        for n in range(1000):
            for said in sorted(self.spelled[n]):
                tokens = TOKENS.split(said)
                glued = (
                    any(c in said for c in "\u00ad\u200b")
                    or ideographic(said)
                    or any(clean(t)[1:] in words for t in tokens)
                )
                known = composed(clean("".join(tokens)), words) if glued else all(t in words for t in tokens)
                if said and (len(tokens) == 1 or n < 100) and not known:
                    self.cardinals[n].add(said)
                    words.add(clean(said))

    def forms(self, table):
        for value in table:
            for form in sorted(table[value]):
                form = clean(form)
                # 京 and 경 are 10^16 in books and capitals in news.
                if (
                    letters(form)
                    and in_script(self.tag, form)
                    and not digits(form)
                    and (isinstance(value, str) or value < 10**16)
                ):
                    yield value, form


def composed(text, words):
    """Whether `text` is words put together without a gap."""
    words = {clean(w) for w in words}
    ends = {0}
    for start in range(len(text)):
        if start in ends:
            ends |= {start + len(w) for w in words if w and text.startswith(w, start)}
    return len(text) in ends


def number_words(cldr, tag, out):
    for locale in NUMBER_WORDS.get(tag, [tag]):
        rbnf = cldr.rbnf(locale)
        if not rbnf:
            continue
        found = NumberWords(tag, rbnf)
        everything = lambda form: bool(form)
        for value, form in found.forms(found.cardinals):
            out["cardinals"].add(value, form, everything)
        for value, form in found.forms(found.multipliers):
            out["multipliers"].add(value, form, everything)
        for value, form in found.forms(found.parts):
            out["number_parts"].add(value, form, everything)
        for name in rbnf.public("ordinal"):
            for n in [*range(1, 32), *range(40, 101, 10), 1000]:
                said = found.say(name, n)
                if said and said not in found.spelled[n] and in_script(tag, said):
                    out["ordinals"].add(n, said)


# --------------------------------------------------------------------------------------------------------------------
# The other sections


def dates(cldr, tag, locale, out):
    gregorian = cldr.gregorian(locale)
    for context in gregorian["months"].values():
        for width in ("wide", "abbreviated"):
            for month, name in context[width].items():
                for form in with_stop(clean(name)):
                    if not digits(form):
                        out["months"].add(month, form)
    for context in gregorian["days"].values():
        for width in ("wide", "abbreviated"):
            for day, name in context[width].items():
                for form in with_stop(clean(name)):
                    # do, ma, So, jeu, ter, вс: short weekdays are words.
                    if (
                        width == "wide"
                        or ideographic(form)
                        or tag == "en"
                        or letters(form) > 3
                        and tag not in WIDE_WEEKDAYS
                        or digits(form)
                    ):
                        out["weekdays"].add(day, form, lambda f: wordlike(f) and len(f) > 1)
    for context in gregorian["quarters"].values():
        for quarter, name in context["wide"].items():
            if not digits(name):
                out["quarters"].add(quarter, name)
    for width in ("eraNames", "eraAbbr"):
        for era, name in gregorian["eras"][width].items():
            for form in with_stop(clean(name)):
                out["eras"].add("bce" if era.startswith("0") else "ce", form)
    fields = cldr.main("dates", locale, "dateFields")["dates"]["fields"]
    for unit in ("day", "week", "month", "quarter", "year"):
        for width in ("", "-short", "-narrow"):
            for key, name in fields.get(unit + width, {}).items():
                if key.startswith("relative-type-") and not digits(name):
                    for form in with_stop(clean(name)):
                        out["relative_dates"].add(f"{unit}-{key.removeprefix('relative-type-')}", form)


def day_periods(cldr, tag, locale, out):
    rules = cldr.read("cldr-core/supplemental/dayPeriods.json")["supplemental"]["dayPeriodRuleSet"][tag]
    for context in cldr.gregorian(locale)["dayPeriods"].values():
        for width in ("wide", "abbreviated"):
            for period, name in context[width].items():
                key = period.split("-alt-")[0]
                if key in ("noon", "midnight") and width != "wide":
                    continue
                if key not in ("am", "pm", "noon", "midnight"):
                    hours = rules.get(key)
                    if not hours or "_from" not in hours:
                        continue
                    key = "-".join(str(int(hours[end].split(":")[0])) for end in ("_from", "_before"))
                for form in with_stop(clean(name)):
                    out["day_periods"].add(key, form)


def settle_day_periods(words):
    """One meaning a word: a word of a half day is none of its parts, one of two neighbours is of both together."""
    values = words.values
    hours = lambda key: tuple(map(int, key.split("-")))
    ranges = [key for key in values if "-" in key]
    for half in ("am", "pm"):
        for form in values.get(half, ()):
            for key in ranges:
                words.drop(key, form)
    for first in ranges:
        for second in ranges:
            if hours(first)[1] % 24 == hours(second)[0]:
                for form in set(values[first]) & set(values[second]):
                    words.add(f"{hours(first)[0]}-{hours(second)[1]}", values[first][form])
                    words.drop(first, form)
                    words.drop(second, form)
    for form in list(values.get("0-1", ())):
        words.add("midnight", values["0-1"][form])
        words.drop("0-1", form)
    for point in ("noon", "midnight"):
        for key in [k for k in values if "-" in k]:
            for form in values[key]:
                words.drop(point, form)


def currencies(cldr, tag, locale, out):
    table = cldr.main("numbers", locale, "currencies")["numbers"]["currencies"]
    for code in CURRENCIES:
        for key, name in table.get(code, {}).items():
            name = clean(name)
            if key.startswith("displayName"):
                # ปอนด์สเตอร์ลิง (สหราชอาณาจักร)
                out["currencies"].add(code, re.sub(r" *\(.*?\)", "", name))
            elif locale == tag and name != code and (key == "symbol" or code in OWN_SYMBOLS.get(tag, ())):
                if letters(name) > 1 and all(letters(c) or c in ". " for c in name):
                    for form in with_stop(name):
                        out["currencies"].add(code, form)


def units(cldr, tag, locale, out):
    table = cldr.main("units", locale, "units")["units"]
    for width in ("long", "short", "narrow"):
        for unit in UNITS:
            # In the narrow width 5月 are months, 5m minutes; where words run together, one syllable is part of too many.
            # A stone weighs something in English alone (ستون is sixty).
            if unit == "mass-stone" and tag != "en":
                continue
            if (
                width == "narrow"
                and (unit.startswith("duration-") or tag in ("th", "km", "lo"))
                or width != "long"
                and unit in LONG_ONLY
            ):
                continue
            for key, pattern in table[width].get(unit, {}).items():
                pattern = clean(pattern) if isinstance(pattern, str) else ""
                value = unit
                if key == "displayName":
                    form = pattern
                elif key.startswith("unitPattern-") and "{0}" not in pattern:
                    # The word says the number: عامان.
                    if not key.endswith("count-two") or unit in LONG_ONLY:
                        continue
                    value, form = f"2:{unit}", pattern
                elif key.startswith("unitPattern-"):
                    form = clean(pattern.replace("{0}", " ")) if re.match(r"\{0\}|.*\{0\}$", pattern) else ""
                else:
                    continue
                for form in with_stop(form):
                    unit_form(value, form, out["units"])
    for unit, key in (("concentr-percent", "percent"), ("concentr-permille", "permille")):
        for name, pattern in table["long"].get(unit, {}).items():
            if name.startswith("unitPattern-"):
                out["percents"].add(key, clean(pattern).replace("{0}", ""))


def unit_form(value, form, words):
    one = len(form) == 1 and form.isascii()
    if not re.search(r"^/|[()\"″]", form) and (not one or ONE_LETTER_UNITS.get(form.lower()) == value):
        words.add(value, form, (lambda f: True) if one else wordlike)


def settle_units(tag, words):
    """One unit a form."""
    if tag != "en":
        # Where CLDR calls the short ton a ton and the tonne a metric one (tấn, tấn hệ mét), people call the tonne so.
        tonnes = list(words.values.get("mass-tonne", {}))
        for form in list(words.values.get("mass-ton", ())):
            if any(form in tonne for tonne in tonnes):
                words.add("mass-tonne", words.values["mass-ton"][form])
    for at, unit in enumerate(UNITS):
        for form in words.values.get(f"2:{unit}", ()):
            words.drop(unit, form)
        for later in UNITS[at + 1 :]:
            for form in words.values.get(unit, ()):
                words.drop(later, form)


def scales(cldr, tag, locale, out):
    numbers = cldr.main("numbers", locale, "numbers")["numbers"]
    for name, formats in sorted(numbers.items()):
        if not name.startswith("decimalFormats-"):
            continue
        for width in ("long", "short"):
            for key, pattern in formats[width]["decimalFormat"].items():
                pattern = clean(pattern.split(";")[0].replace("'", ""))
                zeros = pattern.count("0")
                form = clean(re.sub(r"0+", " ", pattern))
                if not zeros or not form:
                    continue
                value = int(key.split("-")[0]) // 10 ** (zeros - 1)
                for form in with_stop(form):
                    if 1 < value < 10**16 and not any(
                        str(value) != v and form.casefold() in f for v, f in out["scales"].values.items()
                    ):
                        out["scales"].add(value, form)


def refused(tag, section):
    return {form.replace("_", " ") for key in ("", tag) for form in REFUSED.get(key, {}).get(section, "").split()}


def read_language(cldr, tag):
    out = {section: Words(refused(tag, section)) for section in SECTIONS}
    number_words(cldr, tag, out)
    for locale in SCALES.get(tag, [tag]):
        scales(cldr, tag, locale, out)
    for locale in LANGUAGES[tag]:
        for section in (dates, day_periods, currencies, units):
            section(cldr, tag, locale, out)
    settle_units(tag, out["units"])
    settle_day_periods(out["day_periods"])
    # कल: yesterday and tomorrow.
    relative = out["relative_dates"]
    for form in [f for key in relative.values for f in relative.values[key]]:
        keys = [key for key in relative.values if form in relative.values[key]]
        for key in keys if len(keys) > 1 else ():
            relative.drop(key, form)
    return out


# --------------------------------------------------------------------------------------------------------------------
# Writing

PLAIN = re.compile(r"[^\W\d_](?:[\w './\u0300-\u036f-]*[\w.\u0300-\u036f])?")
NOT_STRINGS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def scalar(text):
    if text.isascii() and PLAIN.fullmatch(text) and text.lower() not in NOT_STRINGS:
        return text
    if not text.isascii() and re.fullmatch(r"[^\W\d_][^\x00-\x1f:#,\[\]{}\"'&*!|>%@`]*", text):
        return text
    return json.dumps(text, ensure_ascii=False)


def key_order(key):
    if key in DAYS:
        return (0, DAYS.index(key), key)
    number = re.fullmatch(r"\d+", key)
    return (1, int(key), key) if number else (2, 0, key)


def write_yaml(tag, sections):
    main, *variants = LANGUAGES[tag]
    lines = [
        f"# Words of CLDR {CLDR}, locale {main}{' and ' * bool(variants)}{', '.join(variants)}.",
        "# © Unicode, Inc., licence Unicode-3.0. Written by generate.py; do not edit.",
        f"tag: {scalar(tag)}",
        f'cldr: "{CLDR}"',
        "words:",
    ]
    for section in SECTIONS:
        values = {v: f for v, f in sections[section].values.items() if f}
        if not values:
            continue
        lines.append(f"  {section}:")
        for value in sorted(values, key=key_order):
            forms = ", ".join(scalar(form) for form in sorted(values[value].values()))
            key = (
                value
                if re.fullmatch(r"\d+|[A-Za-z][\w-]*", value) and value.lower() not in NOT_STRINGS
                else json.dumps(value)
            )
            lines.append(f"    {key}: [{forms}]")
    return "\n".join(lines) + "\n"


# --------------------------------------------------------------------------------------------------------------------
# Spellings for the tests


def large_numbers():
    """About a hundred numbers up to 10^15: round ones, ones with gaps, and a fixed pseudo-random walk."""
    out = set()
    for e in range(4, 16):
        out |= {10**e, 10**e + 1 if e < 15 else 10**e, 2 * 10 ** (e - 1) * (5 if e == 15 else 10) // 10}
        if e < 15:
            out |= {25 * 10 ** (e - 1), 3 * 10**e + 4 * 10 ** (e // 2), 7 * 10**e + 15}
    state = 20250607
    for i in range(40):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out.add(state % 10 ** (5 + i % 11))
    return sorted(n for n in out if n >= 10000)


def spellings(cldr, tag):
    rbnf = cldr.rbnf(NUMBER_WORDS.get(tag, [tag])[0])
    if not rbnf:
        return None
    wanted = []
    for at, name in enumerate(rbnf.public("cardinal")):
        values = (
            [*range(0, 1001), *range(1001, 10000, 37), *large_numbers()]
            if at == 0
            else [*range(0, 131), *range(131, 10000, 101)]
        )
        wanted += [("cardinal", name, n) for n in values]
    for name in rbnf.public("ordinal"):
        wanted += [("ordinal", name, n) for n in [*range(1, 131), *range(131, 10000, 97)]]
    rows = set()
    for kind, name, n in wanted:
        try:
            said = clean(rbnf.say(name, n))
        except ValueError:
            continue
        if said and not digits(said) and in_script(tag, said):
            rows.add((n, kind, said))
    values = defaultdict(set)
    for n, kind, said in rows:
        values[kind, said].add(n)
    # A spelling that CLDR's rules give to two numbers can be read back as one alone.
    return sorted(row for row in rows if len(values[row[1], row[2]]) == 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("node_modules", help="folder that holds the cldr-* packages")
    parser.add_argument("--spellings", action="store_true", help="write the tests' spelled-out numbers instead")
    parser.add_argument("--only", nargs="+", choices=LANGUAGES, metavar="TAG", help="only these languages")
    arguments = parser.parse_args()
    cldr = Cldr(arguments.node_modules)
    for tag in arguments.only or LANGUAGES:
        if arguments.spellings:
            rows = spellings(cldr, tag)
            if rows:
                path = ROOT / "tests/languages/rbnf" / f"{tag}.tsv"
                text = "".join(f"{n}\t{kind}\t{said}\n" for n, kind, said in rows)
                path.write_text(text, encoding="utf-8", newline="\n")
        else:
            path = HERE / f"{tag}.yaml"
            path.write_text(write_yaml(tag, read_language(cldr, tag)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
