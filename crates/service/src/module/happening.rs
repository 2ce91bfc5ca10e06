use argus_domain::{CaseId, module::ObjectRef};
use serde_json::Value;
pub(crate) struct Happened {
    pub(crate) hook: &'static str,
    pub(crate) objects: Vec<ObjectRef>,
    pub(crate) data: Option<Value>,
}
pub(crate) fn hooks_of(_: &str, _: &Value, _: Option<CaseId>) -> Vec<Happened> {
    Vec::new()
}
