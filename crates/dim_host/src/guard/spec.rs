//! What a guard is told.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A program to run and what it may use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    pub program: PathBuf,
    pub arguments: Vec<PathBuf>,
    /// The working folder, which is gone afterwards.
    pub folder: PathBuf,
    /// Seconds of processor time of one process.
    pub cpu: u64,
    /// Bytes of address space of one process, and of memory of all together.
    pub memory: u64,
    /// Bytes of one file.
    pub file: u64,
    /// Bytes in the working folder and others that it fills.
    pub disk: u64,
    /// Those others. They stay.
    pub measured: Vec<PathBuf>,
    /// How many processes at once.
    pub processes: usize,
    /// How many open files of one process.
    pub open_files: u64,
}
