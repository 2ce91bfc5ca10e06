//! Groups of users, and what those in them may do and see.

use crate::{
    Conn, Locked, Result, Scope, StoreError, Tx,
    customer::and_in_scope,
    listing::{Listing, and_keywords},
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    CustomerId, GroupId, Keywords, Permission, UserId, criteria::Page, event::CustomerName,
    group::ManagedGroup, membership::UserName, version::FieldVersions,
};
use std::collections::HashMap;

type Row = (i64, String, i64, i64, i64);

const COLUMNS: &str = "id, name, version,
    (SELECT COUNT(*) FROM group_member WHERE group_id = user_group.id) AS members,
    (SELECT COUNT(*) FROM group_customer WHERE group_id = user_group.id) AS customers";

pub async fn insert(tx: &mut Tx, name: &str) -> Result<GroupId> {
    let (id,): (i64,) =
        sql("INSERT INTO user_group (name) VALUES ($1) RETURNING id").bind(name).fetch_one(tx).await?;
    Ok(GroupId(id))
}

pub async fn get(conn: &mut Conn, id: GroupId) -> Result<Option<ManagedGroup>> {
    let row: Option<Row> =
        sql(format!("SELECT {COLUMNS} FROM user_group WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    Ok(with_permissions(conn, row.into_iter().collect()).await?.pop())
}

pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<ManagedGroup>> {
    let row: Option<Row> = sql(format!("SELECT {COLUMNS} FROM user_group WHERE name = $1"))
        .bind(name)
        .fetch_optional(conn)
        .await?;
    Ok(with_permissions(conn, row.into_iter().collect()).await?.pop())
}

/// All names, with their numbers: there are few.
pub async fn names(conn: &mut Conn) -> Result<Vec<(GroupId, String)>> {
    let rows: Vec<(i64, String)> =
        sql("SELECT id, name FROM user_group ORDER BY LOWER(name), id").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}

/// Whoever is in one of these groups.
pub async fn members_of(conn: &mut Conn, groups: &[GroupId]) -> Result<Vec<UserId>> {
    let mut query = sql("SELECT DISTINCT user_id FROM group_member WHERE group_id IN ");
    query.push_list(groups.iter().copied()).push(" ORDER BY user_id");
    let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| UserId(id)).collect())
}

/// Those whose name holds the words of `text`, by name.
pub async fn page(conn: &mut Conn, text: &str, limit: u32, offset: u32) -> Result<Page<ManagedGroup>> {
    let mut condition = sql(" FROM user_group WHERE 1 = 1");
    let words = Keywords::all(text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut condition, &words, &["LOWER(name)"]);
    let listing = Listing { columns: COLUMNS, condition, order: "LOWER(name), id".to_owned(), limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: with_permissions(conn, page.rows).await?, total: page.total })
}

async fn with_permissions(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<ManagedGroup>> {
    let mut query = sql("SELECT group_id, permission FROM group_permission WHERE group_id IN ");
    query.push_list(rows.iter().map(|row| row.0));
    let mut permissions: HashMap<i64, Vec<Permission>> = HashMap::new();
    for (group, name) in query.fetch_all::<(i64, String)>(conn).await? {
        permissions.entry(group).or_default().push(name.parse().map_err(StoreError::corrupt)?);
    }
    let group = |(id, name, version, members, customers): Row| {
        let mut permissions = permissions.remove(&id).unwrap_or_default();
        permissions.sort_unstable();
        ManagedGroup {
            id: GroupId(id),
            name,
            permissions,
            members: members.unsigned_abs(),
            customers: customers.unsigned_abs(),
            version,
        }
    };
    Ok(rows.into_iter().map(group).collect())
}

/// Call it before reading the group.
pub async fn lock(tx: &mut Tx, id: GroupId) -> Result<Option<Locked>> {
    versioned::lock(tx, "user_group", id).await
}

/// Writes name and versions of a locked group, as its next version.
pub async fn update(tx: &mut Tx, id: GroupId, name: &str, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE user_group SET version = version + 1, name = $1, field_versions = $2 WHERE id = $3")
        .bind(name)
        .bind(json(versions)?)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn set_permissions(tx: &mut Tx, id: GroupId, permissions: &[Permission]) -> Result<()> {
    sql("DELETE FROM group_permission WHERE group_id = $1").bind(id).execute(tx).await?;
    for permission in permissions {
        sql("INSERT INTO group_permission (group_id, permission) VALUES ($1, $2)")
            .bind(id)
            .bind(permission.name())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// `false` where that was so already.
pub async fn set_member(tx: &mut Tx, id: GroupId, user: UserId, is: bool) -> Result<bool> {
    let text = if is {
        "INSERT INTO group_member (group_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM group_member WHERE group_id = $1 AND user_id = $2"
    };
    Ok(sql(text).bind(id).bind(user).execute(tx).await? > 0)
}

/// Removes a group that nobody is in; [`StoreError::InUse`] where something else names it.
pub async fn remove(tx: &mut Tx, id: GroupId) -> Result<()> {
    for table in ["group_permission", "group_customer"] {
        sql(format!("DELETE FROM {table} WHERE group_id = $1")).bind(id).execute(tx).await?;
    }
    sql("DELETE FROM user_group WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}

/// Those who are in a group, by name.
pub async fn members(
    conn: &mut Conn,
    id: GroupId,
    text: &str,
    limit: u32,
    offset: u32,
) -> Result<Page<UserName>> {
    let mut condition = sql(" FROM app_user JOIN group_member ON user_id = app_user.id WHERE group_id = ");
    condition.push_bind(id);
    let words = Keywords::all(text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut condition, &words, &["login", "LOWER(name)"]);
    let columns = "id, login, name, disabled";
    let listing = Listing { columns, condition, order: "LOWER(name), id".to_owned(), limit, offset };
    let page = listing.fetch::<(i64, String, String, bool)>(conn).await?;
    let name = |(id, login, name, disabled)| UserName { id: UserId(id), login, name, disabled };
    Ok(Page { rows: page.rows.into_iter().map(name).collect(), total: page.total })
}

/// All customers that a group was given.
pub async fn customer_ids(conn: &mut Conn, id: GroupId) -> Result<Vec<CustomerId>> {
    let rows: Vec<(i64,)> =
        sql("SELECT customer_id FROM group_customer WHERE group_id = $1").bind(id).fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| CustomerId(id)).collect())
}

/// The customers that a group was given and that lie in the scope, by name.
pub async fn customers(conn: &mut Conn, scope: &Scope, id: GroupId, limit: u32) -> Result<Vec<CustomerName>> {
    let mut query = sql("SELECT id, short_name, name FROM customer
         JOIN group_customer ON customer_id = customer.id WHERE group_id = ");
    query.push_bind(id);
    and_in_scope(&mut query, scope, "customer_id");
    query.push(" ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String, String)> = query.fetch_all(conn).await?;
    let name = |(id, short_name, name)| CustomerName { id: CustomerId(id), short_name, name };
    Ok(rows.into_iter().map(name).collect())
}
