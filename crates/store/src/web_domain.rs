//! Fully qualified domain names that events hold.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::WebDomainId;
use std::collections::{BTreeMap, BTreeSet};

/// Ids of names, which are added where they are new.
pub async fn resolve(tx: &mut Tx, wanted: &BTreeSet<&str>) -> Result<BTreeMap<String, WebDomainId>> {
    let names: Vec<&str> = wanted.iter().copied().collect();
    let mut known = find(tx, &names).await?;
    // In the order of names, so that servers that add the same ones never wait for each other in a circle.
    let new: Vec<&str> = names.into_iter().filter(|name| !known.contains_key(*name)).collect();
    for chunk in chunks(&new) {
        let mut query = sql("INSERT INTO web_domain (name) VALUES ");
        for (index, name) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(*name).push(")");
        }
        query.push(" ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING name, id");
        known.extend(named(query.fetch_all(tx).await?));
    }
    Ok(known)
}

async fn find(conn: &mut Conn, names: &[&str]) -> Result<BTreeMap<String, WebDomainId>> {
    let mut known = BTreeMap::new();
    for chunk in chunks(names) {
        let mut query = sql("SELECT name, id FROM web_domain WHERE name IN ");
        query.push_list(chunk.iter().copied());
        known.extend(named(query.fetch_all(conn).await?));
    }
    Ok(known)
}

fn named(rows: Vec<(String, i64)>) -> impl Iterator<Item = (String, WebDomainId)> {
    rows.into_iter().map(|(name, id)| (name, WebDomainId(id)))
}

/// Those of the names that some event has.
pub async fn known(conn: &mut Conn, names: &[String]) -> Result<Vec<String>> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok(find(conn, &names).await?.into_keys().collect())
}

/// The ids of those names that some event has.
pub async fn ids(conn: &mut Conn, names: &[String]) -> Result<Vec<WebDomainId>> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok(find(conn, &names).await?.into_values().collect())
}
