//! An indicator that was none.

use super::find;
use crate::{Ctx, Result, case::part};
use argus_domain::IocId;
use argus_store::ioc;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: IocId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    ioc::remove(&mut tx, id).await?;
    let text = format!("Deleted the indicator {}", before.value);
    work.done(&mut tx, ctx, "ioc.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}
