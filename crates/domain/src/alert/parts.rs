//! What belongs to an alert.

use crate::{
    AlertAssetId, AlertIocId, CaseId, Timestamp,
    case::Person,
    ioc::{IocKind, Tlp},
};
use serde::{Deserialize, Serialize};

/// An indicator, which the case that the alert goes to can take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertIoc {
    pub id: AlertIocId,
    pub value: String,
    pub kind: IocKind,
    pub tlp: Tlp,
    /// Markdown.
    pub description: String,
    pub tags: Vec<String>,
}

/// A machine, an account or whatever else is concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertAsset {
    pub id: AlertAssetId,
    pub name: String,
    /// What it is, in the source's words: `server`, `account`.
    pub kind: String,
    pub ip: String,
    pub domain: String,
    pub description: String,
}

/// A case that the alert went to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertCase {
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub title: String,
    pub is_open: bool,
    pub linked: Timestamp,
    pub linked_by: Option<Person>,
}
