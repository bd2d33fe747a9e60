//! The data categories of TBX: the element that holds each in DCA style, and the module that each belongs to.

use super::list::Style;
use super::markup::{Child, Element};

/// A data category.
struct Category {
    name: &'static str,
    /// Its element in DCA style: `<termNote type="partOfSpeech">`.
    element: &'static str,
    /// Its module, and its prefix in DCT style: `<min:partOfSpeech>`.
    module: &'static str,
}

const fn category(name: &'static str, element: &'static str, module: &'static str) -> Category {
    Category { name, element, module }
}

/// Those of the public modules `min` and `basic` (ISO 30042:2019, annexes of TBX-Min and TBX-Basic).
const CATEGORIES: &[Category] = &[
    category("administrativeStatus", "termNote", "min"),
    category("customerSubset", "admin", "min"),
    category("partOfSpeech", "termNote", "min"),
    category("subjectField", "descrip", "min"),
    category("context", "descrip", "basic"),
    category("crossReference", "ref", "basic"),
    category("definition", "descrip", "basic"),
    category("externalCrossReference", "xref", "basic"),
    category("geographicalUsage", "termNote", "basic"),
    category("grammaticalGender", "termNote", "basic"),
    category("projectSubset", "admin", "basic"),
    category("responsibility", "transacNote", "basic"),
    category("source", "admin", "basic"),
    category("termLocation", "termNote", "basic"),
    category("termType", "termNote", "basic"),
    category("transactionType", "transac", "basic"),
    category("xGraphic", "xref", "basic"),
];

/// Elements that hold a category, whatever its name.
const HOLDERS: &[&str] = &[
    "admin",
    "adminNote",
    "descrip",
    "descripNote",
    "ref",
    "termNote",
    "transac",
    "transacNote",
    "xref",
];

/// Elements of TBX 2 and of TBX 3 that are one but for the name.
const RENAMED: &[(&str, &str)] = &[
    ("termEntry", "conceptEntry"),
    ("langSet", "langSec"),
    ("tig", "termSec"),
    ("martifHeader", "tbxHeader"),
    ("refObjectList", "refObjectSec"),
];

/// The namespace of a module's elements in DCT style.
pub fn namespace(module: &str) -> String {
    format!("http://www.tbxinfo.net/ns/{module}")
}

/// An element of any style as it is in DCA style, and all in it.
pub fn to_dca(element: &mut Element) {
    if let Some((prefix, local)) = element.name.split_once(':')
        && let Some(known) = CATEGORIES.iter().find(|c| c.name == local && c.module == prefix)
    {
        element.name = known.element.to_owned();
        element.attributes.insert(0, ("type".to_owned(), known.name.to_owned()));
    } else if let Some((_, new)) = RENAMED.iter().find(|(old, _)| *old == element.name) {
        element.name = (*new).to_owned();
    }
    for child in &mut element.children {
        if let Child::Element(inner) = child {
            to_dca(inner);
        }
    }
}

/// An element in DCA style as `style` has it, and all in it.
pub fn to_style(element: &mut Element, style: Style) {
    match style {
        Style::Dca => return,
        Style::Dct => {
            if let Some(known) = of(element) {
                element.name = format!("{}:{}", known.module, known.name);
                element.attributes.retain(|(key, _)| key != "type");
            }
        }
        Style::V2 => {
            if let Some((old, _)) = RENAMED.iter().find(|(_, new)| *new == element.name) {
                element.name = (*old).to_owned();
            }
        }
    }
    for child in &mut element.children {
        if let Child::Element(inner) = child {
            to_style(inner, style);
        }
    }
}

/// Whether `dialect` in `style` has a place for the element, in DCA style, and for all in it.
pub fn fits(element: &Element, dialect: &str, style: Style) -> bool {
    let modules: Option<&[&str]> = match dialect {
        "TBX-Core" => Some(&[]),
        "TBX-Min" => Some(&["min"]),
        "TBX-Basic" => Some(&["min", "basic"]),
        // A dialect of somebody's own has what it has.
        _ if style == Style::Dct => Some(&["min", "basic"]),
        _ => None,
    };
    let here = match (modules, HOLDERS.contains(&element.name.as_str())) {
        (None, _) | (_, false) => true,
        // TBX 2 has other names for more categories.
        (Some(_), true) if style == Style::V2 => true,
        (Some(modules), true) => of(element).is_some_and(|c| modules.contains(&c.module)),
    };
    here && element.elements().all(|inner| fits(inner, dialect, style))
}

fn of(element: &Element) -> Option<&'static Category> {
    let name = element.attribute("type")?;
    CATEGORIES.iter().find(|c| c.name == name && c.element == element.name)
}
