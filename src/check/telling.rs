//! A claim as a finding tells it: the version in question, the one it is held against, their words and places.

use super::correction::fixes;
use super::wording::{expected_in, expected_like};
use super::{Card, Scene};
use crate::compare::{Claim, Mode, Told, Verdict};
use crate::extract::{Fact, Kind};
use crate::finding::{Finding, Place, Severity};

/// A claim with the version in question and the one it is held against.
pub(super) struct Telling<'a> {
    /// The article.
    pub scene: &'a Scene<'a>,
    /// The claim.
    pub claim: &'a Claim,
    /// The version in question: the suspect, or the one that differs from the witness where neither is suspected.
    pub odd: usize,
    /// The version it is held against.
    pub witness: usize,
}

impl<'a> Telling<'a> {
    /// A claim of which the odd version and the witness both tell a fact.
    pub fn of_two_facts(scene: &'a Scene<'a>, claim: &'a Claim) -> Option<(Self, &'a Fact, &'a Fact)> {
        let tells = |v: &usize| matches!(claim.told.get(*v), Some(Told::Fact(_)));
        let told = |v: usize| match claim.told.get(v)? {
            Told::Fact(i) => scene.version(v).facts.get(*i),
            _ => None,
        };
        let others = || (0..scene.len()).filter(|v| *v != claim.witness).filter(tells);
        // Where none is suspected: one that says something else than the witness.
        let differs = |v: &usize| told(*v).zip(told(claim.witness)).is_some_and(|(a, b)| !same(a, b));
        let odd = claim
            .suspect
            .filter(tells)
            .or_else(|| others().find(differs))
            .or_else(|| others().next())?;
        let witness = match claim.witness == odd {
            true => (0..scene.len()).filter(|v| *v != odd).find(tells)?,
            false => claim.witness,
        };
        let telling = Self {
            scene,
            claim,
            odd,
            witness,
        };
        let (a, b) = (telling.fact(odd)?, telling.fact(witness)?);
        Some((telling, a, b))
    }

    /// A claim of which one version tells nothing: that version is the odd one, the answer the witness's fact.
    pub fn of_a_gap(scene: &'a Scene<'a>, claim: &'a Claim) -> Option<(Self, &'a Fact)> {
        let tells = |v: &usize| matches!(claim.told.get(*v), Some(Told::Fact(_)));
        let silent = |v: &usize| matches!(claim.told.get(*v), Some(Told::Silent(_) | Told::Absent));
        let odd = claim.suspect.filter(silent).or_else(|| (0..scene.len()).find(silent))?;
        let witness = Some(claim.witness)
            .filter(tells)
            .or_else(|| (0..scene.len()).find(tells))?;
        let telling = Self {
            scene,
            claim,
            odd,
            witness,
        };
        let fact = telling.fact(witness)?;
        Some((telling, fact))
    }

    /// A claim that one version alone tells: that version is the odd one.
    pub fn of_an_extra(scene: &'a Scene<'a>, claim: &'a Claim) -> Option<(Self, &'a Fact)> {
        let tells = |v: &usize| matches!(claim.told.get(*v), Some(Told::Fact(_)));
        let odd = claim.suspect.filter(tells).or_else(|| (0..scene.len()).find(tells))?;
        let witness = Some(claim.witness)
            .filter(|w| *w != odd && *w < scene.len())
            .or_else(|| (0..scene.len()).find(|v| *v != odd))?;
        let telling = Self {
            scene,
            claim,
            odd,
            witness,
        };
        let fact = telling.fact(odd)?;
        Some((telling, fact))
    }

    /// The fact that a version tells.
    pub fn fact(&self, version: usize) -> Option<&'a Fact> {
        match self.claim.told.get(version)? {
            Told::Fact(i) => self.scene.version(version).facts.get(*i),
            Told::Silent(_) | Told::Absent => None,
        }
    }

    /// The name of the odd version's language.
    pub fn odd_name(&self) -> &'a str {
        self.scene.name(self.odd)
    }

    /// The name of the witness's language.
    pub fn witness_name(&self) -> &'a str {
        self.scene.name(self.witness)
    }

    /// `English says “x”, Vietnamese says “y” (Arabic and Urdu agree)`.
    pub fn both(&self, odd: &Fact, witness: &Fact) -> String {
        format!(
            "{} says {}, {} says {}{}",
            self.odd_name(),
            quote(self.scene, self.odd, odd),
            self.witness_name(),
            quote(self.scene, self.witness, witness),
            self.agreeing(witness),
        )
    }

    /// ` (Arabic and Urdu agree)`: the versions that tell what the witness tells; empty where there is none.
    pub fn agreeing(&self, witness: &Fact) -> String {
        // Names are spelt in many ways, and who tells one where another is left out agrees.
        let told_by_any = self.claim.kind == Kind::Name && self.claim.verdict == Verdict::Missing;
        let agree: Vec<_> = self
            .others()
            .filter(|v| self.fact(*v).is_some_and(|f| told_by_any || same(f, witness)))
            .map(|v| self.scene.name(v))
            .collect();
        match agree.len() {
            0 => String::new(),
            1 => format!(" ({} agrees)", agree[0]),
            _ => format!(" ({} agree)", list(&agree)),
        }
    }

    /// What to do where the odd version should say what the witness says.
    pub fn help(&self, odd: &Fact, witness: &Fact) -> String {
        let written = quote_free(self.scene, self.odd, odd);
        let wanted = self
            .scene
            .pack(self.odd)
            .and_then(|p| expected_like(witness, p, Some((odd, &written))));
        let (odd_name, name) = (self.odd_name(), self.witness_name());
        match (wanted.filter(|w| *w != written), self.claim.suspect) {
            (Some(wanted), Some(_)) => format!("If the {name} is right, write “{wanted}” in the {odd_name}."),
            (Some(wanted), None) => {
                let back = quote_free(self.scene, self.witness, witness);
                let theirs = self
                    .scene
                    .pack(self.witness)
                    .and_then(|p| expected_like(odd, p, Some((witness, &back))));
                match theirs.filter(|t| *t != back) {
                    Some(theirs) => format!(
                        "If the {name} is right, write “{wanted}” in the {odd_name}; otherwise “{theirs}” in the {name}."
                    ),
                    None => format!("If the {name} is right, write “{wanted}” in the {odd_name}."),
                }
            }
            (None, _) => format!("Find out which is right, and correct the {odd_name} if the {name} is."),
        }
    }

    /// What to do where the odd version should say what the witness says and says nothing.
    pub fn help_add(&self, witness: &Fact) -> String {
        let wanted = expected_in(witness, self.scene, self.odd);
        let name = self.odd_name();
        match wanted {
            Some(wanted) => format!("Add “{wanted}” to the {name}, unless it is left out on purpose."),
            None => format!("Add it to the {name}, unless it is left out on purpose."),
        }
    }

    /// Every version's place, the odd one's first, then the witness's.
    pub fn places(&self) -> Vec<Place> {
        [self.odd, self.witness]
            .into_iter()
            .chain(self.others())
            .filter_map(|v| self.place(v))
            .collect()
    }

    /// Where a version tells the claim, or was expected to.
    pub fn place(&self, version: usize) -> Option<Place> {
        match *self.claim.told.get(version)? {
            Told::Fact(i) => {
                let fact = self.scene.version(version).facts.get(i)?;
                Some(Place {
                    version,
                    segment: fact.segment,
                    span: fact.span,
                })
            }
            Told::Silent(segment) => self.scene.segment(version, segment),
            Told::Absent if version == self.odd => {
                let row = self.scene.comparison.rows.get(self.claim.row)?;
                match row.segments.get(version)?.first() {
                    Some(segment) => self.scene.segment(version, *segment),
                    None => self.scene.gap(version, self.claim.row),
                }
            }
            Told::Absent => None,
        }
    }

    /// The finding of `card` on this claim.
    pub fn finding(&self, card: &Card, severity: Severity, message: String, help: String) -> Finding {
        Finding {
            rule: card.id,
            category: card.category,
            severity,
            message,
            help,
            suspect: self.claim.suspect,
            places: self.places(),
            fixes: fixes(self, severity),
        }
    }

    /// How bad a contradiction is: what the card says where it is likely; an unsure error is a warning, an unlikely one a note.
    pub fn contradiction(&self, card: &Card) -> Severity {
        match self.claim.confidence {
            c if c < UNLIKELY => Severity::Note,
            c if c < LIKELY => card.severity.min(Severity::Warning),
            _ => card.severity,
        }
    }

    /// How bad an omission or an addition is: a note between articles that are no translations of each other.
    pub fn omission(&self, card: &Card) -> Severity {
        if self.scene.comparison.mode == Mode::Comparable {
            return Severity::Note;
        }
        match self.claim.confidence {
            c if c < UNLIKELY => Severity::Note,
            c if c < CERTAIN => card.severity.min(Severity::Warning),
            _ => card.severity,
        }
    }

    fn others(&self) -> impl Iterator<Item = usize> {
        let (odd, witness) = (self.odd, self.witness);
        (0..self.claim.told.len()).filter(move |v| *v != odd && *v != witness)
    }
}

/// Below this confidence a finding is a note.
const UNLIKELY: f32 = 0.5;
/// From this confidence on a contradiction is an error.
const LIKELY: f32 = 0.7;
/// From this confidence on an omission or an addition is an error.
const CERTAIN: f32 = 0.9;

/// A fact's words in curly quotes, in one line.
pub(super) fn quote(scene: &Scene<'_>, version: usize, fact: &Fact) -> String {
    format!("“{}”", quote_free(scene, version, fact))
}

/// A fact's words in one line.
pub(super) fn quote_free(scene: &Scene<'_>, version: usize, fact: &Fact) -> String {
    let text = &scene.version(version).document.text;
    one_line(text.get(fact.span.start..fact.span.end).unwrap_or_default())
}

/// `text` in one line, cut after its first 80 characters.
pub(super) fn one_line(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut out = String::new();
    // The cut comes first, so that a line of a hundred megabytes costs no more than a short one.
    for word in text.split_whitespace().take(LONGEST) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(LONGEST + 1));
        if out.chars().count() > LONGEST {
            let cut: String = out.chars().take(LONGEST - 1).collect();
            return cut.trim_end().to_owned() + "…";
        }
    }
    out
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What an editor calls a fact of this kind.
pub(super) fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Number | Kind::Multiple | Kind::Code => "number",
        Kind::Ordinal => "ordinal number",
        Kind::Percent | Kind::Points => "percentage",
        Kind::Ratio => "ratio",
        Kind::Fraction => "fraction",
        Kind::Range => "range",
        Kind::Amount => "amount",
        Kind::Measure => "measure",
        Kind::Vague => "quantity",
        Kind::Age => "age",
        Kind::Frequency => "frequency",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Score => "score",
        Kind::Name => "name",
        Kind::Term => "term",
    }
}

/// `a`, or `an` before a vowel.
pub(super) fn article(noun: &str) -> &'static str {
    match noun.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => "an",
        _ => "a",
    }
}

/// Whether two facts say the same value in the same unit.
pub(super) fn same(a: &Fact, b: &Fact) -> bool {
    use crate::extract::{Quantity, Value};
    let meet = |x: &Quantity, y: &Quantity| x.readings.iter().any(|r| y.readings.iter().any(|s| s.value == r.value));
    a.unit == b.unit
        && match (&a.value, &b.value) {
            (Value::Quantity(x), Value::Quantity(y)) => meet(x, y),
            (Value::Pair(x, p), Value::Pair(y, q)) => meet(x, y) && meet(p, q),
            (x, y) => x == y,
        }
}

#[cfg(test)]
mod tests {
    use super::{list, one_line};

    #[test]
    fn words_are_quoted_in_one_short_line() {
        let long = "chữ ".repeat(1_000);
        let cut = format!("{}…", "chữ ".repeat(20).trim_end().chars().take(79).collect::<String>());
        for (text, wanted) in [
            ("", ""),
            ("80.676", "80.676"),
            ("31 tháng 12\nnăm\t2025", "31 tháng 12 năm 2025"),
            (long.as_str(), cut.as_str()),
        ] {
            assert_eq!(one_line(text), wanted, "{text}");
        }
        let word = "ا".repeat(1_000_000);
        assert_eq!(one_line(&word).chars().count(), 80);
    }

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        for (names, wanted) in [
            (&[][..], ""),
            (&["Urdu"][..], "Urdu"),
            (&["Arabic", "Urdu"][..], "Arabic and Urdu"),
            (&["Arabic", "English", "Urdu"][..], "Arabic, English and Urdu"),
        ] {
            assert_eq!(list(names), wanted);
        }
    }
}
