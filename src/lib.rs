//! Parallax reads the versions of one report in several languages and says where they disagree.
//!
//! The rooms and their floors are described in `ARCHITECTURE.md`.

pub mod text;
pub mod finding;
pub mod language;
pub mod read;
pub mod glossary;
pub mod segment;
pub mod extract;
pub mod align;
pub mod compare;
pub mod check;
pub mod quiet;
pub mod report;
pub mod config;
pub mod run;
pub mod cli;
