//! Takes in what was written before there was a search: once, from the newest back, in small transactions.

use super::{index, item::items_up_to};
use crate::{Result, Store, query::sql};
use argus_domain::search::SearchKind;

const AT_ONCE: u32 = 200;

/// Goes on where it was interrupted. What somebody writes meanwhile is taken in by that.
pub(crate) async fn fill(store: &Store) -> Result<()> {
    for kind in SearchKind::ALL {
        while some(store, kind).await? {}
    }
    Ok(())
}

/// Whether there is more.
async fn some(store: &Store, kind: SearchKind) -> Result<bool> {
    let mut tx = store.begin().await?;
    let up_to: Option<(i64,)> = sql("SELECT up_to FROM search_fill WHERE kind = $1")
        .bind(kind.number())
        .fetch_optional(&mut tx)
        .await?;
    let Some((up_to,)) = up_to else { return Ok(false) };
    let items = items_up_to(&mut tx, kind, up_to, AT_ONCE).await?;
    for item in &items {
        let words = index::of_item(kind, item);
        index::insert(&mut tx, kind, item.id, &words.iter().collect::<Vec<_>>()).await?;
    }
    let is_more = items.len() == AT_ONCE as usize;
    match items.last().filter(|_| is_more) {
        Some(last) => {
            sql("UPDATE search_fill SET up_to = $1 WHERE kind = $2").bind(last.id - 1).bind(kind.number())
        }
        None => sql("DELETE FROM search_fill WHERE kind = $1").bind(kind.number()),
    }
    .execute(&mut tx)
    .await?;
    tx.commit().await?;
    Ok(is_more)
}
