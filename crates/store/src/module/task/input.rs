//! What a task was given.

use argus_domain::{AttachmentId, CustomerId, ModuleId, Permission, module::ObjectRef};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    pub objects: Vec<ObjectRef>,
    /// For hooks about what is no object any more, or not yet.
    pub data: Option<Value>,
    pub files: Vec<AttachmentId>,
    pub arguments: Map<String, Value>,
    /// Nobody's: Argus itself.
    pub rights: Option<Rights>,
    /// The modules whose changes led here, the first first: none of them is called again.
    pub chain: Vec<ModuleId>,
}

/// What whoever began it could do then, where that was less than he may do: through a key, say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    pub permissions: Vec<String>,
    /// `None` is whichever he sees.
    pub customers: Option<Vec<CustomerId>>,
}

impl Rights {
    pub fn permissions(&self) -> Vec<Permission> {
        self.permissions.iter().filter_map(|name| name.parse().ok()).collect()
    }
}
