//! What answers to some words.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    search::{Hit, HitPage, Piece, SearchKind, Term, TextQuery, snippet, terms},
};
use argus_store::search::{self as store, Item, LOOKED_AT, Wanted};
use std::collections::HashMap;

/// The most rows of one page.
const MAX_LIMIT: u32 = 100;
/// In bytes, about.
const TITLE: usize = 300;
const SNIPPET: usize = 220;

/// Of one kind and what the caller may see, the newest first. Nothing answers to no words.
pub async fn find(
    ctx: &Ctx,
    query: &TextQuery,
    kind: SearchKind,
    limit: u32,
    offset: u32,
) -> Result<HitPage> {
    let actor = ctx.require(kind.permission())?;
    let (scope, internal) = (actor.scope(), actor.may(Permission::UpdateCase));
    let terms = terms(&query.text);
    if terms.is_empty() {
        return Ok(HitPage::default());
    }
    let mut conn = ctx.argus.store().snapshot().await?;
    let wanted = Wanted { kind, terms: &terms, customer: query.customer, internal };
    let found = store::find(&mut conn, &scope, &wanted).await?;
    let page: Vec<i64> =
        found.ids.iter().skip(offset as usize).take(limit.min(MAX_LIMIT) as usize).copied().collect();
    let items = store::items(&mut conn, &scope, kind, internal, &page).await?;
    let mut items: HashMap<i64, Item> = items.into_iter().map(|item| (item.id, item)).collect();
    let rows = page.iter().filter_map(|id| items.remove(id)).map(|item| hit(kind, item, &terms)).collect();
    Ok(HitPage {
        rows,
        total: found.ids.len() as u64,
        looked_at: (!found.is_complete).then_some(LOOKED_AT),
        whole_only: found.whole_only,
    })
}

fn hit(kind: SearchKind, item: Item, terms: &[Term]) -> Hit {
    let mut shown = snippet(&item.text, terms, SNIPPET);
    let more = snippet(&item.more, terms, SNIPPET);
    let title = snippet(&item.title, terms, TITLE);
    let marked = |pieces: &[Piece]| pieces.iter().any(|piece| piece.marked);
    // Found by a tag or a ticket alone.
    if !marked(&shown) && !marked(&title) && marked(&more) {
        shown = more;
    }
    Hit {
        kind,
        id: item.id,
        case: item.case,
        case_title: item.case.map(|case| format!("#{case} – {}", item.case_name)).unwrap_or_default(),
        customer: item.customer,
        title,
        snippet: shown,
        updated: item.updated,
    }
}
