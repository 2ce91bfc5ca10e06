//! Users, their groups and customers.

mod managed;

pub use managed::{
    customers_through, email, lock, managed, managed_page, names, set_email, set_last_login, update,
};

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    customer::and_in_scope,
    query::{Sql, chunks, sql},
};
use argus_domain::{
    CaseId, CustomerId, Permission, Timestamp, UserId, case::Person, network::Doer, user::User,
};
use std::collections::HashMap;

/// A user with what is needed to log him in.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: User,
    pub password_hash: String,
    pub must_change_password: bool,
    pub current_case: Option<CaseId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    login: String,
    name: String,
    password_hash: String,
    must_change_password: bool,
    time_zone: String,
    disabled: bool,
    current_case: Option<i64>,
}

/// Somebody of a row that names him, if it does.
pub(crate) fn person(id: Option<i64>, name: Option<String>) -> Option<Person> {
    id.zip(name).map(|(id, name)| Person { id: UserId(id), name })
}

/// The same, with his login.
pub(crate) fn doer(id: Option<i64>, login: Option<String>, name: Option<String>) -> Option<Doer> {
    Some(Doer { id: UserId(id?), login: login?, name: name? })
}

const COLUMNS: &str =
    "id, login, name, password_hash, must_change_password, time_zone, disabled, current_case";

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        Self {
            user: User {
                id: UserId(row.id),
                login: row.login,
                name: row.name,
                time_zone: row.time_zone,
                disabled: row.disabled,
            },
            password_hash: row.password_hash,
            must_change_password: row.must_change_password,
            current_case: row.current_case.map(CaseId),
        }
    }
}

#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    pub login: &'a str,
    pub name: &'a str,
    pub password_hash: &'a str,
    pub must_change_password: bool,
    pub time_zone: &'a str,
}

pub async fn insert(tx: &mut Tx, new: &NewUser<'_>, now: Timestamp) -> Result<UserId> {
    let (id,): (i64,) = sql("INSERT INTO app_user
            (login, name, password_hash, must_change_password, time_zone, disabled, created_at)
         VALUES ($1, $2, $3, $4, $5, FALSE, $6) RETURNING id")
    .bind(new.login)
    .bind(new.name)
    .bind(new.password_hash)
    .bind(new.must_change_password)
    .bind(new.time_zone)
    .bind(now)
    .fetch_one(tx)
    .await?;
    Ok(UserId(id))
}

pub async fn find(conn: &mut Conn, login: &str) -> Result<Option<Account>> {
    let row: Option<Row> = sql(format!("SELECT {COLUMNS} FROM app_user WHERE login = $1"))
        .bind(login)
        .fetch_optional(conn)
        .await?;
    Ok(row.map(Account::from))
}

pub async fn get(conn: &mut Conn, id: UserId) -> Result<Option<Account>> {
    let row: Option<Row> =
        sql(format!("SELECT {COLUMNS} FROM app_user WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    Ok(row.map(Account::from))
}

/// With login and name, as far as they are there.
pub async fn doers(conn: &mut Conn, ids: &[UserId]) -> Result<HashMap<UserId, Doer>> {
    let mut found = HashMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT id, login, name FROM app_user WHERE id IN ");
        query.push_list(chunk.iter().copied());
        for (id, login, name) in query.fetch_all::<(i64, String, String)>(conn).await? {
            found.insert(UserId(id), Doer { id: UserId(id), login, name });
        }
    }
    Ok(found)
}

/// By login.
pub async fn list(conn: &mut Conn, limit: u32, offset: u32) -> Result<Vec<Account>> {
    let rows: Vec<Row> = sql(format!("SELECT {COLUMNS} FROM app_user ORDER BY login LIMIT $1 OFFSET $2"))
        .bind(limit)
        .bind(offset)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// Whether anybody has a permission.
pub async fn anybody_may(conn: &mut Conn, permission: Permission) -> Result<bool> {
    let (exists,): (bool,) = sql("SELECT EXISTS (SELECT 1 FROM group_permission
         JOIN group_member ON group_member.group_id = group_permission.group_id WHERE permission = $1)")
    .bind(permission.name())
    .fetch_one(conn)
    .await?;
    Ok(exists)
}

/// Whether anybody who can log in has a permission.
pub async fn anybody_active_may(conn: &mut Conn, permission: Permission) -> Result<bool> {
    let (exists,): (bool,) = sql("SELECT EXISTS (SELECT 1 FROM group_permission
         JOIN group_member ON group_member.group_id = group_permission.group_id
         JOIN app_user ON app_user.id = group_member.user_id WHERE permission = $1 AND NOT disabled)")
    .bind(permission.name())
    .fetch_one(conn)
    .await?;
    Ok(exists)
}

pub async fn set_password(tx: &mut Tx, id: UserId, hash: &str, must_change: bool) -> Result<()> {
    sql("UPDATE app_user SET password_hash = $1, must_change_password = $2 WHERE id = $3")
        .bind(hash)
        .bind(must_change)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn set_current_case(tx: &mut Tx, id: UserId, case: Option<CaseId>) -> Result<()> {
    sql("UPDATE app_user SET current_case = $1 WHERE id = $2").bind(case).bind(id).execute(tx).await?;
    Ok(())
}

pub async fn add_customer(tx: &mut Tx, id: UserId, customer: CustomerId) -> Result<()> {
    sql("INSERT INTO user_customer (user_id, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(customer)
        .execute(tx)
        .await?;
    Ok(())
}

/// The permissions that a user's groups give him.
pub async fn permissions(conn: &mut Conn, id: UserId) -> Result<Vec<Permission>> {
    let rows: Vec<(String,)> = sql("SELECT DISTINCT permission FROM group_permission
         JOIN group_member ON group_member.group_id = group_permission.group_id
         WHERE group_member.user_id = $1 ORDER BY permission")
    .bind(id)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|(name,)| name.parse().map_err(StoreError::corrupt)).collect()
}

/// The customers that a user or a group of his was given, besides those that permissions open.
pub async fn customers(conn: &mut Conn, id: UserId) -> Result<Vec<CustomerId>> {
    let rows: Vec<(i64,)> =
        sql("SELECT DISTINCT customer_id FROM customer_of_user WHERE user_id = $1 ORDER BY customer_id")
            .bind(id)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| CustomerId(id)).collect())
}

/// Those who have a permission for a customer, and can log in, by name.
pub async fn who_may(
    conn: &mut Conn,
    permission: Permission,
    customer: CustomerId,
    limit: u32,
) -> Result<Vec<Person>> {
    let rows: Vec<(i64, String)> = sql("SELECT id, name FROM app_user
         WHERE NOT disabled
           AND EXISTS (SELECT 1 FROM group_member
                       JOIN group_permission ON group_permission.group_id = group_member.group_id
                       WHERE user_id = app_user.id AND permission = $1)
           AND (EXISTS (SELECT 1 FROM customer_of_user WHERE user_id = app_user.id AND customer_id = $2)
                OR EXISTS (SELECT 1 FROM group_member
                           JOIN group_permission ON group_permission.group_id = group_member.group_id
                           WHERE user_id = app_user.id AND permission = $3))
         ORDER BY LOWER(name), id LIMIT $4")
    .bind(permission.name())
    .bind(customer)
    .bind(Permission::AllCustomers.name())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, name)| Person { id: UserId(id), name }).collect())
}

/// Those who have a permission for a customer of a scope at least, and can log in, by name.
pub async fn who_may_anywhere(
    conn: &mut Conn,
    permission: Permission,
    scope: &Scope,
    limit: u32,
) -> Result<Vec<Person>> {
    let mut query = sql("SELECT id, name FROM app_user WHERE NOT disabled AND ");
    let has = |query: &mut Sql, permission: Permission| {
        query.push("EXISTS (SELECT 1 FROM group_member JOIN group_permission
                ON group_permission.group_id = group_member.group_id WHERE user_id = app_user.id AND permission = ");
        query.push_bind(permission.name()).push(")");
    };
    has(&mut query, permission);
    query.push(" AND (");
    has(&mut query, Permission::AllCustomers);
    query.push(" OR EXISTS (SELECT 1 FROM user_customer WHERE user_id = app_user.id");
    and_in_scope(&mut query, scope, "customer_id");
    query.push(")) ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, name)| Person { id: UserId(id), name }).collect())
}

/// The names of a user's groups.
pub async fn groups(conn: &mut Conn, id: UserId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql("SELECT name FROM user_group
         JOIN group_member ON group_member.group_id = user_group.id
         WHERE group_member.user_id = $1 ORDER BY name")
    .bind(id)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
