//! Users, as administrators manage them.

use crate::{
    Conn, Locked, Result, Scope, Tx,
    customer::and_in_scope,
    listing::{Listing, and_keywords, order},
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    CustomerId, GroupId, Keywords, Sort, Timestamp, UserId,
    criteria::Page,
    event::CustomerName,
    membership::{GroupName, Through, UserName},
    user::{ManagedUser, ManagedUserFilter, User, UserKey},
    version::FieldVersions,
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    login: String,
    name: String,
    email: String,
    time_zone: String,
    disabled: bool,
    must_change_password: bool,
    created_at: i64,
    last_login_at: Option<i64>,
    version: i64,
}

const COLUMNS: &str =
    "id, login, name, email, time_zone, disabled, must_change_password, created_at, last_login_at, version";

pub async fn managed(conn: &mut Conn, id: UserId) -> Result<Option<ManagedUser>> {
    let row: Option<Row> =
        sql(format!("SELECT {COLUMNS} FROM app_user WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    Ok(with_groups(conn, row.into_iter().collect()).await?.pop())
}

/// A page of those that a filter leaves, and how many there are.
pub async fn managed_page(
    conn: &mut Conn,
    filter: &ManagedUserFilter,
    sort: Sort<UserKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedUser>> {
    let mut condition = sql(" FROM app_user WHERE 1 = 1");
    if let Some(disabled) = filter.disabled {
        condition.push(" AND disabled = ").push_bind(disabled);
    }
    let words = Keywords::all(filter.text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut condition, &words, &["login", "LOWER(name)", "LOWER(email)"]);
    let order = order(&[sort], "login", "id", |key| match key {
        UserKey::Login => "login",
        UserKey::Name => "LOWER(name)",
        UserKey::LastLogin => "COALESCE(last_login_at, 0)",
    });
    let page = Listing { columns: COLUMNS, condition, order, limit, offset }.fetch::<Row>(conn).await?;
    Ok(Page { rows: with_groups(conn, page.rows).await?, total: page.total })
}

async fn with_groups(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<ManagedUser>> {
    let mut query = sql("SELECT user_id, id, name FROM group_member
         JOIN user_group ON user_group.id = group_member.group_id WHERE user_id IN ");
    query.push_list(rows.iter().map(|row| row.id)).push(" ORDER BY LOWER(name), id");
    let mut groups: HashMap<i64, Vec<GroupName>> = HashMap::new();
    for (user, id, name) in query.fetch_all::<(i64, i64, String)>(conn).await? {
        groups.entry(user).or_default().push(GroupName { id: GroupId(id), name });
    }
    let user = |row: Row| ManagedUser {
        groups: groups.remove(&row.id).unwrap_or_default(),
        user: User {
            id: UserId(row.id),
            login: row.login,
            name: row.name,
            time_zone: row.time_zone,
            disabled: row.disabled,
        },
        email: row.email,
        must_change_password: row.must_change_password,
        added: Timestamp::clamped(row.created_at),
        last_login: row.last_login_at.map(Timestamp::clamped),
        version: row.version,
    };
    Ok(rows.into_iter().map(user).collect())
}

/// Call it before reading the user.
pub async fn lock(tx: &mut Tx, id: UserId) -> Result<Option<Locked>> {
    versioned::lock(tx, "app_user", id).await
}

/// Writes all of a locked user that administrators change, as his next version.
pub async fn update(tx: &mut Tx, changed: &ManagedUser, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE app_user SET version = version + 1, name = $1, email = $2, time_zone = $3, disabled = $4,
            field_versions = $5 WHERE id = $6")
    .bind(changed.user.name.as_str())
    .bind(changed.email.as_str())
    .bind(changed.user.time_zone.as_str())
    .bind(changed.user.disabled)
    .bind(json(versions)?)
    .bind(changed.user.id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Empty where somebody has none.
pub async fn email(conn: &mut Conn, id: UserId) -> Result<String> {
    let row: Option<(String,)> =
        sql("SELECT email FROM app_user WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(|(email,)| email).unwrap_or_default())
}

pub async fn set_email(tx: &mut Tx, id: UserId, email: &str) -> Result<()> {
    sql("UPDATE app_user SET email = $1 WHERE id = $2").bind(email).bind(id).execute(tx).await?;
    Ok(())
}

pub async fn set_last_login(tx: &mut Tx, id: UserId, now: Timestamp) -> Result<()> {
    sql("UPDATE app_user SET last_login_at = $1 WHERE id = $2").bind(now).bind(id).execute(tx).await?;
    Ok(())
}

/// Users to choose from: those whose name or login holds `text`, by name.
pub async fn names(conn: &mut Conn, text: &str, limit: u32) -> Result<Vec<UserName>> {
    let mut query = sql("SELECT id, login, name, disabled FROM app_user WHERE 1 = 1");
    let words = Keywords::all(text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut query, &words, &["login", "LOWER(name)"]);
    query.push(" ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String, String, bool)> = query.fetch_all(conn).await?;
    let name = |(id, login, name, disabled)| UserName { id: UserId(id), login, name, disabled };
    Ok(rows.into_iter().map(name).collect())
}

/// The customers that a user was given himself or through a group, by name.
pub async fn customers_through(
    conn: &mut Conn,
    scope: &Scope,
    user: UserId,
    limit: u32,
) -> Result<Vec<(CustomerName, Vec<Through>)>> {
    let mut query = sql("SELECT customer.id, short_name, name,
            EXISTS (SELECT 1 FROM user_customer WHERE customer_id = customer.id AND user_id = ");
    query.push_bind(user);
    query.push(") FROM customer WHERE id IN (SELECT customer_id FROM customer_of_user WHERE user_id = ");
    query.push_bind(user).push(")");
    and_in_scope(&mut query, scope, "customer.id");
    query.push(" ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String, String, bool)> = query.fetch_all(conn).await?;
    let mut groups = sql("SELECT customer_id, user_group.id, user_group.name FROM group_customer
         JOIN user_group ON user_group.id = group_customer.group_id
         JOIN group_member ON group_member.group_id = user_group.id
         WHERE user_id = ");
    groups.push_bind(user).push(" AND customer_id IN ").push_list(rows.iter().map(|row| row.0));
    groups.push(" ORDER BY user_group.name");
    let mut through: HashMap<i64, Vec<Through>> = HashMap::new();
    for (customer, id, name) in groups.fetch_all::<(i64, i64, String)>(conn).await? {
        through.entry(customer).or_default().push(Through::Group(GroupName { id: GroupId(id), name }));
    }
    let customer = |(id, short_name, name, own)| {
        let mut reasons = if own { vec![Through::Himself] } else { Vec::new() };
        reasons.extend(through.remove(&id).unwrap_or_default());
        (CustomerName { id: CustomerId(id), short_name, name }, reasons)
    };
    Ok(rows.into_iter().map(customer).collect())
}
