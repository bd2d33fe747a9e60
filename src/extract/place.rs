//! A place's name as it is compared with its name in another language: by sound, without the words for its kind (province,
//! oblast), and by meaning where a part of it is translated (North, Upper, Saint).

use super::ear::Ear;
use super::place_words::{Lexicon, Word};
use super::sound::{Sounds, sounds};
use super::sound_trace::words;

/// What it proves, in hundredths of a nat, that both names have a word of one meaning, and that one of them lacks it.
const SHARED: i32 = 600;
const ALONE: i32 = 150;
/// What each sound costs that is left over at the ends of names without the words for their kind.
const LEFT: i32 = 60;

/// A name of a place, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// How it sounds without the words for its kind.
    whole: Sounds,
    /// How it sounds without the words that are told by their meaning, either.
    own: Sounds,
    /// A bit for each meaning.
    senses: u32,
}

impl PlaceName {
    /// From this proof on two names are taken for one place's: where `examples/places.rs` finds them judged best over all languages.
    pub const SAME: i32 = 220;

    /// The name `written` in the language `tag`. What stands in brackets or behind a comma tells where the place lies, and is left out.
    pub fn new(written: &str, tag: &str) -> Self {
        let written = written.to_lowercase();
        let end = written.find(['(', '（', '[', ',', '،']).filter(|at| *at > 0);
        let name = &written[..end.unwrap_or(written.len())];
        let lexicon = Lexicon::of(tag);
        let mut name: Vec<Word<'_>> = words(name).into_iter().map(|w| Word::new(w.of(name))).collect();
        let bare = lexicon.strip(&mut name);
        let (mut own, senses) = lexicon.translate(&name);
        if bare {
            lexicon.cut_ending(&mut name);
            lexicon.cut_ending(&mut own);
        }
        let heard = |words: &[Word<'_>]| words.iter().flat_map(|w| sounds(w.text)).collect();
        Self {
            whole: heard(&name),
            own: heard(&own),
            senses,
        }
    }

    /// Whether a folded word is one for the kind of a place, and hardly a person's name: short ones are (Stan, Isla).
    pub fn is_kind(word: &str, tag: &str) -> bool {
        word.chars().count() > 4 && Lexicon::of(tag).names_kind(word)
    }

    /// How it sounds without the words for its kind.
    pub fn heard(&self) -> &[u8] {
        &self.whole
    }

    /// What the names prove of being one place's, in hundredths of a nat; `ear` hears this name's language in the other's.
    pub fn proof(&self, other: &Self, ear: &Ear) -> i32 {
        let whole = ear.align(&self.whole, &other.whole, LEFT);
        if self.senses | other.senses == 0 {
            return whole;
        }
        let count = |senses: u32| i32::try_from(senses.count_ones()).unwrap_or(0);
        let meant = SHARED * count(self.senses & other.senses) - ALONE * count(self.senses ^ other.senses);
        whole.max(ear.align(&self.own, &other.own, LEFT) + meant)
    }

    /// Whether the names are more likely one place's than two places'.
    pub fn is(&self, other: &Self, ear: &Ear) -> bool {
        self.proof(other, ear) >= Self::SAME
    }
}

#[cfg(test)]
mod tests {
    use super::PlaceName;
    use crate::extract::{Ear, sounds};

    #[test]
    fn words_for_kinds_are_no_part_of_a_name() {
        // Language, the name, what is heard of it.
        for (lang, name, wanted) in [
            ("fr", "Province d’Arezzo", "Arezzo"),
            ("fr", "Arezzo", "Arezzo"),
            ("fr", "Province", "Province"),
            ("fr", "De la Fontaine", "De la Fontaine"),
            ("ru", "Харьковская область", "Харьков"),
            ("ru", "Харьков", "Харьков"),
            ("ru", "Достоевский", "Достоевский"),
            ("vi", "Tỉnh Điện Biên", "Điện Biên"),
            ("vi", "Lai Châu", "Lai Châu"),
            ("vi", "Blagoevgrad (tỉnh)", "Blagoevgrad"),
            ("ar", "محافظة أسوان", "أسوان"),
            ("ur", "کرک ضلع، پاکستان", "کرک"),
            ("zh", "四川省", "四川"),
            ("zh", "上海", "上海"),
            ("ko", "카불주", "카불"),
            ("ko", "카불 주", "카불"),
            ("th", "จังหวัดตาก", "ตาก"),
            ("en", "Lao Cai Province", "Lao Cai"),
            ("xx", "Lao Cai Province", "Lao Cai Province"),
        ] {
            let heard: Vec<u8> = wanted.split(' ').flat_map(|w| sounds(&w.to_lowercase())).collect();
            assert_eq!(PlaceName::new(name, lang).whole, heard, "{lang} {name}");
        }
    }

    #[test]
    fn people_keep_their_words() {
        for (lang, word, kind) in [
            ("ru", "области", true),
            ("ru", "область", true),
            ("ru", "приходько", false),
            ("ru", "ленин", false),
            ("pl", "stan", false),
            ("pl", "prowincja", true),
            ("es", "provincia", true),
            ("es", "isla", false),
            ("de", "landkreis", true),
            ("vi", "nguyễn", false),
            ("xx", "province", false),
        ] {
            assert_eq!(PlaceName::is_kind(word, lang), kind, "{lang} {word}");
        }
    }

    #[test]
    fn places_are_told_apart() {
        // Two languages, two names, whether they are one place's.
        for (from, to, a, b, same) in [
            ("en", "ru", "Kharkiv Oblast", "Харьковская область", true),
            ("en", "ru", "Northern Region", "Северный район", true),
            ("en", "ru", "Northern Region", "Южный район", false),
            ("en", "ar", "North Darfur", "ولاية شمال دارفور", true),
            ("en", "ar", "North Darfur", "محافظة أسوان", false),
            ("en", "zh", "North Carolina", "北卡罗来纳州", true),
            ("en", "zh", "North Carolina", "四川省", false),
            ("vi", "fr", "Tỉnh Điện Biên", "Province de Dien Bien", true),
            ("vi", "fr", "Tỉnh Lào Cai", "Province de Hanoï", false),
            ("en", "es", "Lower Saxony", "Baja Sajonia", true),
            ("en", "es", "Lower Saxony", "Renania", false),
            ("en", "en", "", "", false),
        ] {
            let (mine, theirs) = (PlaceName::new(a, from), PlaceName::new(b, to));
            let there = mine.proof(&theirs, Ear::between(from, to));
            assert_eq!(mine.is(&theirs, Ear::between(from, to)), same, "{a} {b}: {there}");
            assert_eq!(theirs.proof(&mine, Ear::between(to, from)), there, "{a} {b}");
        }
    }
}
