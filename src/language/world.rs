//! World tables: currencies and units, the same for every language.

use super::pack::UniqueMap;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

/// The unit of "kilo" alone: kilometres or kilograms, as the sentence or the other versions tell.
pub const KILO: &str = "kilo";

/// What is known of currencies and units whatever the language.
#[derive(Debug)]
pub struct World {
    /// Sign → the ISO 4217 codes it may stand for, the likeliest first.
    pub signs: BTreeMap<&'static str, Vec<&'static str>>,
    /// ISO 4217 codes that are read as they stand.
    pub codes: Vec<&'static str>,
    /// CLDR unit id → unit.
    pub units: BTreeMap<&'static str, Unit>,
}

/// A unit of measurement.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it measures: units of one dimension convert into each other.
    pub dimension: &'static str,
    /// Base units that one of it is.
    pub factor: Decimal,
    /// Symbols that every language writes alike.
    pub symbols: Vec<&'static str>,
}

impl World {
    /// The tables that are built in.
    pub fn get() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| {
            read(
                include_str!("../../glossary/world/currencies.yaml"),
                include_str!("../../glossary/world/units.yaml"),
            )
            .expect("the built-in world tables are read by a test")
        })
    }

    /// The id of a unit, as one string for all users of it.
    pub fn unit_id(&self, id: &str) -> Option<&'static str> {
        self.units.get_key_value(id).map(|(k, _)| *k)
    }

    /// The code of a currency, as one string for all users of it.
    pub fn currency(&self, code: &str) -> Option<&'static str> {
        self.codes.iter().find(|c| **c == code).copied()
    }

    /// Whether `a` and `b` may be one currency under a shared sign (`$`, `¥`).
    pub fn share_a_sign(&self, a: &str, b: &str) -> bool {
        self.signs
            .values()
            .any(|codes| codes.contains(&a) && codes.contains(&b))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currencies {
    signs: UniqueMap<Vec<String>>,
    codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    units: UniqueMap<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    dimension: String,
    factor: String,
    symbols: Vec<String>,
}

fn read(currencies: &str, units: &str) -> Result<World, String> {
    let currencies: Currencies = serde_yaml::from_str(currencies).map_err(|e| e.to_string())?;
    let units: Units = serde_yaml::from_str(units).map_err(|e| e.to_string())?;
    let codes: Vec<&'static str> = currencies.codes.into_iter().map(leak).collect();
    let signs = currencies
        .signs
        .0
        .into_iter()
        .map(|(sign, list)| (leak(sign), list.into_iter().map(leak).collect()))
        .collect();
    let mut table = BTreeMap::new();
    for (id, raw) in units.units.0 {
        let factor = Decimal::from_str(&raw.factor).map_err(|e| format!("{id}: {e}"))?;
        let symbols = raw.symbols.into_iter().map(leak).collect();
        table.insert(
            leak(id),
            Unit {
                dimension: leak(raw.dimension),
                factor,
                symbols,
            },
        );
    }
    Ok(World {
        signs,
        codes,
        units: table,
    })
}

/// Built-in tables live as long as the program.
pub(super) fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::World;

    #[test]
    fn the_world_is_read() {
        let world = World::get();
        assert!(
            world
                .signs
                .values()
                .flatten()
                .all(|c| world.currency(c).is_some() || c.len() == 3)
        );
        assert!(world.units.values().all(|u| !u.factor.is_zero()));
        assert!(world.share_a_sign("USD", "AUD"));
        assert!(!world.share_a_sign("USD", "VND"));
    }
}
