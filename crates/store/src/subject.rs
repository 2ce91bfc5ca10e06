//! Users and groups, as others look them up.

use crate::{
    Conn, Result, Scope,
    listing::{Listing, and_keywords, order},
    query::{Sql, sql},
};
use argus_domain::{
    CustomerId, GroupId, Permission, UserId,
    criteria::Page,
    event::CustomerName,
    user::{Group, Person, Subject, SubjectFilter, SubjectKey, User},
};
use std::collections::HashMap;

/// Who looks, and what he may see: people who have a customer with him in common, and himself.
#[derive(Clone, Copy, Debug)]
pub struct Onlooker<'a> {
    pub scope: &'a Scope,
    pub user: Option<UserId>,
}

/// Users, groups or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    pub users: bool,
    pub groups: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    is_group: i32,
    short_name: String,
    name: String,
    time_zone: String,
    disabled: bool,
}

/// A page of those that a filter leaves, and how many there are.
pub async fn search(
    conn: &mut Conn,
    onlooker: Onlooker<'_>,
    kinds: Kinds,
    filter: &SubjectFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Subject>> {
    let mut condition = sql("");
    condition.push(" FROM (");
    if kinds.users {
        users(&mut condition, onlooker, filter);
    }
    if kinds.users && kinds.groups {
        condition.push(" UNION ALL ");
    }
    if kinds.groups {
        groups(&mut condition, filter);
    }
    condition.push(") subject WHERE 1 = 1");
    let column = |key: SubjectKey| match key {
        SubjectKey::Id => "CAST(id AS TEXT)",
        SubjectKey::ShortName => "LOWER(short_name)",
        SubjectKey::Name => "LOWER(name)",
    };
    let everywhere = [SubjectKey::ShortName, SubjectKey::Name];
    let fields = if filter.fields.is_empty() { &everywhere[..] } else { &filter.fields };
    let fields: Vec<&str> = fields.iter().map(|key| column(*key)).collect();
    and_keywords(&mut condition, &filter.keywords, &fields);
    let by_name = order(&filter.sort, "LOWER(short_name)", "id", |key| match key {
        SubjectKey::Id => "id",
        key => column(key),
    });
    let columns = "id, is_group, short_name, name, time_zone, disabled";
    let order = format!("{by_name}, is_group");
    let page = Listing { columns, condition, order, limit, offset }.fetch::<Row>(conn).await?;
    let ids: Vec<UserId> =
        page.rows.iter().filter(|row| row.is_group == 0).map(|row| UserId(row.id)).collect();
    let mut customers = first_customers(conn, onlooker.scope, &ids).await?;
    let rows = page.rows.into_iter().map(|row| subject(row, &mut customers)).collect();
    Ok(Page { rows, total: page.total })
}

fn users(query: &mut Sql, onlooker: Onlooker<'_>, filter: &SubjectFilter) {
    query.push(
        "SELECT id, 0 AS is_group, login AS short_name, name, time_zone, disabled FROM app_user WHERE 1 = 1",
    );
    if let Some(ids) = onlooker.scope.only() {
        query.push(" AND (id = ").push_bind(onlooker.user.unwrap_or(UserId(-1)));
        query.push(" OR ");
        of_customers(query, ids);
        query.push(")");
    }
    if !filter.customers.is_empty() {
        let seen: Vec<CustomerId> =
            filter.customers.iter().copied().filter(|id| onlooker.scope.includes(*id)).collect();
        query.push(" AND ");
        of_customers(query, &seen);
    }
    if !filter.users.is_empty() || !filter.groups.is_empty() || !filter.names.is_empty() {
        query.push(" AND (id IN ").push_list(filter.users.iter().copied());
        let names = filter.names.iter().map(|name| name.to_lowercase());
        query.push(" OR login IN ").push_list(names).push(")");
    }
    if filter.only_disabled {
        query.push(" AND disabled");
    } else if !filter.include_disabled {
        query.push(" AND NOT disabled");
    }
}

fn of_customers(query: &mut Sql, customers: &[CustomerId]) {
    query.push("EXISTS (SELECT 1 FROM customer_of_user WHERE user_id = app_user.id AND customer_id IN ");
    query.push_list(customers.iter().copied()).push(")");
}

fn groups(query: &mut Sql, filter: &SubjectFilter) {
    query.push(
        "SELECT id, 1 AS is_group, name AS short_name, name, '' AS time_zone, FALSE AS disabled
         FROM user_group WHERE 1 = 1",
    );
    if filter.only_disabled || !filter.customers.is_empty() {
        query.push(" AND 1 = 0");
    }
    if !filter.users.is_empty() || !filter.groups.is_empty() || !filter.names.is_empty() {
        query.push(" AND (id IN ").push_list(filter.groups.iter().copied());
        let names = filter.names.iter().map(|name| name.to_lowercase());
        query.push(" OR LOWER(name) IN ").push_list(names).push(")");
    }
}

fn subject(row: Row, customers: &mut HashMap<UserId, CustomerName>) -> Subject {
    if row.is_group != 0 {
        return Subject::Group(Group { id: GroupId(row.id), name: row.name });
    }
    let user = User {
        id: UserId(row.id),
        login: row.short_name,
        name: row.name,
        time_zone: row.time_zone,
        disabled: row.disabled,
    };
    Subject::User(Person { customer: customers.remove(&user.id), user })
}

/// The first customer of each user that may be seen.
pub(crate) async fn first_customers(
    conn: &mut Conn,
    scope: &Scope,
    users: &[UserId],
) -> Result<HashMap<UserId, CustomerName>> {
    if users.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query = sql("SELECT first.user_id, id, short_name, name FROM customer JOIN (
            SELECT user_id, MIN(customer_id) AS customer_id FROM customer_of_user WHERE user_id IN ");
    query.push_list(users.iter().copied());
    crate::customer::and_in_scope(&mut query, scope, "customer_id");
    query.push(" GROUP BY user_id) first ON first.customer_id = customer.id");
    let rows: Vec<(i64, i64, String, String)> = query.fetch_all(conn).await?;
    let named =
        |(user, id, short_name, name)| (UserId(user), CustomerName { id: CustomerId(id), short_name, name });
    Ok(rows.into_iter().map(named).collect())
}

/// The groups that a user is in, by name.
pub async fn groups_of(conn: &mut Conn, user: UserId, limit: u32, offset: u32) -> Result<Page<Group>> {
    let mut condition = sql("");
    condition.push(
        " FROM user_group JOIN group_member ON group_member.group_id = user_group.id
          WHERE group_member.user_id = ",
    );
    condition.push_bind(user);
    let listing = Listing { columns: "id, name", condition, order: "name".to_owned(), limit, offset };
    let page = listing.fetch::<(i64, String)>(conn).await?;
    let rows = page.rows.into_iter().map(|(id, name)| Group { id: GroupId(id), name }).collect();
    Ok(Page { rows, total: page.total })
}

/// Which of a user's groups give him which permissions.
pub async fn grants(conn: &mut Conn, user: UserId) -> Result<Vec<(Group, Permission)>> {
    let rows: Vec<(i64, String, String)> = sql("SELECT user_group.id, name, permission FROM user_group
         JOIN group_member ON group_member.group_id = user_group.id
         JOIN group_permission ON group_permission.group_id = user_group.id
         WHERE group_member.user_id = $1 ORDER BY name, permission")
    .bind(user)
    .fetch_all(conn)
    .await?;
    let grant = |(id, name, permission): (i64, String, String)| {
        let permission = permission.parse().map_err(crate::StoreError::corrupt)?;
        Ok((Group { id: GroupId(id), name }, permission))
    };
    rows.into_iter().map(grant).collect()
}
