//! What a call may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Everything that is bounded. The defaults suit modules that look at a few objects or one file of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// From the start of a call to its result.
    pub time: Duration,
    /// Processor time of one process of it, in seconds.
    pub cpu: u64,
    /// Bytes of address space of one process, and of memory of all together.
    pub memory: u64,
    /// Bytes of one file it writes.
    pub file: u64,
    /// Bytes in its working folder.
    pub disk: u64,
    pub processes: usize,
    pub open_files: u64,
    /// Lines of log that are passed on; what is more is dropped, and told once.
    pub log_lines: usize,
    /// The same in bytes.
    pub log_bytes: usize,
    /// Bytes of log and output after which a call is ended instead of being listened to.
    pub output: usize,
    /// Bytes of one message of it: the result, say.
    pub message: usize,
    /// How many changes it may ask for.
    pub changes: usize,
    /// The same in bytes.
    pub change_bytes: usize,
    /// How often it may ask for something.
    pub questions: usize,
}

const MIB: usize = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(300),
            cpu: 300,
            memory: 1024 * MIB as u64,
            file: 256 * MIB as u64,
            disk: 512 * MIB as u64,
            processes: 32,
            open_files: 256,
            log_lines: 5_000,
            log_bytes: MIB,
            output: 64 * MIB,
            message: 16 * MIB,
            changes: 100_000,
            change_bytes: 128 * MIB,
            questions: 10_000,
        }
    }
}

/// Which limit a call passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    #[error("it took longer than it may")]
    Time,
    #[error("it used more processor time than it may")]
    Cpu,
    #[error("it needed more memory than it may have")]
    Memory,
    #[error("it filled its working folder")]
    Disk,
    #[error("it started more processes than it may")]
    Processes,
    #[error("it wrote more output than anybody can read")]
    Output,
    #[error("it said more at once than it may")]
    Message,
    #[error("it asked for more changes than it may")]
    Changes,
    #[error("it asked more questions than it may")]
    Questions,
}
