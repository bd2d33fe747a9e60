//! The language of a text: by script first, then by whatlang's model.

use crate::text::Tag;
use whatlang::Lang;

/// The language of `text`, where it can be told with some certainty; only languages that a pack serves are answered.
pub fn identify(text: &str) -> Option<Tag> {
    let sample: String = text.chars().take(20_000).collect();
    let tag = by_letters(&sample).or_else(|| by_model(&sample))?;
    Tag::parse(tag).filter(|t| super::Pack::of(t).is_some())
}

/// Languages that their script or letters of their own give away.
fn by_letters(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; 8];
    let (mut arabic, mut urdu, mut persian, mut arabic_only, mut letters) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        match c {
            '\u{E00}'..='\u{E7F}' => counts[0] += 1,
            '\u{E80}'..='\u{EFF}' => counts[1] += 1,
            '\u{1780}'..='\u{17FF}' => counts[2] += 1,
            '\u{980}'..='\u{9FF}' => counts[3] += 1,
            '\u{900}'..='\u{97F}' => counts[4] += 1,
            '\u{AC00}'..='\u{D7AF}' => counts[5] += 1,
            '\u{3040}'..='\u{30FF}' => counts[6] += 1,
            '\u{4E00}'..='\u{9FFF}' => counts[7] += 1,
            '\u{600}'..='\u{6FF}' => {
                arabic += 1;
                urdu += usize::from(matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' | '۔'));
                persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
                arabic_only += usize::from(matches!(c, 'ة' | 'ى' | 'ي' | 'ك' | 'أ' | 'إ'));
            }
            _ => {}
        }
    }
    let half = letters / 2;
    for (i, tag) in ["th", "lo", "km", "bn", "hi", "ko"].into_iter().enumerate() {
        if counts[i] > half.max(3) {
            return Some(tag);
        }
    }
    if counts[6] * 10 > letters && counts[6] + counts[7] > half {
        return Some("ja");
    }
    if counts[7] > half.max(1) {
        return Some("zh");
    }
    if arabic > half.max(3) {
        if urdu * 50 > arabic {
            return Some("ur");
        }
        return Some(if persian > arabic_only { "fa" } else { "ar" });
    }
    None
}

fn by_model(text: &str) -> Option<&'static str> {
    let info = whatlang::detect(text)?;
    if !info.is_reliable() && text.chars().filter(|c| c.is_alphabetic()).count() < 30 {
        return None;
    }
    Some(match info.lang() {
        Lang::Eng => "en",
        Lang::Vie => "vi",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Ind => "id",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::by_letters;

    #[test]
    fn arabic_persian_and_urdu_are_told_apart() {
        for (text, tag) in [
            ("وافق المجلس على الخطة الجديدة في المدينة", "ar"),
            ("شورای شهر طرح تازه را پذیرفت و آن را گسترش می‌دهد", "fa"),
            ("کونسل نے نئے منصوبے کی منظوری دے دی ہے", "ur"),
            ("市议会批准了新计划", "zh"),
            ("市議会は新しい計画を承認した", "ja"),
            ("시의회가 새 계획을 승인했다", "ko"),
        ] {
            assert_eq!(by_letters(text), Some(tag), "{text}");
        }
        assert_eq!(by_letters("The council approved the plan"), None);
    }
}
