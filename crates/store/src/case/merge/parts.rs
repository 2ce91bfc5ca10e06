//! What belongs to a case goes to another. What is found by its words stays found: the words of a part are its own, and
//! its customer's, who is the same.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, sql},
};
use argus_domain::{CaseId, case::Moved};

/// What lies in one case and goes to another.
#[derive(Clone, Debug)]
pub struct Lot {
    at: CaseId,
    to: CaseId,
    /// Only what came from these; all of it without them.
    origins: Option<Vec<CaseId>>,
}

/// What can be in both cases only once: it stays where it is in both.
const ONCE: [(&str, &str); 3] = [
    // One that was deleted is in nobody's way.
    (
        "ioc",
        "other.kind = ioc.kind AND other.folded = ioc.folded AND ioc.deleted_at IS NULL AND other.deleted_at IS NULL",
    ),
    ("event_case", "other.event_key = event_case.event_key"),
    ("alert_case", "other.alert_id = alert_case.alert_id"),
];
/// The others, with what is also theirs and no longer told.
const PARTS: [&str; 6] = ["case_comment", "task", "timeline_entry", "attachment", "note_folder", "note"];

const NOT_DELETED: &str = " AND deleted_at IS NULL";

impl Lot {
    /// All of a case. Each thing remembers where it came from first, so a case that has others in it can be merged, too.
    pub fn merging(from: CaseId, into: CaseId) -> Self {
        Self { at: from, to: into, origins: None }
    }

    /// What came from a case and from those that were merged into it before.
    pub fn taking_out(from: CaseId, into: CaseId, merged_before: &[CaseId]) -> Self {
        let origins = std::iter::once(from).chain(merged_before.iter().copied()).collect();
        Self { at: into, to: from, origins: Some(origins) }
    }

    /// Of a table, with a further condition.
    fn condition(&self, table: &str, more: &str) -> Sql {
        let mut query = sql(" WHERE ");
        query.push(table).push(".case_id = ").push_bind(self.at);
        if let Some(origins) = &self.origins {
            query.push(" AND ").push(table).push(".moved_from IN ").push_list(origins.iter().copied());
        }
        query.push(more);
        query
    }

    /// Of what can be in a case only once: those that the other has, too, or has not.
    fn once(&self, (table, same): (&str, &str), in_both: bool) -> Sql {
        let mut query = self.condition(table, if in_both { " AND EXISTS" } else { " AND NOT EXISTS" });
        query
            .push(" (SELECT 1 FROM ")
            .push(table)
            .push(" AS other WHERE other.case_id = ")
            .push_bind(self.to);
        query.push(" AND ").push(same).push(")");
        query
    }
}

/// What would move.
pub async fn count(conn: &mut Conn, lot: &Lot) -> Result<Moved> {
    let [ioc, event, alert] = ONCE;
    let told = |table: &str| lot.condition(table, NOT_DELETED);
    let mut iocs = lot.once(ioc, false);
    iocs.push(NOT_DELETED);
    Ok(Moved {
        comments: number(conn, "case_comment", told("case_comment")).await?,
        iocs: number(conn, ioc.0, iocs).await?,
        notes: number(conn, "note", told("note")).await?,
        tasks: number(conn, "task", told("task")).await?,
        entries: number(conn, "timeline_entry", told("timeline_entry")).await?,
        attachments: number(conn, "attachment", told("attachment")).await?,
        events: number(conn, event.0, lot.once(event, false)).await?,
        alerts: number(conn, alert.0, lot.once(alert, false)).await?,
    })
}

/// What would stay, as both have it.
pub async fn in_both(conn: &mut Conn, lot: &Lot) -> Result<Moved> {
    let [ioc, event, alert] = ONCE;
    Ok(Moved {
        iocs: number(conn, ioc.0, lot.once(ioc, true)).await?,
        events: number(conn, event.0, lot.once(event, true)).await?,
        alerts: number(conn, alert.0, lot.once(alert, true)).await?,
        ..Moved::default()
    })
}

async fn number(conn: &mut Conn, table: &str, condition: Sql) -> Result<u64> {
    let query = condition.wrapped(&format!("SELECT COUNT(*) FROM {table}"), "");
    let (count,): (i64,) = query.fetch_one(conn).await?;
    u64::try_from(count).map_err(StoreError::corrupt)
}

/// Call it with both cases locked.
pub async fn move_lot(tx: &mut Tx, lot: &Lot) -> Result<()> {
    for table in PARTS {
        relocation(lot, table, lot.condition(table, "")).execute(tx).await?;
    }
    for once in ONCE {
        relocation(lot, once.0, lot.once(once, false)).execute(tx).await?;
        if lot.origins.is_some() {
            // What could not go back is the other case's own from now on.
            let table = once.0;
            let stays = lot.condition(table, "");
            stays.wrapped(&format!("UPDATE {table} SET moved_from = NULL"), "").execute(tx).await?;
        }
    }
    out_of_other_folders(tx, lot).await
}

fn relocation(lot: &Lot, table: &str, condition: Sql) -> Sql {
    // Where it came from first; what is back where it came from is its own again.
    let origin = if lot.origins.is_some() { "NULLIF(moved_from, " } else { "COALESCE(moved_from, " };
    let case = if lot.origins.is_some() { lot.to } else { lot.at };
    // Numbers of our own, and parameters come in the order of the text.
    let (to, case) = (lot.to.0, case.0);
    condition.wrapped(&format!("UPDATE {table} SET case_id = {to}, moved_from = {origin}{case})"), "")
}

/// A note or folder that was put into a folder of the other case lies in none.
async fn out_of_other_folders(tx: &mut Tx, lot: &Lot) -> Result<()> {
    for (table, folder) in [("note", "folder_id"), ("note_folder", "parent_id")] {
        sql(format!(
            "UPDATE {table} SET {folder} = NULL WHERE case_id IN ($1, $2) AND {folder} IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM note_folder AS holder
                 WHERE holder.id = {table}.{folder} AND holder.case_id = {table}.case_id)"
        ))
        .bind(lot.at)
        .bind(lot.to)
        .execute(tx)
        .await?;
    }
    Ok(())
}
