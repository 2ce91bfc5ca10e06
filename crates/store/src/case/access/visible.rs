//! Which cases a scope lets see, as SQL: whatever reads a case or what belongs to one asks for this.
//!
//! `argus_domain::case::AccessRules` says what it means for one case; `server/tests/routes/page/access.rs` holds one
//! to the other.

use crate::{
    Conn, Result, Scope, StoreError,
    customer::and_in_scope,
    query::{Sql, sql},
    scope::Viewer,
};
use argus_domain::{
    CaseId,
    case::{AccessLevel, AccessMode},
};

/// Adds ` AND …` over the row `soc_case`. What is not narrowed is decided by its customer, so that the indexes of
/// lists serve; a guest's cases are few, and found by case_access_user and case_access_group.
pub(crate) fn and_case_in_scope(query: &mut Sql, scope: &Scope) {
    query.push(" AND soc_case.deleted_at IS NULL");
    and_seen(query, scope);
}

/// The same for rows of the log: those of no case, and those of cases that are deleted, too.
pub(crate) fn and_activity_in_scope(query: &mut Sql, scope: &Scope) {
    and_activity_not_kept(query, scope);
    let Some(viewer) = scope.viewer() else {
        return and_in_scope(query, scope, "activity.customer_id");
    };
    let Some(ids) = scope.only() else { return };
    query.push(" AND (activity.customer_id IN ").push_list(ids.iter().copied());
    if viewer.is_guest {
        query.push(" OR activity.case_id IN (");
        push_guest_cases(query, viewer);
        query.push(")");
    }
    query.push(")");
}

/// Of rows whose customer is in scope: those of cases that are not kept from the viewer.
pub(crate) fn and_activity_not_kept(query: &mut Sql, scope: &Scope) {
    let Some(viewer) = scope.viewer() else { return };
    query.push(
        " AND (activity.case_id IS NULL OR activity.case_id NOT IN
        (SELECT soc_case.id FROM soc_case WHERE soc_case.is_narrowed = TRUE AND ",
    );
    push_level(query, scope, viewer);
    query.push(" = 0))");
}

fn and_seen(query: &mut Sql, scope: &Scope) {
    let Some(viewer) = scope.viewer() else {
        return and_in_scope(query, scope, "soc_case.customer_id");
    };
    let is_guest = viewer.is_guest && scope.only().is_some();
    query.push(if is_guest { " AND (1 = 1" } else { "" });
    and_in_scope(query, scope, "soc_case.customer_id");
    query.push(" AND (NOT soc_case.is_narrowed OR ");
    push_level(query, scope, viewer);
    query.push(" > 0)");
    if is_guest {
        query.push(" OR soc_case.id IN (");
        push_guest_cases(query, viewer);
        query.push(") AND ");
        push_level(query, scope, viewer);
        query.push(" > 0)");
    }
}

/// Cases that name him or a group of his.
fn push_guest_cases(query: &mut Sql, viewer: Viewer) {
    query.push("SELECT case_id FROM case_access WHERE user_id = ").push_bind(viewer.user);
    query.push(
        " UNION SELECT case_id FROM case_access
        JOIN group_member ON group_member.group_id = case_access.group_id WHERE group_member.user_id = ",
    );
    query.push_bind(viewer.user);
}

/// The viewer's level: as the owner, as somebody who works on cases, by name, by his groups, by the mode.
fn push_level(query: &mut Sql, scope: &Scope, viewer: Viewer) {
    query.push("CASE WHEN soc_case.owner_id = ").push_bind(viewer.user).push(" THEN 2");
    query.push(if viewer.works_on_cases { "" } else { " WHEN soc_case.unpublished THEN 0" });
    query.push(
        " ELSE COALESCE((SELECT MAX(named.level) FROM case_access AS named
        WHERE named.case_id = soc_case.id AND named.user_id = ",
    );
    query.push_bind(viewer.user).push(
        "), (SELECT MAX(member.level) FROM case_access AS member
        JOIN group_member ON group_member.group_id = member.group_id
        WHERE member.case_id = soc_case.id AND group_member.user_id = ",
    );
    query.push_bind(viewer.user).push("), ");
    if let Some(ids) = scope.only() {
        query.push("CASE WHEN soc_case.customer_id NOT IN ").push_list(ids.iter().copied());
        query.push(" THEN 0 ELSE ");
    }
    query.push("CASE soc_case.access_mode");
    for mode in AccessMode::ALL {
        let level = mode.level(viewer.is_administrator).rank();
        query.push(&format!(" WHEN '{}' THEN {level}", mode.name()));
    }
    query.push(if scope.only().is_some() { " END END) END" } else { " END) END" });
}

/// What the scope lets do with a case; nothing where it may not be seen.
pub async fn level(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Option<AccessLevel>> {
    let mut query = sql("SELECT ");
    match scope.viewer() {
        Some(viewer) => push_level(&mut query, scope, viewer),
        None => drop(query.push("2")),
    }
    query.push(" FROM soc_case WHERE soc_case.id = ").push_bind(id);
    and_case_in_scope(&mut query, scope);
    let row: Option<(i32,)> = query.fetch_optional(conn).await?;
    let Some((rank,)) = row else { return Ok(None) };
    let level = i16::try_from(rank).ok().and_then(AccessLevel::from_rank);
    Ok(Some(level.ok_or_else(|| StoreError::corrupt(rank.to_string()))?))
}
