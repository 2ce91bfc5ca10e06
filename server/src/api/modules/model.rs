//! What calls of modules and of tasks answer both.

use argus_domain::{
    ModuleTaskId,
    module::{Choice, Parameter, ParameterType},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A task that was put into the queue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleTaskStarted)]
pub(super) struct StartedVo {
    /// Its number.
    task: i64,
}

impl From<ModuleTaskId> for StartedVo {
    fn from(id: ModuleTaskId) -> Self {
        Self { task: id.0 }
    }
}

/// Something that is filled in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleParameter)]
pub(super) struct ParameterVo {
    name: String,
    /// `text`, `secret`, `bool`, `int`, `float` or `json`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    kind: ParameterType,
    #[schema(value_type = Object)]
    default: Value,
    mandatory: bool,
    title: String,
    about: String,
    section: String,
}

impl From<Parameter> for ParameterVo {
    fn from(parameter: Parameter) -> Self {
        let Parameter { name, kind, default, mandatory, title, about, section } = parameter;
        Self { name, kind, default, mandatory, title, about, section }
    }
}

/// What can be done by hand: with an object, or with files of evidence.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleChoice)]
pub(super) struct ChoiceVo {
    module: i64,
    module_title: String,
    /// The kind of object; missing where it is files.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    object: Option<&'static str>,
    /// The entry of the menu.
    label: String,
    /// What is to be filled in, for files.
    parameters: Vec<ParameterVo>,
}

impl From<Choice> for ChoiceVo {
    fn from(choice: Choice) -> Self {
        Self {
            module: choice.module.0,
            module_title: choice.module_title,
            object: choice.kind.map(|kind| kind.name()),
            label: choice.label,
            parameters: choice.parameters.into_iter().map(ParameterVo::from).collect(),
        }
    }
}
