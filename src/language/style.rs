//! How a house writes the numbers of a language: what `style:` of the configuration says.

/// House style of one language; what is left open is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The decimal sign: `,` of `48,84 %`.
    pub decimal: Option<char>,
    /// What parts the thousands: `.` of `1.300`.
    pub grouping: Option<Grouping>,
}

/// What parts the thousands of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing: `1300`.
    None,
    /// Any kind of space: `1 300`.
    Space,
    /// This sign: `1.300`.
    Sign(char),
}
