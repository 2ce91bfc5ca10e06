//! Which networks exist.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
};
use argus_domain::{Cidr, cidr::CidrKey, event::EndPoint};
use std::collections::BTreeSet;

/// Remembers the networks wider than a host among `addresses`.
pub async fn note_networks(tx: &mut Tx, addresses: Vec<Cidr>) -> Result<()> {
    let networks: BTreeSet<CidrKey> =
        addresses.into_iter().filter(|address| !address.is_host()).map(|address| address.key()).collect();
    let networks: Vec<CidrKey> = networks.into_iter().collect();
    for chunk in chunks(&networks) {
        let mut query = sql("INSERT INTO event_network (network) VALUES ");
        for (index, network) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(*network).push(")");
        }
        query.push(" ON CONFLICT DO NOTHING");
        query.execute(tx).await?;
    }
    Ok(())
}

/// Of `keys`, the networks that some event has.
pub(super) async fn existing(conn: &mut Conn, keys: &[CidrKey]) -> Result<Vec<CidrKey>> {
    let mut networks = Vec::new();
    for chunk in chunks(keys) {
        let mut query = sql("SELECT network FROM event_network WHERE network IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(Vec<u8>,)> = query.fetch_all(conn).await?;
        networks.extend(rows.into_iter().filter_map(|(network,)| CidrKey::try_from(network).ok()));
    }
    Ok(networks)
}

/// An end point from the columns that hold it.
pub(super) fn end_point(address: Option<Vec<u8>>, port: Option<i32>) -> Result<EndPoint> {
    Ok(EndPoint {
        address: address.map(|key| Cidr::from_key(&key)).transpose().map_err(StoreError::corrupt)?,
        port: port.map(u16::try_from).transpose().map_err(StoreError::corrupt)?,
    })
}
