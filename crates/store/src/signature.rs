//! Signatures, and the alarms and categories they are mapped to.

use crate::{
    Conn, Result, Tx,
    query::{chunks, like_pattern, sql},
};
use argus_domain::{AlarmId, CategoryId, SignatureId};
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

/// Ids for signatures, which are added where they are new. The same name with another alarm or category is
/// another signature.
pub async fn resolve<'a>(tx: &mut Tx, wanted: &BTreeSet<Named<'a>>) -> Result<BTreeMap<Named<'a>, Known>> {
    let mut known = find(tx, wanted).await?;
    // In the order of names, so that servers that add the same ones never wait for each other in a circle.
    for named in wanted {
        if !known.contains_key(named) {
            let added = add(tx, named).await?;
            known.insert(*named, added);
        }
    }
    Ok(known)
}

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    alarm: Option<String>,
    category: Option<String>,
    id: i64,
    category_id: Option<i64>,
}

async fn find<'a>(conn: &mut Conn, wanted: &BTreeSet<Named<'a>>) -> Result<BTreeMap<Named<'a>, Known>> {
    let names: BTreeSet<&str> = wanted.iter().map(|named| named.name).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut stored = BTreeMap::new();
    for chunk in chunks(&names) {
        let mut query = sql("SELECT signature.name, alarm.description AS alarm, category.name AS category,
                signature.id, category_id
             FROM signature LEFT JOIN alarm ON alarm.id = alarm_id
             LEFT JOIN category ON category.id = category_id WHERE signature.name IN ");
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<Row>(conn).await? {
            let known = Known { id: SignatureId(row.id), category: row.category_id.map(CategoryId) };
            stored.insert((row.name, row.alarm, row.category), known);
        }
    }
    let known_as = |named: &Named<'_>| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        stored.get(&(named.name.to_owned(), text(named.alarm), text(named.category)))
    };
    Ok(wanted.iter().filter_map(|named| Some((*named, *known_as(named)?))).collect())
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
         ON CONFLICT (name, COALESCE(alarm_id, 0), COALESCE(category_id, 0))
            DO UPDATE SET name = excluded.name RETURNING id, category_id")
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

/// The ids of all signatures with these names.
pub async fn ids(conn: &mut Conn, names: &[String]) -> Result<Vec<SignatureId>> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut ids = Vec::new();
    for chunk in chunks(&names) {
        let mut query = sql("SELECT id FROM signature WHERE name IN ");
        query.push_list(chunk.iter().copied());
        ids.extend(query.fetch_all::<(i64,)>(conn).await?.into_iter().map(|(id,)| SignatureId(id)));
    }
    Ok(ids)
}

/// The ids of all signatures that are mapped to one of these alarms, rising.
pub async fn of_alarms(conn: &mut Conn, alarms: &[AlarmId]) -> Result<Vec<SignatureId>> {
    mapped_to(conn, "alarm_id", alarms).await
}

/// The ids of all signatures that are mapped to one of these categories, rising.
pub async fn of_categories(conn: &mut Conn, categories: &[CategoryId]) -> Result<Vec<SignatureId>> {
    mapped_to(conn, "category_id", categories).await
}

async fn mapped_to<T: Copy + Into<crate::query::Value>>(
    conn: &mut Conn,
    column: &str,
    ids: &[T],
) -> Result<Vec<SignatureId>> {
    let mut found = Vec::new();
    for chunk in chunks(ids) {
        let mut query = sql(format!("SELECT id FROM signature WHERE {column} IN "));
        query.push_list(chunk.iter().copied());
        found.extend(query.fetch_all::<(i64,)>(conn).await?.into_iter().map(|(id,)| SignatureId(id)));
    }
    found.sort_unstable();
    Ok(found)
}

/// What every signature is mapped to.
pub async fn mappings(conn: &mut Conn) -> Result<Vec<(SignatureId, Option<AlarmId>, Option<CategoryId>)>> {
    let rows: Vec<(i64, Option<i64>, Option<i64>)> =
        sql("SELECT id, alarm_id, category_id FROM signature").fetch_all(conn).await?;
    let mapping = |(id, alarm, category): (i64, Option<i64>, Option<i64>)| {
        (SignatureId(id), alarm.map(AlarmId), category.map(CategoryId))
    };
    Ok(rows.into_iter().map(mapping).collect())
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
