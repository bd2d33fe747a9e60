//! Russian, Ukrainian and Polish words without their endings, and with the vowels and consonants that change before them.

/// Endings, the longest first.
const RU: &[&str] = &[
    "иями", "ией", "ием", "ыми", "ими", "ями", "ами", "ого", "его", "ому", "ему", "иях", "иям", "ях", "ах", "ой", "ей",
    "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ом", "ем", "ам", "ям", "ов", "ев", "ию", "ия", "ии",
    "ых", "их", "ым", "им", "ью", "ья", "ье", "ьи", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "й",
];
const UK: &[&str] = &[
    "ей", "єй", "ями", "ами", "ові", "еві", "єві", "ого", "ому", "ими", "іми", "ях", "ах", "ів", "їв", "ом", "ем",
    "єм", "ою", "ею", "єю", "ої", "ій", "ий", "им", "их", "ам", "ям", "а", "я", "у", "ю", "і", "ї", "и", "е", "є", "о",
    "ь", "й",
];
const PL: &[&str] = &[
    "iego", "iemu", "iach", "iami", "iowi", "owie", "ami", "ach", "ego", "emu", "owi", "iej", "ymi", "imi", "iom",
    "ów", "om", "em", "ie", "ej", "ym", "im", "ia", "io", "iu", "ią", "ię", "ych", "ich", "ą", "ę", "a", "e", "i", "o",
    "u", "y",
];

/// Tells `out` the word without its endings, the longest ending first, then the word as it is.
pub(super) fn bare<'w>(language: &str, word: &'w str, out: &mut dyn FnMut(&'w str)) {
    let endings = match language {
        "ru" => RU,
        "uk" => UK,
        _ => PL,
    };
    for ending in endings {
        let Some(rest) = word.strip_suffix(ending) else {
            continue;
        };
        let mut letters = rest.chars();
        let (first, second, third) = (letters.next(), letters.next(), letters.next());
        // Two letters are enough before an ending of two, and where a vowel fell out between them (дня, psy).
        let short = ending.chars().count() > 1 || ![first, second].into_iter().flatten().any(is_vowel);
        if third.is_some() || second.is_some() && short {
            out(rest);
        }
    }
    out(word);
}

/// Tells `out` the stems that `bare` may be another form of.
pub(super) fn changed(language: &str, bare: &str, out: &mut dyn FnMut(&str)) {
    match language {
        "ru" => fleeting(bare, &["о", "е"], "ь", out),
        "uk" => {
            fleeting(bare, &["о", "е"], "ь", out);
            vowels(
                bare,
                &[('і', "о"), ('і', "е"), ('о', "і"), ('е', "і"), ('ї', "є"), ('є', "ї")],
                out,
            );
            last(bare, &[("ц", "к"), ("з", "г"), ("с", "х")], out);
        }
        _ => {
            fleeting(bare, &["e", "ie"], "", out);
            vowels(bare, &[('ó', "o"), ('o', "ó"), ('ę', "ą"), ('ą', "ę")], out);
            let soft = &[
                ("ści", "st"),
                ("śc", "st"),
                ("ść", "st"),
                ("dz", "d"),
                ("dź", "d"),
                ("c", "t"),
                ("ć", "t"),
                ("l", "ł"),
                ("rz", "r"),
                ("ń", "n"),
                ("ś", "s"),
                ("ź", "z"),
                ("c", "k"),
                ("dz", "g"),
                ("sz", "ch"),
            ];
            let mut hard: Vec<String> = Vec::new();
            last(bare, soft, &mut |stem| hard.push(stem.to_owned()));
            for stem in hard {
                out(&stem);
                // mieście, miasto.
                if let Some((before, behind)) = stem.rsplit_once("ie").filter(|(_, behind)| behind.len() <= 3) {
                    out(&format!("{before}ia{behind}"));
                    out(&format!("{before}io{behind}"));
                }
                vowels(&stem, &[('ó', "o"), ('ę', "ą")], out);
            }
        }
    }
}

fn is_vowel(c: char) -> bool {
    "аеиоуыэюяєіїaeiouyąęó".contains(c)
}

/// A vowel that comes and goes before the last consonant: отец, отца; денег, деньги.
fn fleeting(bare: &str, vowels: &[&str], soft: &str, out: &mut dyn FnMut(&str)) {
    let mut back = bare.char_indices().rev();
    let (Some((at, last)), Some((before, middle))) = (back.next(), back.next()) else {
        return;
    };
    if is_vowel(last) || last == 'ь' {
        return;
    }
    if !is_vowel(middle) {
        // A soft sign gives way to the vowel.
        let start = if middle == 'ь' || middle == 'й' { before } else { at };
        vowels
            .iter()
            .for_each(|vowel| out(&format!("{}{vowel}{last}", &bare[..start])));
    } else if vowels.iter().any(|vowel| vowel.ends_with(middle)) && back.next().is_some_and(|(_, c)| !is_vowel(c)) {
        let start = bare[..at]
            .strip_suffix("ie")
            .filter(|_| vowels.contains(&"ie"))
            .map_or(before, str::len);
        out(&format!("{}{last}", &bare[..start]));
        if !soft.is_empty() {
            out(&format!("{}{soft}{last}", &bare[..start]));
        }
    }
}

/// The last vowel of a stem that ends in consonants, as it is in other forms.
fn vowels(bare: &str, changes: &[(char, &str)], out: &mut dyn FnMut(&str)) {
    let Some((at, vowel)) = bare.char_indices().rev().find(|(_, c)| is_vowel(*c)) else {
        return;
    };
    let behind = at + vowel.len_utf8();
    if behind == bare.len() {
        return;
    }
    for (from, to) in changes {
        if *from == vowel {
            out(&format!("{}{to}{}", &bare[..at], &bare[behind..]));
        }
    }
}

/// The last consonants as they are in other forms.
fn last(bare: &str, changes: &[(&str, &str)], out: &mut dyn FnMut(&str)) {
    for (from, to) in changes {
        if let Some(stem) = bare.strip_suffix(from) {
            out(&format!("{stem}{to}"));
        }
    }
}
