use crate::{Ctx, Result};
use argus_domain::{
    CaseId,
    module::{ObjectRef, TaskChange},
};
use argus_store::Tx;
use serde_json::Value;
pub(crate) async fn apply(
    _: &mut Tx,
    _: &Ctx,
    _: Option<CaseId>,
    _: &[ObjectRef],
    _: &[Value],
) -> Result<Vec<TaskChange>> {
    Ok(Vec::new())
}
