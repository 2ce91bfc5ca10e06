use crate::Result;
use argus_domain::{CaseId, module::ObjectRef, user::User};
use argus_store::{Conn, Scope};
use serde_json::{Map, Value};
pub(crate) async fn load(_: &mut Conn, _: &Scope, _: &ObjectRef) -> Result<Option<Value>> {
    Ok(None)
}
pub(crate) async fn told(_: &mut Conn, _: &Scope, _: &ObjectRef) -> Result<Option<(String, Option<CaseId>)>> {
    Ok(None)
}
pub(crate) async fn context(
    _: &mut Conn,
    _: &Scope,
    _: Option<&User>,
    _: Option<CaseId>,
) -> Result<Map<String, Value>> {
    Ok(Map::new())
}
