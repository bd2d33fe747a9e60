//! An entry of a file to a concept that can be matched.

use super::{Concept, Entry, Forbidden, Forms, LONGEST, Spot, Usage, WIDEST, Wording};

impl Concept {
    /// An entry ready to be matched. What of it cannot be, `tell` is told.
    pub(super) fn settle(entry: Entry, domain: &str, mut tell: impl FnMut(Spot, String)) -> Self {
        let mut terms: Vec<(String, Forms)> = Vec::with_capacity(entry.wordings.len());
        for wording in entry.wordings {
            let Wording {
                tag, forms, not, spot, ..
            } = wording;
            let mut settled = Forms::default();
            for form in forms {
                match form.usage {
                    _ if !form.text.contains(char::is_alphanumeric) => {
                        tell(form.spot, format!("`{}`: a form in `{tag}` has no letter", entry.id));
                    }
                    _ if form.text.len() > LONGEST => {
                        let what = format!("`{}`: a form in `{tag}` is longer than {LONGEST} bytes", entry.id);
                        tell(form.spot, what);
                    }
                    Usage::Preferred if settled.preferred.is_empty() => settled.preferred = form.text,
                    Usage::Preferred | Usage::Variant => settled.variants.push(form.text),
                    Usage::Forbidden { reason, severity } => settled.forbidden.push(Forbidden {
                        form: form.text,
                        reason,
                        severity,
                    }),
                }
            }
            settled.not = not;
            if settled.preferred.is_empty() && !settled.variants.is_empty() {
                settled.preferred = settled.variants.remove(0);
            }
            if settled.preferred.is_empty() {
                tell(
                    spot,
                    format!("`{}`: no form to use in `{tag}`; the language is left out", entry.id),
                );
                continue;
            }
            terms.push((tag, settled));
        }
        terms.sort_by(|a, b| a.0.cmp(&b.0));
        Self {
            id: entry.id,
            kind: entry.kind,
            domain: entry.domain.unwrap_or_else(|| domain.to_owned()),
            note: entry.note,
            gap: entry.gap.min(WIDEST),
            compound: entry.compound,
            file: 0,
            terms,
        }
    }

    /// Takes in the languages and forms of another list's entry on the same concept.
    pub(super) fn join(&mut self, other: Self) {
        for (tag, forms) in other.terms {
            let known = match self.terms.binary_search_by(|(t, _)| t.cmp(&tag)) {
                Ok(at) => &mut self.terms[at].1,
                Err(at) => {
                    self.terms.insert(at, (tag, forms));
                    continue;
                }
            };
            for form in std::iter::once(forms.preferred).chain(forms.variants) {
                if form != known.preferred && !known.variants.contains(&form) {
                    known.variants.push(form);
                }
            }
        }
    }
}
