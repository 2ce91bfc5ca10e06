//! Sensors, by the names they give themselves.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{CustomerId, SensorId};
use std::collections::{BTreeMap, BTreeSet};

/// Ids of a customer's sensors, which are added where they are new.
pub async fn resolve(
    tx: &mut Tx,
    customer: CustomerId,
    wanted: &BTreeSet<&str>,
) -> Result<BTreeMap<String, SensorId>> {
    let mut known = BTreeMap::new();
    for name in wanted {
        let found: Option<(i64,)> = sql("SELECT id FROM sensor WHERE customer_id = $1 AND host_name = $2")
            .bind(customer)
            .bind(*name)
            .fetch_optional(tx)
            .await?;
        let id = match found {
            Some((id,)) => id,
            None => {
                let (id,): (i64,) = sql("INSERT INTO sensor (customer_id, host_name) VALUES ($1, $2)
                     ON CONFLICT (customer_id, host_name) DO UPDATE SET host_name = excluded.host_name
                     RETURNING id")
                .bind(customer)
                .bind(*name)
                .fetch_one(tx)
                .await?;
                id
            }
        };
        known.insert((*name).to_owned(), SensorId(id));
    }
    Ok(known)
}

/// The names of sensors that were found within a scope.
pub(crate) async fn names(conn: &mut Conn, ids: &[SensorId]) -> Result<BTreeMap<SensorId, String>> {
    let mut names = BTreeMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT id, host_name FROM sensor WHERE id IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
        names.extend(rows.into_iter().map(|(id, name)| (SensorId(id), name)));
    }
    Ok(names)
}
