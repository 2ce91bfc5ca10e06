//! Keeping the words: whatever writes what can be found asks for its words before, and has the difference written
//! after, in the same transaction.

use super::item::{Item, items, table};
use crate::{
    Result, Scope, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    CaseId, CustomerId,
    search::{SearchKind, distinct},
};
use std::collections::BTreeSet;

/// As bytes, which both engines keep in one order.
pub(crate) type Words = BTreeSet<Vec<u8>>;

/// A customer is a word, too, which no text has: what somebody may see is narrowed down like any other word.
pub(super) fn of_customer(id: CustomerId) -> Vec<u8> {
    let mut word = vec![0];
    word.extend(id.0.to_be_bytes());
    word
}

/// A comment that everybody may see who sees its case has this word.
pub(super) const OPEN: [u8; 2] = [0, b'o'];

pub(super) fn of_item(kind: SearchKind, item: &Item) -> Words {
    let text = format!("{}\n{}\n{}", item.title, item.more, item.text);
    // An address that was made harmless is found as what it is.
    let plain = argus_domain::ioc::refang(&text);
    let mut words: Words = distinct(&plain).into_iter().map(String::into_bytes).collect();
    words.insert(of_customer(item.customer.id));
    if kind == SearchKind::Comment && !item.internal {
        words.insert(OPEN.to_vec());
    }
    words
}

/// What a thing is found by now; nothing where it is not there.
pub(crate) async fn words_of(tx: &mut Tx, kind: SearchKind, id: impl Into<i64>) -> Result<Words> {
    let found = items(tx, &Scope::everything(), kind, true, &[id.into()]).await?;
    Ok(found.first().map(|item| of_item(kind, item)).unwrap_or_default())
}

/// Writes what has changed since its words were `before`.
pub(crate) async fn follow(tx: &mut Tx, kind: SearchKind, id: impl Into<i64>, before: Words) -> Result<()> {
    let id = id.into();
    let after = words_of(tx, kind, id).await?;
    let gone: Vec<&Vec<u8>> = before.difference(&after).collect();
    for chunk in chunks(&gone) {
        let mut query = sql("DELETE FROM search_word WHERE kind = ");
        query.push_bind(kind.number()).push(" AND item_id = ").push_bind(id);
        query.push(" AND word IN ").push_list(chunk.iter().map(|word| word.as_slice()));
        query.execute(tx).await?;
    }
    let come: Vec<&Vec<u8>> = after.difference(&before).collect();
    insert(tx, kind, id, &come).await
}

/// A case and what belongs to it goes to another customer.
pub(crate) async fn relocate(tx: &mut Tx, case: CaseId, from: CustomerId, to: CustomerId) -> Result<()> {
    // No case with alerts goes to another customer.
    for kind in SearchKind::ALL.into_iter().filter(|kind| *kind != SearchKind::Alert) {
        let table = table(kind);
        let case_id = if kind == SearchKind::Case { "id" } else { "case_id" };
        sql(format!(
            "UPDATE search_word SET word = $1 WHERE kind = $2 AND word = $3
                AND item_id IN (SELECT id FROM {table} WHERE {case_id} = $4)"
        ))
        .bind(of_customer(to))
        .bind(kind.number())
        .bind(of_customer(from))
        .bind(case)
        .execute(tx)
        .await?;
    }
    Ok(())
}

pub(super) async fn insert(tx: &mut Tx, kind: SearchKind, id: i64, words: &[&Vec<u8>]) -> Result<()> {
    for chunk in chunks(words) {
        let mut query = sql("INSERT INTO search_word (kind, word, item_id) VALUES ");
        for (index, word) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(kind.number());
            query.push(", ").push_bind(word.as_slice()).push(", ").push_bind(id).push(")");
        }
        query.push(" ON CONFLICT DO NOTHING");
        query.execute(tx).await?;
    }
    Ok(())
}
