//! Signatures, and the alarms and categories they are mapped to.

use crate::{
    Conn, Result, Tx,
    query::{chunks, like_pattern, sql},
};
use argus_domain::{CategoryId, SignatureId};
use std::collections::{BTreeMap, BTreeSet};

/// A signature as a sensor names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named<'a> {
    pub name: &'a str,
    pub alarm: Option<&'a str>,
    pub category: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: SignatureId,
    pub category: Option<CategoryId>,
}

/// Ids for signatures, which are added where they are new. A signature that is known already keeps its
/// alarm and category.
pub async fn resolve<'a>(tx: &mut Tx, wanted: &BTreeSet<Named<'a>>) -> Result<BTreeMap<&'a str, Known>> {
    let names: Vec<&str> =
        wanted.iter().map(|named| named.name).collect::<BTreeSet<_>>().into_iter().collect();
    let mut known = find(tx, &names).await?;
    // In the order of names, so that servers that add the same ones never wait for each other in a circle.
    for named in wanted {
        if !known.contains_key(named.name) {
            let added = add(tx, named).await?;
            known.insert(named.name, added);
        }
    }
    Ok(known)
}

async fn find<'a>(conn: &mut Conn, names: &[&'a str]) -> Result<BTreeMap<&'a str, Known>> {
    let mut known = BTreeMap::new();
    for chunk in chunks(names) {
        let mut query = sql("SELECT name, id, category_id FROM signature WHERE name IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(String, i64, Option<i64>)> = query.fetch_all(conn).await?;
        let rows: BTreeMap<String, Known> = rows
            .into_iter()
            .map(|(name, id, category)| {
                (name, Known { id: SignatureId(id), category: category.map(CategoryId) })
            })
            .collect();
        known.extend(chunk.iter().filter_map(|name| Some((*name, *rows.get(*name)?))));
    }
    Ok(known)
}

async fn add(tx: &mut Tx, named: &Named<'_>) -> Result<Known> {
    let alarm = match named.alarm {
        Some(description) => Some(id_of(tx, "alarm", "description", description).await?),
        None => None,
    };
    let category = match named.category {
        Some(name) => Some(id_of(tx, "category", "name", name).await?),
        None => None,
    };
    // Another server may have added it meanwhile: then its row is what counts.
    let (id, category): (i64, Option<i64>) = sql("INSERT INTO signature (name, alarm_id, category_id)
         VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, category_id")
    .bind(named.name)
    .bind(alarm)
    .bind(category)
    .fetch_one(tx)
    .await?;
    Ok(Known { id: SignatureId(id), category: category.map(CategoryId) })
}

/// The id of a name in `table`, added if it is new.
async fn id_of(tx: &mut Tx, table: &str, column: &str, name: &str) -> Result<i64> {
    let found: Option<(i64,)> =
        sql(format!("SELECT id FROM {table} WHERE {column} = $1")).bind(name).fetch_optional(tx).await?;
    if let Some((id,)) = found {
        return Ok(id);
    }
    let (id,): (i64,) = sql(format!(
        "INSERT INTO {table} ({column}) VALUES ($1)
         ON CONFLICT ({column}) DO UPDATE SET {column} = excluded.{column} RETURNING id"
    ))
    .bind(name)
    .fetch_one(tx)
    .await?;
    Ok(id)
}

/// Of `names`, those that exist.
pub async fn ids(conn: &mut Conn, names: &[String]) -> Result<Vec<SignatureId>> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok(find(conn, &names).await?.into_values().map(|known| known.id).collect())
}

/// The most signatures that a part of a name may stand for.
pub const MAX_MATCHES: u32 = 5_000;

/// Those whose name or alarm holds `text`, in any case; at most [`MAX_MATCHES`].
pub async fn matching(conn: &mut Conn, text: &str) -> Result<Vec<SignatureId>> {
    let pattern = like_pattern(text);
    let rows: Vec<(i64,)> = sql("SELECT signature.id FROM signature LEFT JOIN alarm ON alarm.id = alarm_id
         WHERE LOWER(signature.name) LIKE $1 ESCAPE '\\' OR LOWER(alarm.description) LIKE $1 ESCAPE '\\'
         ORDER BY signature.id LIMIT $2")
    .bind(pattern.as_str())
    .bind(MAX_MATCHES)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| SignatureId(id)).collect())
}
