//! What users have said once and will not be told again: comments in the text, and the baseline.
//!
//! This room opens no file and looks at no clock: it is handed texts and the date.

mod content;

pub use content::Content;
