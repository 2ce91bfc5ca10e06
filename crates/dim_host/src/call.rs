//! What a module is called with.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Map, Value};

/// One call, as it goes to the module.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    #[serde(flatten)]
    pub action: Action,
    /// What the administrator chose, by the name of the parameter.
    pub settings: Map<String, Value>,
    /// Files of evidence to process.
    pub files: Vec<File>,
    /// Whatever else it may know: who triggered it, the case, settings of the server.
    pub context: Map<String, Value>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Say what you are: name, parameters, hooks, and whether you are ready.
    Describe,
    /// Say which package of a distribution is a module.
    Find { distribution: String },
    /// Something happened, or somebody asked by hand.
    Hook {
        hook: String,
        /// Which entry of the menu it was, for hooks by hand.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// The objects that it is about.
        objects: Vec<Value>,
    },
    /// Process the files.
    Pipeline {
        /// What was filled in when it was started.
        arguments: Map<String, Value>,
    },
}

/// A file that the module may read.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    pub name: String,
    pub path: PathBuf,
    pub size: u64,
}

impl Call {
    pub fn new(action: Action) -> Self {
        Self { action, settings: Map::new(), files: Vec::new(), context: Map::new() }
    }

    pub fn describe() -> Self {
        Self::new(Action::Describe)
    }

    pub fn hook(hook: impl Into<String>, objects: Vec<Value>) -> Self {
        Self::new(Action::Hook { hook: hook.into(), label: None, objects })
    }

    pub fn pipeline(files: Vec<File>) -> Self {
        Self { files, ..Self::new(Action::Pipeline { arguments: Map::new() }) }
    }

    #[must_use]
    pub fn with_settings(mut self, settings: Map<String, Value>) -> Self {
        self.settings = settings;
        self
    }
}
