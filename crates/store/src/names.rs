//! What ids are called.

use crate::{
    Conn, Result,
    query::{chunks, sql},
};
use std::collections::HashMap;

/// A table whose rows have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Signature,
    Alarm,
    Category,
    Customer,
    Location,
    Place,
    Sensor,
    Domain,
}

impl Named {
    /// Table, short name, name.
    fn columns(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Signature => ("signature", "name", "name"),
            Self::Alarm => ("alarm", "description", "description"),
            Self::Category => ("category", "name", "name"),
            Self::Customer => ("customer", "short_name", "name"),
            Self::Location => ("location", "short_name", "name"),
            Self::Place => ("place", "country", "name"),
            Self::Sensor => ("sensor", "host_name", "host_name"),
            Self::Domain => ("web_domain", "name", "name"),
        }
    }
}

/// Short name and name by id. The ids were found within a scope.
pub async fn names(conn: &mut Conn, table: Named, ids: &[i64]) -> Result<HashMap<i64, (String, String)>> {
    let (table, short, name) = table.columns();
    let mut names = HashMap::with_capacity(ids.len());
    for chunk in chunks(ids) {
        let mut query = sql(format!("SELECT id, {short}, {name} FROM {table} WHERE id IN "));
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, String, String)> = query.fetch_all(conn).await?;
        names.extend(rows.into_iter().map(|(id, short, name)| (id, (short, name))));
    }
    Ok(names)
}
