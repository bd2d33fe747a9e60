//! Term lists of every format to one term base.
//!
//! This room opens no file: it is handed texts.

/// Concepts with their terms in every language, ready to be matched.
#[derive(Debug, Default)]
pub struct TermBase {}
