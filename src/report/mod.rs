//! Findings to bytes: one file per format.
