//! Layers of settings to one settled value.
