//! The command line: the only door to files, environment, clock and standard output.
