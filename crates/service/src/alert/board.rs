//! The queue as a board: a column for each status.

use super::list::resolved;
use crate::{Ctx, Result};
use argus_domain::alert::{AlertColumn, AlertFilter, AlertSort, AlertStatus};
use argus_store::alert;

/// Of each of some statuses so many of the first alerts, at most 100. What the question says of statuses does not count.
pub async fn board(
    ctx: &Ctx,
    filter: &AlertFilter,
    sort: AlertSort,
    columns: &[(AlertStatus, u32)],
) -> Result<Vec<AlertColumn>> {
    let (scope, mut filter) = resolved(ctx, filter)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let mut board = Vec::new();
    for (status, limit) in columns.iter().take(AlertStatus::ALL.len()) {
        filter.statuses = vec![*status];
        let page = alert::list(&mut conn, &scope, &filter, sort, (*limit).min(100), 0).await?;
        board.push(AlertColumn { status: *status, page });
    }
    Ok(board)
}
