//! Where events happened, as ids: places on earth, the sensor's location, and domain names.

use crate::Result;
use argus_domain::{CustomerId, Invalid, LocationId, PlaceId, WebDomainId, event::GeoLocation};
use argus_ingest::RawEvent;
use argus_store::{Scope, Tx, location, place, web_domain};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Whereabouts {
    pub(super) source: Option<PlaceId>,
    pub(super) destination: Option<PlaceId>,
    pub(super) location: Option<LocationId>,
    pub(super) domain: Option<WebDomainId>,
}

/// What an event says of where it happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    pub(super) source: Option<&'a GeoLocation>,
    pub(super) destination: Option<&'a GeoLocation>,
    pub(super) location: Option<&'a str>,
    pub(super) domain: Option<&'a str>,
}

impl Whereabouts {
    /// One of each event, in their order. Names that are new are added.
    pub(super) async fn resolve(
        tx: &mut Tx,
        customer: CustomerId,
        events: &[&RawEvent],
    ) -> Result<Vec<Self>> {
        let said: Vec<Said<'_>> = events
            .iter()
            .map(|event| Said {
                source: event.source_geo.as_ref(),
                destination: event.destination_geo.as_ref(),
                location: event.location.as_deref(),
                domain: event.domain.as_deref(),
            })
            .collect();
        Self::of(tx, customer, &said).await
    }

    pub(super) async fn of(tx: &mut Tx, customer: CustomerId, said: &[Said<'_>]) -> Result<Vec<Self>> {
        let names: BTreeSet<&str> = said.iter().filter_map(|said| said.domain).collect();
        let domains = web_domain::resolve(tx, &names).await?;
        let mut places = Places::default();
        let mut all = Vec::with_capacity(said.len());
        for said in said {
            all.push(Self {
                source: places.id(tx, said.source).await?,
                destination: places.id(tx, said.destination).await?,
                location: location_id(tx, customer, said.location).await?,
                domain: said.domain.and_then(|name| domains.get(name).copied()),
            });
        }
        Ok(all)
    }
}

/// By number or short name: the customer's own, or everybody's.
async fn location_id(tx: &mut Tx, customer: CustomerId, named: Option<&str>) -> Result<Option<LocationId>> {
    let Some(named) = named else { return Ok(None) };
    let scope = Scope::customers(vec![customer]);
    let found = match named.parse() {
        Ok(id) => location::get(tx, &scope, LocationId(id)).await?,
        Err(_) => location::find(tx, &scope, named, Some(customer)).await?,
    };
    let unknown = || Invalid::one("location", format_args!("“{named}” is not a location of this customer"));
    Ok(Some(found.ok_or_else(unknown)?.id))
}

/// Places that were looked up already; one after the other is often the same.
#[derive(Default)]
struct Places {
    known: Vec<(GeoLocation, PlaceId)>,
}

impl Places {
    async fn id(&mut self, tx: &mut Tx, place: Option<&GeoLocation>) -> Result<Option<PlaceId>> {
        let Some(place) = place else { return Ok(None) };
        if let Some((_, id)) = self.known.iter().find(|(known, _)| known == place) {
            return Ok(Some(*id));
        }
        let id = place::resolve(tx, place).await?;
        if self.known.len() < 256 {
            self.known.push((place.clone(), id));
        }
        Ok(Some(id))
    }
}
