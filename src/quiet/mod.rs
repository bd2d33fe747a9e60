//! What users have said once and will not be told again: comments in the text, and the baseline.
//!
//! This room opens no file and looks at no clock: it is handed texts and the date.

mod content;
mod comments;
mod baseline;

pub use baseline::{Baseline, Entry, is_date};
pub use comments::{Hushed, Notice, hush};
pub use content::Content;
