//! Glossary files of every format: what they hold is kept on the way through the others, and what is hostile is refused.

use parallax::glossary::{Dialect, Format, Style, TermBase, Usage, audit, read, write};
use parallax::language::Pack;
use parallax::text::Tag;

const YAML: &str = r#"domain: "markets"
source: "Own words."
concepts:
  - id: market.stall
    kind: organisation
    note: "A stall, not a \"shop\"."
    gap: 1
    compound: true
    terms:
      en: {preferred: "market stall", variants: ["stall", "stand"], not: ["stall speed"]}
      vi:
        preferred: {form: "quầy hàng", extra: ["<termNote type=\"partOfSpeech\">noun</termNote>"]}
        variants:
          - "sạp"
        forbidden:
          - {form: "cửa hàng", reason: "a shop", severity: error}
          - {form: "tiệm", reason: "a shop & more", severity: note}
        extra:
          - "<note>said of <hi>open</hi> markets</note>"
    extra:
      - "<descripGrp><descrip type=\"definition\">A table from which goods are sold.\n  Often roofed.</descrip><admin type=\"source\">own</admin></descripGrp>"
  - id: "slogan:5"
    kind: slogan
    domain: "campaigns"
    terms:
      en: {preferred: "5 No's"}
      ar: {preferred: "5 لا"}
"#;

const DCT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:x="urn:x">
  <tbxHeader><fileDesc><titleStmt><title>Ferries</title></titleStmt><sourceDesc><p>own</p></sourceDesc></fileDesc></tbxHeader>
  <text>
    <body>
      <conceptEntry id="c1" x:seen="yes">
        <min:subjectField>ferries</min:subjectField>
        <note>first</note><note>second</note>
        <langSec xml:lang="en">
          <descripGrp><basic:definition>A boat that crosses &amp; returns.</basic:definition><basic:source>own</basic:source></descripGrp>
          <termSec id="t1">
            <term>ferry boat</term>
            <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
          </termSec>
          <termSec>
            <term>car <hi>ferry</hi></term>
            <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
            <min:partOfSpeech>noun</min:partOfSpeech>
          </termSec>
          <termSec>
            <term>crossing boat</term>
            <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
          </termSec>
        </langSec>
        <langSec xml:lang="fr"><termSec><term>bac</term></termSec></langSec>
      </conceptEntry>
    </body>
    <back><refObjectSec type="respPerson"><refObject id="p1"><item type="fn">A. B.</item></refObject></refObjectSec></back>
  </text>
</tbx>
"#;

const V2: &str = "<?xml version='1.0'?>\r\n<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\r\n<martif type=\"TBX-Basic\" xml:lang=\"en\">\r\n<martifHeader><fileDesc><sourceDesc><p>own</p></sourceDesc></fileDesc></martifHeader>\r\n<text><body><termEntry id=\"q1\"><!-- a remark --><langSet xml:lang=\"en\"><ntig><termGrp><term>quay&#x20;wall</term><termNote type=\"partOfSpeech\">noun</termNote></termGrp><descrip type=\"context\">The quay wall holds.</descrip></ntig></langSet><langSet xml:lang=\"de\"><tig><term>Kaimauer</term></tig></langSet></termEntry></body></text></martif>\r\n";

#[test]
fn nothing_is_lost_on_the_way_through_another_format() {
    for (from, text) in [(Format::Yaml, YAML), (Format::Tbx, DCT), (Format::Tbx, V2)] {
        let first = read(from, "in", text).unwrap();
        assert_eq!(first.unusable, [], "{from:?}");
        let straight = write(from, &first, Dialect::default());
        for (via, dialect, style) in [
            (Format::Yaml, None, None),
            (Format::Csv, None, None),
            (Format::Tsv, None, None),
            (Format::Tbx, Some("TBX-Core"), None),
            (Format::Tbx, Some("TBX-Min"), Some(Style::Dct)),
            (Format::Tbx, Some("TBX-Basic"), Some(Style::Dca)),
            (Format::Tbx, None, Some(Style::V2)),
        ] {
            let dialect = Dialect { name: dialect, style };
            let written = write(via, &first, dialect);
            let mut second = read(via, "via", &written).unwrap_or_else(|e| panic!("{via:?}: {e}\n{written}"));
            assert_eq!(second.unusable, [], "{via:?}\n{written}");
            // The dialect was asked for; that it was another is not in the file.
            second.frame.clone_from(&first.frame);
            if first.frame.is_none() {
                // TBX names the field with every concept, and the header's source as its own.
                let common = second.domain.is_empty().then(|| first.domain.clone());
                second.domain = common.unwrap_or(second.domain);
            }
            let back = write(from, &second, Dialect::default());
            if from == Format::Yaml && via == Format::Tbx {
                // A status for every form is what TBX adds.
                let plain = |text: &str| read(Format::Yaml, "x", text).unwrap();
                let (a, b) = (plain(&straight), plain(&back));
                for (a, b) in a.entries.iter().zip(&b.entries) {
                    assert_eq!(
                        (&a.id, a.kind, &a.note, a.gap, a.compound),
                        (&b.id, b.kind, &b.note, b.gap, b.compound)
                    );
                    for (a, b) in a.wordings.iter().zip(&b.wordings) {
                        assert_eq!((&a.tag, &a.not, &a.extra), (&b.tag, &b.not, &b.extra));
                        let forms = |w: &parallax::glossary::Wording| -> Vec<(String, Usage)> {
                            w.forms.iter().map(|f| (f.text.clone(), f.usage.clone())).collect()
                        };
                        assert_eq!(forms(a), forms(b));
                        for (a, b) in a.forms.iter().zip(&b.forms) {
                            assert!(a.extra.iter().all(|e| b.extra.contains(e)), "{written}");
                        }
                    }
                    assert_eq!(a.extra, b.extra);
                }
                assert_eq!(a.source, b.source);
            } else {
                assert_eq!(back, straight, "{from:?} by {via:?}:\n{written}");
            }
        }
    }
}

#[test]
fn what_tbx_says_is_understood() {
    let glossary = read(Format::Tbx, "in", DCT).unwrap();
    let entry = &glossary.entries[0];
    assert_eq!(
        (entry.id.as_str(), entry.domain.as_deref(), entry.note.as_deref()),
        ("c1", Some("ferries"), Some("first"))
    );
    let english = &entry.wordings[0];
    assert_eq!(english.preferred().map(|f| f.text.as_str()), Some("car ferry"));
    assert!(matches!(english.forms[2].usage, Usage::Forbidden { .. }));
    assert_eq!((english.forms[1].spot.line, english.forms[1].spot.column), (12, 13));
    let mut base = TermBase::default();
    assert_eq!(base.add("ferries.tbx", DCT).unwrap(), []);
    let pack = Pack::of(&Tag::parse("en").unwrap()).unwrap();
    assert_eq!(base.find("Two car ferries and a crossing boat", pack).len(), 2);
}

#[test]
fn hostile_and_broken_files_are_refused_with_their_place() {
    let deep = format!("<tbx type=\"T\"><text><body>{}", "<a>".repeat(100_000));
    let bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<tbx type=\"T\">&b;</tbx>";
    let twice = "<tbx type=\"T\"><text><body>\n<conceptEntry id=\"a\"/>\n<conceptEntry id=\"a\"/></body></text></tbx>";
    for (format, text, wanted) in [
        (Format::Tbx, bomb, "f:2:1: a DTD inside the file"),
        (
            Format::Tbx,
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">\n<tbx type=\"T\">\n &x;</tbx>",
            "f:3:2: the entity `&x;`",
        ),
        (Format::Tbx, deep.as_str(), "f:1:"),
        (Format::Tbx, twice, "f:3:1: the id `a` stands twice"),
        (Format::Tbx, "<tbx type=\"T\">\n<text></tbx>", "f:2:7: not XML"),
        (
            Format::Tbx,
            "<tbx type=\"T\"><text><body><conceptEntry id=\"a\">",
            "f:1:27: `<conceptEntry>` is not closed",
        ),
        (
            Format::Tbx,
            "<html><body/></html>",
            "f:1:1: not TBX: it begins with `<html>`",
        ),
        (Format::Tbx, "no markup", "f:1:1: not TBX"),
        (Format::Tbx, "", "f:1:1: not TBX"),
        (Format::Csv, "", "f:1:1: no header"),
        (Format::Csv, "name,colour\nx,y\n", "f:1:1: no header that is known"),
    ] {
        let error = read(format, "f", text).unwrap_err().to_string();
        assert!(error.starts_with(wanted), "{error}\n{wanted}");
    }
}

#[test]
fn tables_are_read_and_what_cannot_be_used_is_told_with_its_line() {
    let unusable = |text: &str| -> Vec<String> {
        let glossary = read(Format::Csv, "t.csv", text).unwrap();
        glossary.unusable.iter().map(ToString::to_string).collect()
    };
    for (text, wanted) in [
        // A row a form.
        ("id,lang,form,status\na,en,stall,preferred\na,vi,sạp,\n", vec![]),
        (
            "id,lang,form,status\na,en,stall,best\na,english,stall,\n,en,,\n",
            vec!["t.csv:2:1: `a`: `best`", "t.csv:3:1: `a`: `english`"],
        ),
        (
            "id,lang,form,kind\na,en,stall,shop\n",
            vec!["t.csv:2:1: `shop` is no kind"],
        ),
        (
            "id,lang,form\na,en,\"stall\nand more\n",
            vec!["t.csv:2:1: `a`: a form with a line break"],
        ),
        // A row a concept.
        ("id,en,vi.forbidden,vi,id\na,stall|stand,cửa hàng,sạp,lapak\n", vec![]),
        (
            "id,en,vi\na,stall,sạp,more\na2,x,y\na2,z,w\n",
            vec![
                "t.csv:2:1: 4 cells under a header of 3",
                "t.csv:4:1: the id `a2` stands twice",
            ],
        ),
        // A row a pair.
        (
            "id,sourceLang,targetLang,sourceString,targetString\n1,en,ur_PK,stall,اسٹال\n2,en,ur_PK,quay,\n3,en,ur_PK,pier,…\n",
            vec![
                "t.csv:3:1: no term in `ur-PK`",
                "t.csv:4:1: `…` in `ur-PK` has no letter",
            ],
        ),
    ] {
        let got = unusable(text);
        assert_eq!(got.len(), wanted.len(), "{text}\n{got:?}");
        for (got, wanted) in got.iter().zip(&wanted) {
            assert!(got.starts_with(wanted), "{got}\n{wanted}");
        }
    }
    // What parts the cells is seen in the header, languages are also named in English, and no column is lost.
    for (text, wanted) in [
        (
            "id;en;vi\na;stall, big;sạp\n",
            "en stall, big preferred / vi sạp preferred / []",
        ),
        (
            "ID\tEnglish\tterm_vi\tpos\na\tstall\tsạp\tnoun\n",
            "en stall preferred / vi sạp preferred / [\"<note>pos: noun</note>\"]",
        ),
        (
            "id,lang,term,status,seen\na,en,stall,Preferred,2\na,en,stand,superseded,\na,en,kiosk,Admitted,\n",
            "en stall preferred [<note>seen: 2</note>] / en kiosk variant / en stand forbidden / []",
        ),
        (
            "sourceLang,targetLang,source,target,comment\nen,vi,stall,sạp,of wood\n",
            "en stall preferred / vi sạp preferred / [\"<note>comment: of wood</note>\"]",
        ),
    ] {
        let glossary = read(Format::Csv, "t.csv", text).unwrap();
        assert_eq!(glossary.unusable, [], "{text}");
        let entry = &glossary.entries[0];
        let mut shown = String::new();
        for wording in &entry.wordings {
            for form in &wording.forms {
                let usage = match form.usage {
                    Usage::Preferred => "preferred",
                    Usage::Variant => "variant",
                    Usage::Forbidden { .. } => "forbidden",
                };
                let extra = if form.extra.is_empty() {
                    String::new()
                } else {
                    format!(" [{}]", form.extra.join(""))
                };
                shown.push_str(&format!("{} {} {usage}{extra} / ", wording.tag, form.text));
            }
        }
        assert_eq!(format!("{shown}{:?}", entry.extra), wanted, "{text}");
    }
    let wide = read(
        Format::Tsv,
        "t.tsv",
        "id\ten\tvi.forbidden\tid\tshelf\na\tstall | stand\tcửa hàng\tlapak\tB 2\n",
    )
    .unwrap();
    let shown: Vec<_> = wide.entries[0]
        .wordings
        .iter()
        .map(|w| (w.tag.as_str(), w.forms.len()))
        .collect();
    assert_eq!(shown, [("en", 2), ("vi", 1), ("id", 1)]);
    assert_eq!(wide.entries[0].extra, ["<note>shelf: B 2</note>"]);
}

#[test]
fn pair_lists_of_several_languages_make_one_concept() {
    let list = |lang: &str, word: &str| {
        format!("id,sourceLang,targetLang,sourceString,targetString\n7,en,{lang},quay,{word}\n8,en,{lang},berth,\n")
    };
    let mut base = TermBase::default();
    assert_eq!(base.add("vi.csv", &list("vi_VN", "bến")).unwrap().len(), 1);
    assert_eq!(base.add("fr.csv", &list("fr_XX", "quai")).unwrap().len(), 1);
    assert_eq!(base.concepts().len(), 1);
    for (tag, text) in [("en", "the quays"), ("vi", "trên bến"), ("fr", "les quais")] {
        let pack = Pack::of(&Tag::parse(tag).unwrap()).unwrap();
        assert_eq!(base.find(text, pack).len(), 1, "{tag}");
        assert!(base.concepts()[0].forms(tag).is_some(), "{tag}");
    }
}

#[test]
fn a_glossary_is_looked_over() {
    let entry = |id: &str, terms: &str| format!("  - id: {id}\n    kind: term\n    terms:\n      {terms}\n");
    let two = |a: &str, b: &str| format!("concepts:\n{}{}", entry("a", a), entry("b", b));
    for (text, wanted) in [
        (two("en: {preferred: stall}", "en: {preferred: stand}"), vec![]),
        (
            two("en: {preferred: stall}", "en: {preferred: Stall}"),
            vec!["9:23: error: `b` and `a` (line 5) both prefer “Stall” in `en`: the concept stands twice"],
        ),
        (
            two("en: {preferred: stall, variants: [stand]}", "en: {preferred: stand}"),
            vec!["5:41: warning: “stand” in `en` is a form of `a` and of `b` (line 9)"],
        ),
        (
            two(
                "en: {preferred: stall}",
                "en: {preferred: stand, forbidden: [{form: stall, reason: no}]}",
            ),
            vec!["9:49: error: `b` forbids “stall” in `en`, which `a` prefers (line 5)"],
        ),
        (
            two("en: {preferred: stall, variants: [Stall]}", "en: {preferred: stand}"),
            vec!["5:41: warning: `a`: “Stall” stands twice"],
        ),
        (
            two(
                "en: {preferred: stall, forbidden: [{form: stall, reason: no}]}",
                "en: {preferred: stand}",
            ),
            vec!["5:49: error: `a`: “stall” in `en` is both accepted and forbidden"],
        ),
        (
            two(
                "en: {preferred: x}\n      cs: {preferred: x}",
                "en: {preferred: y}\n      cs: {preferred: y}",
            ),
            vec!["6:7: note: `cs` is no language that Parallax reads"],
        ),
        (
            two("vi: {preferred: \"cho\u{323}\"}", "vi: {preferred: sạp}"),
            vec!["5:23: warning: `a`: “cho\u{323}” in `vi` is not in NFC"],
        ),
        (
            two("en: {preferred: \"sta\u{200b}ll\"}", "en: {preferred: \"a  b\"}"),
            vec![
                "5:23: warning: `a`: “stall” in `en` holds U+200B",
                "9:23: warning: `b`: “a  b” in `en` has a space too many",
            ],
        ),
        (
            format!(
                "{}{}",
                two(
                    "en: {preferred: x}\n      vi: {preferred: x}",
                    "en: {preferred: y}\n      vi: {preferred: y}"
                ),
                entry("c", "en: {preferred: z}")
            ),
            vec!["12:5: note: `c` has no form in `vi`"],
        ),
    ] {
        let flaws: Vec<String> = audit(&read(Format::Yaml, "g", &text).unwrap())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(flaws.len(), wanted.len(), "{text}\n{flaws:?}");
        for (flaw, wanted) in flaws.iter().zip(&wanted) {
            assert!(flaw.starts_with(wanted), "{flaw}\n{wanted}");
        }
    }
}

/// The schema that editors complete by knows the fields that the reader knows, and refuses the rest.
#[test]
fn the_schema_says_what_the_reader_takes() {
    let schema = parallax::glossary::schema();
    let keys = |at: &str| -> Vec<String> {
        let properties = schema.pointer(at).and_then(|p| p.as_object()).expect("properties");
        properties.keys().cloned().collect()
    };
    let concept = "concepts:\n  - id: a\n    kind: term\n    terms: {en: {preferred: apple}}\n";
    // What the reader says of an unknown field names the known ones.
    let known = |text: &str| -> Vec<String> {
        let error = TermBase::default()
            .add("x.yaml", text)
            .expect_err("an unknown field")
            .to_string();
        let list = error
            .split("expected one of ")
            .nth(1)
            .expect("the known fields")
            .to_owned();
        let mut names: Vec<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        names.sort_unstable();
        names
    };
    let rows = [
        ("/properties", format!("wrong: 1\n{concept}")),
        (
            "/$defs/concept/properties",
            concept.replace("kind:", "wrong: 1\n    kind:"),
        ),
        (
            "/$defs/terms/properties",
            concept.replace("{preferred: apple}", "{preferred: apple, wrong: 1}"),
        ),
        (
            "/$defs/forbidden/properties",
            concept.replace("apple}", "apple, forbidden: [{wrong: 1}]}"),
        ),
        ("/$defs/tbx/properties", format!("tbx: {{wrong: 1}}\n{concept}")),
    ];
    for (at, text) in rows {
        assert_eq!(keys(at), known(&text), "{at}");
    }
}
