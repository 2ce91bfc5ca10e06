//! How long deliveries, and what policies met, are kept: as long as events of their customer.

use crate::{Argus, Ctx, Result};
use argus_domain::{CustomerId, Timestamp, timestamp::MILLIS_PER_DAY};
use argus_store::{Scope, customer, delivery as store, policy, retention};
use std::{collections::HashMap, time::Duration};

/// Deliveries that are removed in one transaction: few, so that others hardly wait.
const BATCH: u32 = 500;
const PAUSE: Duration = Duration::from_millis(20);
const PAGE: u32 = 1_000;

/// Removes those that are done and older than the rule of their customer says, or the rule for all others. Returns
/// how many are gone.
pub async fn expire(argus: &Argus) -> Result<u64> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let rules: HashMap<Option<CustomerId>, u32> = retention::rules(&mut conn).await?.into_iter().collect();
    if rules.is_empty() {
        return Ok(0);
    }
    // Those that are about no customer follow the rule for all others.
    let mut whose = vec![None];
    loop {
        let offset = whose.len() as u32 - 1;
        let page = customer::list(&mut conn, &Scope::everything(), "", PAGE, offset).await?;
        let is_last = page.len() < PAGE as usize;
        whose.extend(page.into_iter().map(|customer| Some(customer.id)));
        if is_last {
            break;
        }
    }
    drop(conn);
    let mut removed = 0;
    for customer in whose {
        let Some(days) = rules.get(&customer).or_else(|| rules.get(&None)) else { continue };
        let before = ctx.now.plus_millis(-i64::from(*days) * MILLIS_PER_DAY);
        removed += remove(argus, customer, before).await?;
        if let Some(customer) = customer {
            removed += remove_notices(argus, customer, before).await?;
        }
    }
    Ok(removed)
}

async fn remove(argus: &Argus, customer: Option<CustomerId>, before: Timestamp) -> Result<u64> {
    let mut removed = 0;
    loop {
        let mut conn = argus.store().read().await?;
        let ids = store::expired(&mut conn, customer, before, BATCH).await?;
        drop(conn);
        if ids.is_empty() {
            return Ok(removed);
        }
        let mut tx = argus.store().begin().await?;
        removed += store::remove(&mut tx, &ids).await?;
        tx.commit().await?;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn remove_notices(argus: &Argus, customer: CustomerId, before: Timestamp) -> Result<u64> {
    let mut removed = 0;
    loop {
        let mut conn = argus.store().read().await?;
        let ids = policy::expired(&mut conn, customer, before, BATCH).await?;
        drop(conn);
        if ids.is_empty() {
            return Ok(removed);
        }
        let mut tx = argus.store().begin().await?;
        removed += policy::remove_notices(&mut tx, &ids).await?;
        tx.commit().await?;
        tokio::time::sleep(PAUSE).await;
    }
}
