//! What an administrator sets about running modules.

use argus_dim_host::{Limits, Outside, install::Index};
use std::{path::PathBuf, time::Duration};

#[derive(Clone, Debug)]
pub struct ModuleSettings {
    /// Where modules are installed. Several servers share it.
    pub folder: PathBuf,
    /// The interpreter that their environments are made with.
    pub python: PathBuf,
    /// The program that keeps an eye on a module, and what comes before its one argument.
    pub guard: Vec<PathBuf>,
    /// Where packages come from.
    pub index: Index,
    /// How modules reach the outside.
    pub outside: Outside,
    /// What one call may use.
    pub limits: Limits,
    /// How long a pipeline may take, which reads whole files.
    pub pipeline_time: Duration,
    /// Tasks that run at the same time on one server; none, and it leaves them to others.
    pub at_once: usize,
    /// How long whoever saves something waits for modules that are asked before.
    pub patience: Duration,
}

impl Default for ModuleSettings {
    fn default() -> Self {
        Self {
            folder: PathBuf::from("data/modules"),
            python: PathBuf::from("python3"),
            guard: Vec::new(),
            index: Index::default(),
            outside: Outside::default(),
            limits: Limits::default(),
            pipeline_time: Duration::from_secs(3_600),
            at_once: 4,
            patience: Duration::from_secs(5),
        }
    }
}
