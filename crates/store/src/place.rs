//! Places on earth, as events name them.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{Country, PlaceId, event::GeoLocation};
use std::collections::{BTreeMap, BTreeSet};

/// Millionths of a degree: whole numbers are the same on every engine.
const SCALE: f64 = 1_000_000.0;

/// The id of a place, which is added if it is new.
pub async fn resolve(tx: &mut Tx, place: &GeoLocation) -> Result<PlaceId> {
    id_of(tx, &Key::of(place)).await
}

struct Key {
    country: String,
    name: String,
    at: Option<(i64, i64)>,
}

impl Key {
    fn of(place: &GeoLocation) -> Self {
        // Bounded by the degrees there are.
        let micro = |degrees: f64| (degrees * SCALE).round() as i64;
        Self {
            country: place.country.map(|country| country.to_string()).unwrap_or_default(),
            name: place.name.clone(),
            at: place.latitude.zip(place.longitude).map(|(north, east)| (micro(north), micro(east))),
        }
    }
}

async fn id_of(tx: &mut Tx, key: &Key) -> Result<PlaceId> {
    let (north, east) = key.at.unzip();
    // A place that is there already is only looked up.
    let found: Option<(i64,)> = sql("SELECT id FROM place WHERE country = $1 AND name = $2
         AND COALESCE(latitude, 1000000000) = $3 AND COALESCE(longitude, 1000000000) = $4")
    .bind(key.country.as_str())
    .bind(key.name.as_str())
    .bind(north.unwrap_or(NOWHERE))
    .bind(east.unwrap_or(NOWHERE))
    .fetch_optional(tx)
    .await?;
    if let Some((id,)) = found {
        return Ok(PlaceId(id));
    }
    let (id,): (i64,) = sql("INSERT INTO place (country, name, latitude, longitude) VALUES ($1, $2, $3, $4)
         ON CONFLICT (country, name, COALESCE(latitude, 1000000000), COALESCE(longitude, 1000000000))
            DO UPDATE SET name = excluded.name RETURNING id")
    .bind(key.country.as_str())
    .bind(key.name.as_str())
    .bind(north)
    .bind(east)
    .fetch_one(tx)
    .await?;
    Ok(PlaceId(id))
}

/// What the index on meanings holds for a missing coordinate.
const NOWHERE: i64 = 1_000_000_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    country: String,
    name: String,
    latitude: Option<i64>,
    longitude: Option<i64>,
}

/// The places with these ids.
pub async fn of_ids(conn: &mut Conn, ids: &BTreeSet<PlaceId>) -> Result<BTreeMap<PlaceId, GeoLocation>> {
    let ids: Vec<PlaceId> = ids.iter().copied().collect();
    let degrees = |micro: Option<i64>| micro.map(|micro| micro as f64 / SCALE);
    let mut places = BTreeMap::new();
    for chunk in chunks(&ids) {
        let mut query = sql("SELECT id, country, name, latitude, longitude FROM place WHERE id IN ");
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<Row>(conn).await? {
            let place = GeoLocation {
                country: country(Some(row.country)),
                name: row.name,
                latitude: degrees(row.latitude),
                longitude: degrees(row.longitude),
            };
            places.insert(PlaceId(row.id), place);
        }
    }
    Ok(places)
}

/// As it is stored: empty where it is not known.
pub(crate) fn country(stored: Option<String>) -> Option<Country> {
    stored.and_then(|text| text.parse().ok())
}
