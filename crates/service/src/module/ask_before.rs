//! Asking modules that wait for something before it is saved.

use crate::{Ctx, Result};
use argus_domain::CaseId;
use serde_json::Value;

/// What is to be saved, as modules want it; or the reason of one that refuses it.
pub(crate) async fn ask_before(_: &Ctx, _hook: &str, _: Option<CaseId>, data: Value) -> Result<Value> {
    Ok(data)
}
