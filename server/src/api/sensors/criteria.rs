//! What lists of locations can be asked for, and the page that answers.

use super::model::{Location, flag};
use crate::api::{
    ApiError,
    answer::Envelope,
    criteria::{KeywordFields, customers, keyword_fields, keywords, refuse_unsupported, some_of},
    openapi::{choice, takes},
    paging::{PagingFields, paging},
};
use argus_domain::{
    CustomerId,
    criteria::{Page, Total},
    network::{LocationFilter, Zone},
};
use argus_lenient::Fields;
use argus_service::{Ctx, location};

takes! {
    /// Which locations.
    #[schema(example = json!({"keywords": ["oslo"], "limit": 25}))]
    pub(super) struct LocationCriteria {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// One word more.
        searchString: String,
        /// Where words are looked for: everywhere, whatever is named.
        keywordField: Vec<LocationPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<LocationPlace>,
        /// Numbers or short names.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// Numbers.
        customerID: Vec<i64>,
        /// Also those that are everybody's. In a search that is so unless it is false, in a list only if it is
        /// true.
        includeGlobal: bool,
        /// Also those that were taken away.
        #[schema(default = false)]
        includeDeleted: bool,
        /// Only in this zone: a location is in one. DELETED is not taken here.
        includeFlags: Vec<LocationFlag>,
        /// In none of these zones.
        excludeFlags: Vec<LocationFlag>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// A field of a location.
    LocationPlace: ["id", "name", "shortName", "all"];
    /// Where a location is in the network, or that it was taken away.
    LocationFlag: FLAGS;
    /// Where a location is in the network.
    NetworkZone: Zone::ALL.map(Zone::name);
}

const FLAGS: [&str; 4] = ["ZONE_DMZ", "ZONE_EXTERNAL", "ZONE_INTERNAL", "DELETED"];

pub(super) async fn answer(
    ctx: &Ctx,
    mut fields: Fields,
    global_by_default: bool,
) -> Result<Envelope<Vec<Location>>, ApiError> {
    let mut filter = LocationFilter {
        keywords: keywords(&mut fields, true),
        include_global: fields.bool("includeGlobal").unwrap_or(global_by_default),
        include_deleted: fields.bool("includeDeleted").unwrap_or(false),
        customers: customers(ctx, &mut fields, "customer").await?,
        ..LocationFilter::default()
    };
    filter.customers.extend(fields.ints("customerID").into_iter().map(CustomerId));
    filter.keywords.words.extend(fields.text("searchString"));
    keyword_fields(&mut fields, &[("id", ()), ("name", ()), ("shortName", ())]);
    let zones = |flags: &[&str]| -> Vec<Zone> {
        Zone::ALL.into_iter().filter(|zone| flag(*zone).is_some_and(|flag| flags.contains(&flag))).collect()
    };
    let (included, excluded) =
        (some_of(&mut fields, "includeFlags", &FLAGS), some_of(&mut fields, "excludeFlags", &FLAGS));
    filter.zones = zones(&included);
    filter.excluded_zones = zones(&excluded);
    filter.include_deleted &= !excluded.contains(&"DELETED");
    if included.contains(&"DELETED") {
        fields.refuse("includeFlags", "cannot ask for deleted ones alone: use includeDeleted");
    }
    refuse_unsupported(&mut fields, &["subCriteria", "startTimestamp", "endTimestamp", "user"]);
    let paging = paging(&mut fields);
    fields.finish()?;
    // A location is in one zone.
    let page = if filter.zones.len() > 1 {
        Page { rows: Vec::new(), total: Total::Exactly(0) }
    } else {
        location::search(ctx, &filter, paging.limit, paging.offset).await?
    };
    let rows = page.rows.into_iter().map(Location::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
