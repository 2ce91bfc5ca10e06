//! Who may see a customer.

use crate::{
    Conn, Result, Tx,
    listing::Listing,
    query::{like_pattern, sql},
};
use argus_domain::{
    CustomerId, GroupId, Permission, UserId,
    criteria::Page,
    membership::{GroupName, Holder, Member, Through, UserName},
};
use std::collections::HashMap;

/// Lets somebody see a customer, or no longer; `false` where that was so already.
pub async fn let_see(tx: &mut Tx, customer: CustomerId, holder: Holder, may: bool) -> Result<bool> {
    let (table, column, id) = match holder {
        Holder::User(id) => ("user_customer", "user_id", id.0),
        Holder::Group(id) => ("group_customer", "group_id", id.0),
    };
    let text = if may {
        format!("INSERT INTO {table} ({column}, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
    } else {
        format!("DELETE FROM {table} WHERE {column} = $1 AND customer_id = $2")
    };
    Ok(sql(text).bind(id).bind(customer).execute(tx).await? > 0)
}

/// The groups that were given a customer, by name.
pub async fn groups_that_see(conn: &mut Conn, customer: CustomerId, limit: u32) -> Result<Vec<GroupName>> {
    let rows: Vec<(i64, String)> = sql("SELECT id, name FROM user_group
         JOIN group_customer ON group_customer.group_id = user_group.id
         WHERE customer_id = $1 ORDER BY LOWER(name), id LIMIT $2")
    .bind(customer)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, name)| GroupName { id: GroupId(id), name }).collect())
}

/// A page of those who see a customer, by name, each with what he sees it through.
pub async fn members(
    conn: &mut Conn,
    customer: CustomerId,
    text: &str,
    limit: u32,
    offset: u32,
) -> Result<Page<Member>> {
    let mut condition = sql(" FROM app_user WHERE id IN (
            SELECT user_id FROM user_customer WHERE customer_id = ");
    condition.push_bind(customer);
    condition.push(
        " UNION SELECT user_id FROM group_member
            JOIN group_customer ON group_customer.group_id = group_member.group_id WHERE customer_id = ",
    );
    condition.push_bind(customer);
    condition.push(
        " UNION SELECT user_id FROM group_member
            JOIN group_permission ON group_permission.group_id = group_member.group_id WHERE permission = ",
    );
    condition.push_bind(Permission::AllCustomers.name()).push(")");
    if !text.trim().is_empty() {
        let pattern = like_pattern(text.trim());
        condition
            .push(" AND (LOWER(name) LIKE ")
            .push_bind(pattern.as_str())
            .push(" ESCAPE '\\' OR login LIKE ");
        condition.push_bind(pattern.as_str()).push(" ESCAPE '\\')");
    }
    let columns = "id, login, name, disabled";
    let listing = Listing { columns, condition, order: "LOWER(name), id".to_owned(), limit, offset };
    let page = listing.fetch::<(i64, String, String, bool)>(conn).await?;
    let ids: Vec<UserId> = page.rows.iter().map(|row| UserId(row.0)).collect();
    let mut through = through(conn, customer, &ids).await?;
    let member = |(id, login, name, disabled)| {
        let id = UserId(id);
        Member {
            user: UserName { id, login, name, disabled },
            through: through.remove(&id).unwrap_or_default(),
        }
    };
    Ok(Page { rows: page.rows.into_iter().map(member).collect(), total: page.total })
}

/// Why some users see a customer.
pub async fn through(
    conn: &mut Conn,
    customer: CustomerId,
    users: &[UserId],
) -> Result<HashMap<UserId, Vec<Through>>> {
    let mut found: HashMap<UserId, Vec<Through>> = HashMap::new();
    let mut own = sql("SELECT user_id FROM user_customer WHERE customer_id = ");
    own.push_bind(customer).push(" AND user_id IN ").push_list(users.iter().copied());
    for (user,) in own.fetch_all::<(i64,)>(conn).await? {
        found.entry(UserId(user)).or_default().push(Through::Himself);
    }
    let mut groups = sql("SELECT group_member.user_id, user_group.id, user_group.name,
            EXISTS (SELECT 1 FROM group_permission
                    WHERE group_permission.group_id = user_group.id AND permission = ");
    groups.push_bind(Permission::AllCustomers.name());
    groups.push(
        "), EXISTS (SELECT 1 FROM group_customer
                    WHERE group_customer.group_id = user_group.id AND customer_id = ",
    );
    groups.push_bind(customer);
    groups.push(
        ") FROM group_member JOIN user_group ON user_group.id = group_member.group_id
         WHERE group_member.user_id IN ",
    );
    groups.push_list(users.iter().copied()).push(" ORDER BY user_group.name");
    for (user, id, name, sees_all, sees) in groups.fetch_all::<(i64, i64, String, bool, bool)>(conn).await? {
        let group = GroupName { id: GroupId(id), name };
        let reasons = found.entry(UserId(user)).or_default();
        if sees {
            reasons.push(Through::Group(group.clone()));
        }
        if sees_all {
            reasons.push(Through::Everything(group));
        }
    }
    Ok(found)
}
