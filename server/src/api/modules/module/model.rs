//! What the calls of modules answer.

use super::super::model::ParameterVo;
use argus_domain::{
    Timestamp,
    module::{Hook, Managed, ManagedDetail, Settings, Settled},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A module in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Module)]
pub(super) struct ModuleVo {
    id: i64,
    /// Of the package.
    name: String,
    /// `shipped`, `package` or `wheel`.
    origin: &'static str,
    title: String,
    description: String,
    /// Of the package; empty before it was installed once.
    package_version: String,
    enabled: bool,
    /// `installing`, `installed` or `failed`: what came of the last time.
    installation: &'static str,
    /// Why it could not be installed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    failure: Option<String>,
    /// Why it cannot be called, and what is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    not_ready: Option<String>,
    /// The lowest is called first.
    position: i64,
    hooks: Vec<HookVo>,
    /// Whether it processes files of evidence.
    pipeline: bool,
}

/// What a module waits for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleHook)]
struct HookVo {
    hook: String,
    /// The entry of the menu, for what is called by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    label: Option<String>,
    /// Whether who saves something waits for it.
    synchronous: bool,
}

impl From<Managed> for ModuleVo {
    fn from(module: Managed) -> Self {
        let (installation, failure) = match module.installed {
            Settled::Installing => ("installing", None),
            Settled::Installed => ("installed", None),
            Settled::Failed { reason } => ("failed", Some(reason)),
        };
        let hook = |Hook { hook, label, synchronous }| HookVo { hook, label, synchronous };
        Self {
            id: module.id.0,
            name: module.name,
            origin: module.origin.name(),
            title: module.title,
            description: module.description,
            package_version: module.version,
            enabled: module.enabled,
            installation,
            failure,
            not_ready: module.not_ready,
            position: module.position,
            hooks: module.hooks.into_iter().map(hook).collect(),
            pipeline: module.is_pipeline,
        }
    }
}

/// With what it is set to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleInFull)]
pub(super) struct DetailVo {
    #[serde(flatten)]
    module: ModuleVo,
    /// What it can be set to.
    parameters: Vec<ParameterVo>,
    /// By the names of its parameters. Secrets are stars.
    #[schema(value_type = Object)]
    settings: Settings,
    /// Calls of it that run at the same time, on all servers together.
    at_once: u32,
    /// Whether a process of it is kept for the next calls.
    warm: bool,
    /// Hooks that it is not called for, though it waits for them.
    muted: Vec<String>,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    /// Rises with every change.
    version: i64,
}

impl From<ManagedDetail> for DetailVo {
    fn from(detail: ManagedDetail) -> Self {
        let parameters = detail.described.map(|described| described.parameters).unwrap_or_default();
        Self {
            module: detail.module.into(),
            parameters: parameters.into_iter().map(ParameterVo::from).collect(),
            settings: detail.settings,
            at_once: detail.at_once,
            warm: detail.warm,
            muted: detail.muted,
            last_updated_timestamp: detail.changed,
            version: detail.version,
        }
    }
}
