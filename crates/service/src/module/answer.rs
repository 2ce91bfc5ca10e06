use crate::Ctx;
use serde_json::Value;
pub(crate) async fn answer(_: &Ctx, _: &Value) -> Result<Value, String> {
    Err("no".into())
}
