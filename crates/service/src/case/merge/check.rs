//! Whether a case can be merged into another.

use crate::Result;
use argus_domain::{
    CaseId, Invalid,
    case::{CaseSummary, Lifecycle},
    note::{Note, NoteFolder},
};
use argus_store::{Conn, note};

/// Before anything is looked up.
pub(super) fn not_itself(from: CaseId, into: CaseId) -> Result<()> {
    if from == into {
        return Err(Invalid::one("into", "is the case itself: choose another").into());
    }
    Ok(())
}

/// The caller may change both.
pub(super) async fn can_merge(conn: &mut Conn, from: &CaseSummary, into: &CaseSummary) -> Result<()> {
    if let Some(known) = from.merged_into {
        let problem = format_args!("was merged into #{known} already: take it out there first");
        return Err(Invalid::one("case", problem).into());
    }
    if let Some(further) = into.merged_into {
        let problem = format_args!("was merged into #{further}: choose that one");
        return Err(Invalid::one("into", problem).into());
    }
    if from.customer.id != into.customer.id {
        let problem = format_args!(
            "is a case of {}, and #{} is one of {}: what belongs to one customer never gets to another",
            into.customer.name, from.id, from.customer.name
        );
        return Err(Invalid::one("into", problem).into());
    }
    if into.state.lifecycle == Lifecycle::Closed {
        return Err(Invalid::one("into", "is closed: reopen it first").into());
    }
    let notes = note::count(conn, from.id).await? + note::count(conn, into.id).await?;
    let folders = note::folders(conn, from.id).await?.len() + note::folders(conn, into.id).await?.len();
    for (count, most, what) in [(notes, Note::MOST, "notes"), (folders, NoteFolder::MOST, "note folders")] {
        if count > most {
            let problem = format_args!("would have more than {most} {what}: delete some first");
            return Err(Invalid::one("into", problem).into());
        }
    }
    Ok(())
}
