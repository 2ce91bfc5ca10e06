//! Modules that are installed, as an administrator manages them.

use super::{Described, Hook, ObjectKind, Settings};
use crate::{ModuleId, Timestamp};
use serde::{Deserialize, Serialize};

/// Where a module came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// It is part of Argus.
    Shipped,
    /// The package index.
    Package,
    /// A wheel that somebody uploaded.
    Wheel,
}

impl Origin {
    pub const ALL: [Self; 3] = [Self::Shipped, Self::Package, Self::Wheel];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Package => "package",
            Self::Wheel => "wheel",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Shipped => "Part of Argus",
            Self::Package => "Package index",
            Self::Wheel => "Uploaded wheel",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// What came of installing it the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Settled {
    /// A task does it.
    Installing,
    Installed,
    /// What was there before, if anything, is as it was.
    Failed {
        reason: String,
    },
}

/// In a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Managed {
    pub id: ModuleId,
    /// Of the package.
    pub name: String,
    pub origin: Origin,
    /// Empty before it was installed once.
    pub title: String,
    pub description: String,
    /// Of the package.
    pub version: String,
    pub enabled: bool,
    pub installed: Settled,
    /// Why it cannot be called, and what is to be done: a setting that is missing, for instance.
    pub not_ready: Option<String>,
    /// The lowest is called first where several wait for the same.
    pub position: i64,
    pub hooks: Vec<Hook>,
    pub is_pipeline: bool,
}

impl Managed {
    /// Whether it is called.
    pub fn is_active(&self) -> bool {
        self.enabled && self.not_ready.is_none() && !self.version.is_empty()
    }
}

/// All of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManagedDetail {
    pub module: Managed,
    /// To name in the next change.
    pub version: i64,
    pub described: Option<Described>,
    /// Secrets are stars.
    pub settings: Settings,
    /// Calls of it that run at the same time, on all servers together.
    pub at_once: u32,
    /// Whether a process of it is kept for the next calls.
    pub warm: bool,
    /// Hooks that it is not called for, though it waits for them.
    pub muted: Vec<String>,
    pub changed: Timestamp,
}

/// What is changed of a module; nothing stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ModuleChange {
    /// The one that was seen.
    pub version: i64,
    pub enabled: Option<bool>,
    pub settings: Option<Settings>,
    pub at_once: Option<u32>,
    pub warm: Option<bool>,
    pub muted: Option<Vec<String>>,
    pub position: Option<i64>,
}

impl ModuleChange {
    pub const MOST_AT_ONCE: u32 = 32;
}

/// An entry of the menu of an object: what can be done with it by hand, or with files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub module: ModuleId,
    pub module_title: String,
    /// None for a pipeline.
    pub kind: Option<ObjectKind>,
    pub label: String,
    /// What is to be filled in, for a pipeline.
    pub parameters: Vec<super::Parameter>,
}

/// What is to be installed, or replaced by another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "camelCase")]
pub enum NewModule {
    /// One of those that are part of Argus.
    Shipped { name: String },
    /// Of the package index; the newest version, unless one is named.
    Package { name: String, version: Option<String> },
}

/// One that is part of Argus, whether it is installed or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipped {
    pub name: String,
    /// What it needs from the package index.
    pub needs: Vec<String>,
    pub is_installed: bool,
}

/// Something done by hand: each object is a task of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualCall {
    pub module: ModuleId,
    /// The entry of the menu.
    pub label: String,
    pub objects: Vec<super::ObjectRef>,
}

/// Files of a case that a pipeline is to process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Processing {
    pub module: ModuleId,
    pub case: crate::CaseId,
    pub files: Vec<crate::AttachmentId>,
    /// What was filled in.
    pub arguments: Settings,
}
