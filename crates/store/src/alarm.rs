//! Alarms, categories and signatures, as people look them up. A name is told to those who see an event with
//! it: what one customer's sensor says is not told to another.

use crate::{
    Conn, Result, Scope,
    listing::{Listing, and_keywords, order},
    query::{Sql, sql},
};
use argus_domain::{
    AlarmId, CategoryId,
    alarm::{Alarm, AlarmFilter, AlarmKey, AttackCategory, Mapping},
    criteria::Page,
};

/// Adds ` AND EXISTS (…)` for a signature of an event within the scope. Uses event_customer_signature.
fn and_seen(query: &mut Sql, scope: &Scope, signature: &str) {
    if let Some(ids) = scope.only() {
        query.push(" AND EXISTS (SELECT 1 FROM event WHERE event.signature_id = ").push(signature);
        query.push(" AND event.customer_id IN ").push_list(ids.iter().copied()).push(")");
    }
}

/// Conditions on a row of `signature` called `s`.
fn and_mapped(query: &mut Sql, scope: &Scope, filter: &AlarmFilter) {
    and_seen(query, scope, "s.id");
    if !filter.alarms.is_empty() {
        query.push(" AND s.alarm_id IN ").push_list(filter.alarms.iter().copied());
    }
    if !filter.categories.is_empty() || !filter.category_names.is_empty() {
        query.push(" AND (s.category_id IN ").push_list(filter.categories.iter().copied());
        query.push(" OR s.category_id IN (SELECT id FROM category WHERE LOWER(name) IN ");
        query.push_list(filter.category_names.iter().map(|name| name.to_lowercase())).push("))");
    }
    if !filter.signatures.is_empty() {
        query.push(" AND s.name IN ").push_list(filter.signatures.iter().map(String::as_str));
    }
}

#[derive(sqlx::FromRow)]
struct AlarmRow {
    id: i64,
    description: String,
    category_id: Option<i64>,
    category_name: Option<String>,
}

fn category(id: Option<i64>, name: Option<String>) -> Option<AttackCategory> {
    Some(AttackCategory { id: CategoryId(id?), name: name? })
}

pub async fn alarms(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlarmFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Alarm>> {
    let mut condition = sql("");
    // Its category is that of the first of its signatures that may be seen.
    condition.push(
        " FROM (SELECT alarm.id, alarm.description,
        (SELECT MIN(s.category_id) FROM signature s WHERE s.alarm_id = alarm.id",
    );
    and_seen(&mut condition, scope, "s.id");
    condition.push(
        ") AS category_id FROM alarm WHERE EXISTS (SELECT 1 FROM signature s WHERE s.alarm_id = alarm.id",
    );
    and_mapped(&mut condition, scope, filter);
    condition.push(")) found LEFT JOIN category ON category.id = found.category_id WHERE 1 = 1");
    and_keywords(&mut condition, &filter.keywords, &["LOWER(found.description)"]);
    let order = order(&filter.sort, "found.id", "found.id", |key| match key {
        AlarmKey::Id => "found.id",
        AlarmKey::Name => "LOWER(found.description)",
    });
    let columns = "found.id, found.description, category.id AS category_id, category.name AS category_name";
    let page = Listing { columns, condition, order, limit, offset }.fetch::<AlarmRow>(conn).await?;
    let alarm = |row: AlarmRow| Alarm {
        id: AlarmId(row.id),
        description: row.description,
        category: category(row.category_id, row.category_name),
    };
    Ok(Page { rows: page.rows.into_iter().map(alarm).collect(), total: page.total })
}

pub async fn categories(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlarmFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<AttackCategory>> {
    let mut condition = sql("");
    condition
        .push(" FROM category WHERE EXISTS (SELECT 1 FROM signature s WHERE s.category_id = category.id");
    and_mapped(&mut condition, scope, filter);
    condition.push(")");
    and_keywords(&mut condition, &filter.keywords, &["LOWER(name)"]);
    let order = order(&filter.sort, "id", "id", |key| match key {
        AlarmKey::Id => "id",
        AlarmKey::Name => "LOWER(name)",
    });
    let listing = Listing { columns: "id, name", condition, order, limit, offset };
    let page = listing.fetch::<(i64, String)>(conn).await?;
    let category = |(id, name)| AttackCategory { id: CategoryId(id), name };
    Ok(Page { rows: page.rows.into_iter().map(category).collect(), total: page.total })
}

#[derive(sqlx::FromRow)]
struct MappingRow {
    name: String,
    alarm_id: Option<i64>,
    description: Option<String>,
    category_id: Option<i64>,
    category_name: Option<String>,
}

pub async fn mappings(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlarmFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Mapping>> {
    let mut condition = sql("");
    condition.push(
        " FROM signature s LEFT JOIN alarm ON alarm.id = s.alarm_id
        LEFT JOIN category ON category.id = s.category_id WHERE 1 = 1",
    );
    and_mapped(&mut condition, scope, filter);
    and_keywords(&mut condition, &filter.keywords, &["LOWER(s.name)", "LOWER(alarm.description)"]);
    let order = order(&filter.sort, "s.id", "s.id", |key| match key {
        AlarmKey::Id => "s.id",
        AlarmKey::Name => "LOWER(s.name)",
    });
    let columns = "s.name, s.alarm_id, alarm.description, s.category_id, category.name AS category_name";
    let page = Listing { columns, condition, order, limit, offset }.fetch::<MappingRow>(conn).await?;
    let mapping = |row: MappingRow| Mapping {
        signature: row.name,
        alarm: row.alarm_id.zip(row.description).map(|(id, description)| Alarm {
            id: AlarmId(id),
            description,
            category: category(row.category_id, row.category_name),
        }),
    };
    Ok(Page { rows: page.rows.into_iter().map(mapping).collect(), total: page.total })
}
