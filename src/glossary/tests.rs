//! Tests of the glossary room: terms that are found, and that are not.

use super::{Form, TermBase};
use crate::language::Pack;
use crate::text::Tag;

const GLOSSARY: &str = r#"
domain: test
source: own
concepts:
  - id: prog.five
    kind: slogan
    terms:
      vi: {preferred: "5 không, 3 sạch"}
      en: {preferred: "5 No's, 3 Cleans"}
      ar: {preferred: "5 لا، 3 نظيفة"}
      ur:
        preferred: "5 نہیں، 3 صفائی"
        forbidden:
          - {form: "5 نمبر", reason: "No's read as numbers", severity: error}
  - id: org.union
    kind: organisation
    terms:
      vi: {preferred: "Hội Phụ nữ"}
      en: {preferred: "Women's Union", variants: ["Union of Women"]}
      ar: {preferred: "اتحاد المرأة"}
      ur: {preferred: "خواتین کی یونین"}
      de: {preferred: "Frauenverband"}
  - id: term.stand
    kind: term
    compound: true
    terms:
      de: {preferred: "Marktstand", variants: ["Stand"]}
      nl: {preferred: "kraam"}
      en: {preferred: "stall"}
  - id: org.assembly
    kind: organisation
    terms:
      ar: {preferred: "الجمعية الوطنية", variants: ["الجمعية"]}
  - id: proj.938
    kind: programme
    terms:
      ar: {preferred: "المشروع 938"}
      en: {preferred: "Project 938"}
  - id: org.party
    kind: organisation
    terms:
      en: {preferred: "Party"}
      vi: {preferred: "Đảng"}
  - id: term.site
    kind: term
    terms:
      en: {preferred: "site"}
      fr: {preferred: "village frontalier"}
      ru: {preferred: "приграничная деревня"}
      zh: {preferred: "合作社", variants: ["OCOP产品"]}
  - id: term.commune
    kind: term
    terms:
      vi: {preferred: "xã", not: ["xã hội", "hợp tác xã"]}
      ur: {preferred: "صوبہ"}
      ar: {preferred: "مقاطعة"}
  - id: place.laos
    kind: place
    terms:
      en: {preferred: "Laos"}
      vi: {preferred: "Hòa Bình"}
  - id: prog.skill
    kind: programme
    gap: 1
    terms:
      en: {preferred: "skilful mobilisation"}
"#;

fn check(lang: &str, text: &str, wanted: &[(&str, &str, Form)]) {
    let mut base = TermBase::default();
    base.add("test.yaml", GLOSSARY).unwrap();
    let Some(pack) = Pack::of(&Tag::parse(lang).unwrap()) else {
        return;
    };
    let hits = base.find(text, pack);
    let got: Vec<_> = hits
        .iter()
        .map(|hit| {
            (
                hit.span.of(text),
                base.concept(hit.concept).unwrap().id.as_str(),
                hit.form,
            )
        })
        .collect();
    assert_eq!(got, wanted, "{lang}: {text}");
}

#[test]
fn terms_are_found_across_inflection_and_clitics() {
    use Form::{Forbidden, Preferred, Variant};
    check(
        "en",
        "The provincial WOMEN’S UNION met.",
        &[("WOMEN’S UNION", "org.union", Preferred)],
    );
    check(
        "en",
        "Two women's unions",
        &[("women's unions", "org.union", Preferred)],
    );
    check(
        "en",
        "the Women’s Union’s chair",
        &[("Women’s Union", "org.union", Preferred)],
    );
    check(
        "en",
        "a union of women, “5 No’s, 3 Cleans”",
        &[
            ("union of women", "org.union", Variant(0)),
            ("5 No’s, 3 Cleans", "prog.five", Preferred),
        ],
    );
    check(
        "en",
        "skilful mass mobilisation",
        &[("skilful mass mobilisation", "prog.skill", Preferred)],
    );
    check(
        "ar",
        "ووفقا للمشروع 938 في الاتحاد",
        &[("للمشروع 938", "proj.938", Preferred)],
    );
    check(
        "ar",
        "وباتحاد المرأة، وللجمعية الوطنية",
        &[
            ("وباتحاد المرأة", "org.union", Preferred),
            ("وللجمعية الوطنية", "org.assembly", Preferred),
        ],
    );
    check(
        "ar",
        "في مقاطعات البلاد ومقاطعتها",
        &[
            ("مقاطعات", "term.commune", Preferred),
            ("ومقاطعتها", "term.commune", Preferred),
        ],
    );
    check("ar", "حملة 5 لا، 3 نظيفة", &[("5 لا، 3 نظيفة", "prog.five", Preferred)]);
    check(
        "ur",
        "”5 نمبروں اور 3 صفائی“ صوبوں میں",
        &[
            ("5 نمبروں", "prog.five", Forbidden(0)),
            ("صوبوں", "term.commune", Preferred),
        ],
    );
    check(
        "vi",
        "Hội phụ nữ xã, tỉnh Hoà Bình",
        &[
            ("Hội phụ nữ", "org.union", Preferred),
            ("xã", "term.commune", Preferred),
            ("Hoà Bình", "place.laos", Preferred),
        ],
    );
    for (lang, text, word, form) in [
        ("de", "Der Hauptmarktstand ist offen", "Hauptmarktstand", Preferred),
        ("de", "die Marktstandmieten", "Marktstandmieten", Preferred),
        ("de", "zwei Marktstände", "Marktstände", Preferred),
        ("de", "am Obststand", "Obststand", Variant(0)),
        ("nl", "twee marktkramen", "marktkramen", Preferred),
        ("nl", "een kraamhuur", "kraamhuur", Preferred),
    ] {
        check(lang, text, &[(word, "term.stand", form)]);
    }
    check(
        "fr",
        "des villages frontaliers",
        &[("villages frontaliers", "term.site", Preferred)],
    );
    check(
        "ru",
        "в приграничной деревне",
        &[("приграничной деревне", "term.site", Preferred)],
    );
    check(
        "zh",
        "这家合作社的OCOP产品很好",
        &[
            ("合作社", "term.site", Preferred),
            ("OCOP产品", "term.site", Variant(0)),
        ],
    );
}

#[test]
fn other_words_are_no_terms() {
    for (lang, text) in [
        ("en", "The website and the sitemap"),
        ("en", "women. Union"),
        ("en", "women, union"),
        ("en", "a birthday party"),
        ("en", "Lao people"),
        ("en", "5 No’s and 3 Cleans"),
        ("en", "skilful and quick mass mobilisation"),
        ("vi", "xã hội và hợp tác xã"),
        ("vi", "đảng"),
        ("ar", "المشروع 939"),
        ("ur", "15 نمبر"),
        ("zh", "MOCOP产品"),
        ("de", "Frauen"),
        ("de", "der Verband und die Standard"),
        ("en", "the installment"),
    ] {
        check(lang, text, &[]);
    }
}

#[test]
fn the_built_in_glossary_is_read_and_a_later_file_goes_before_it() {
    let mut base = TermBase::built_in();
    let count = base.concepts().len();
    assert!(count >= 150, "{count}");
    let id = base.concepts()[0].id.clone();
    let own = format!("concepts:\n  - id: {id}\n    kind: term\n    terms:\n      en: {{preferred: \"zzyzx road\"}}\n");
    base.add("own.yaml", &own).unwrap();
    assert_eq!(base.concepts().len(), count);
    let pack = Pack::of(&Tag::parse("en").unwrap()).unwrap();
    assert_eq!(base.find("Zzyzx Roads", pack).len(), 1);
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let concept = "  - id: a\n    kind: term\n    terms:\n      en: {preferred: \"x\"}\n";
    for (text, place, word) in [
        (format!("concepts:\n{concept}{concept}"), "g.yaml:6:5: ", "`a` stands twice"),
        ("concepts:\n  - id: a\n    kind: term\n    colour: red\n    terms: {}\n".into(), "g.yaml:4:5: ", "unknown field `colour`"),
        ("concepts:\n  - id: a\n    kind: thing\n    terms: {}\n".into(), "g.yaml:3:11: ", "unknown variant `thing`"),
        ("concepts:\n  - id: a\n    kind: term\n    terms: {english: {preferred: \"x\"}}\n".into(), "g.yaml:4:13: ", "no language tag"),
        ("concepts:\n  - id: a\n    kind: term\n    terms: {en: {preferred: \"…\"}}\n".into(), "g.yaml:4:29: ", "no letter"),
        (
            "concepts:\n  - id: a\n    kind: term\n    terms:\n      en: {preferred: \"x\"}\n      en: {preferred: \"y\"}\n".into(),
            "g.yaml:6:7: ",
            "duplicate key `en`",
        ),
        ("concepts: [\n".into(), "g.yaml:", ""),
        (format!("concepts: {}", "[".repeat(200_000)), "g.yaml:1:266: ", "stand in one another"),
        (String::new(), "g.yaml:1:1: ", "expected a mapping"),
        ("concepts:\n  - &a {id: a}\n  - *a\n".into(), "g.yaml:", ""),
        ("concepts: !x []\n".into(), "g.yaml:1:11: ", "tags"),
        ("concepts: []\n---\nconcepts: []\n".into(), "g.yaml:3:1: ", "second document"),
        (
            format!("concepts:\n  - id: a\n    kind: term\n    terms: {{en: {{preferred: \"{}\"}}}}\n", "x ".repeat(600)),
            "g.yaml:4:29: ",
            "longer than",
        ),
    ] {
        let error = TermBase::default().add("g.yaml", &text).unwrap_err().to_string();
        assert!(error.starts_with(place) && error.contains(word), "{error}");
    }
}

#[test]
fn any_text_is_searched_without_a_fall() {
    let base = TermBase::built_in();
    let pieces = [
        "xã",
        " ",
        "Women",
        "’",
        "s",
        "Union",
        "5",
        "،",
        "لل",
        "مشروع",
        "خواتین",
        "کی",
        "یونین",
        "\u{200c}",
        "\u{640}",
        "e\u{301}",
        "合作",
        "社",
        "OCOP",
        "-",
        "\u{202e}",
        "\0",
        "ِ",
        "Ｗomen",
        "。",
        "ไทย",
        "न",
        "ि",
    ];
    let packs: Vec<_> = ["vi", "en", "ar", "ur", "zh", "fr", "fa"]
        .iter()
        .filter_map(|tag| Pack::of(&Tag::parse(tag)?))
        .collect();
    let mut state = 11u64;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        for pack in &packs {
            let mut end = 0;
            for hit in base.find(&text, pack) {
                assert!(hit.span.start >= end && !hit.span.of(&text).is_empty(), "{text:?}");
                end = hit.span.end;
            }
        }
    }
}
