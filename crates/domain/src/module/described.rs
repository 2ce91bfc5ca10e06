//! What a module says of itself.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// As it is shown to who installs and configures it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Described {
    pub interface: Interface,
    /// The name its settings are kept by, where they are exported.
    pub name: String,
    pub title: String,
    pub version: String,
    pub description: String,
    pub parameters: Vec<Parameter>,
    pub hooks: Vec<Hook>,
    /// What is to be filled in when files are given to it; nothing, if it processes none.
    pub pipeline: Option<Vec<Parameter>>,
    /// What is to be done before it works.
    pub not_ready: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interface {
    Argus,
    /// Written for IRIS.
    Iris,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: ParameterType,
    pub default: Value,
    pub mandatory: bool,
    pub title: String,
    pub about: String,
    pub section: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterType {
    Text,
    /// Never shown again.
    Secret,
    Bool,
    Int,
    Float,
    Json,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    pub hook: String,
    /// The entry in the menu, for what is called by hand.
    pub label: Option<String>,
    /// Whether who saves something waits for it.
    pub synchronous: bool,
}
