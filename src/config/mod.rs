//! Layers of settings to one settled value.
//!
//! This room opens no file: it is handed what flags, front matter and `parallax.yaml` say.

mod fail_on;
mod levels;
mod layer;
mod file;
mod settle;
mod show;

pub use fail_on::FailOn;
pub use file::{FILE_NAMES, read, schema};
pub use layer::{Embeddings, Layer, Origin, Output};
pub use levels::{Level, Levels, Step};
pub use settle::{Config, Conflict, settle};
pub use show::{Shown, show};
