//! What lists of networks can be asked for, and the page that answers.

use super::model::CustomerNetwork;
use crate::api::{
    ApiError,
    answer::Envelope,
    criteria::{
        KeywordFields, keyword_fields, keywords, one_of, refuse_unsupported, some_of, sort, sort_names,
    },
    openapi::{TextOr, choice, takes},
    paging::{PagingFields, paging},
};
use argus_domain::{
    Cidr, CustomerId,
    criteria::Page,
    network::{NetworkFilter, NetworkFlag, NetworkKey, NetworkTime, Zone},
};
use argus_lenient::Fields;
use argus_service::{Ctx, network};
use serde_json::Value;

const SORTS: [(&str, NetworkKey); 5] = [
    ("id", NetworkKey::Id),
    ("networkAddress", NetworkKey::Address),
    ("maskBits", NetworkKey::Bits),
    ("createdTimestamp", NetworkKey::Created),
    ("lastUpdatedTimestamp", NetworkKey::Updated),
];

takes! {
    /// Which networks.
    #[schema(example = json!({"addresses": ["10.0.0.0/8"], "limit": 25}))]
    pub(super) struct NetworkCriteria {
        /// Numbers.
        customerID: Vec<i64>,
        /// Changes nothing: customers have no parts here.
        includeSubCustomers: bool,
        /// Addresses and ranges, as texts or as answers hold them.
        #[schema(inline)]
        addresses: Vec<TextOr<NetworkParts>>,
        /// Also networks that cover one of the addresses.
        #[schema(default = true)]
        includeSupernet: bool,
        /// Also networks inside one of the addresses.
        #[schema(default = true)]
        includeSubnet: bool,
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Where words are looked for: there is one place.
        keywordField: Vec<NetworkPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<NetworkPlace>,
        /// Not before this time.
        startTimestamp: String,
        /// Not after this time.
        endTimestamp: String,
        /// Which times are meant.
        timeFieldStrategy: Vec<NetworkTimeName>,
        /// Whether all of those times have to lie between start and end, or any.
        timeMatchStrategy: crate::api::criteria::Match,
        /// Only networks with all of these flags.
        includeFlags: Vec<NetworkFlagName>,
        /// Only networks with none of these flags.
        excludeFlags: Vec<NetworkFlagName>,
        /// Also those that were taken away.
        #[schema(default = false)]
        includeDeleted: bool,
        /// Order, the first name first.
        sortBy: Vec<NetworkSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// An address, or a range if there are fewer bits than an address has.
    pub(super) struct NetworkParts {
        #[schema(required)]
        address: String,
        #[schema(minimum = 0, maximum = 128)]
        maskBits: u8,
    }
}

choice! {
    /// A field of a network.
    NetworkPlace: ["description", "all"];
    /// A time of a network.
    NetworkTimeName: TIMES;
    /// What is known of a network, or that it was taken away.
    NetworkFlagName: NetworkFlag::ALL.iter().map(|flag| flag.name()).chain(["DELETED"]);
    /// What is known of a network.
    SettableFlag: NetworkFlag::ALL.iter().map(|flag| flag.name());
    /// Where a network is.
    CustomerNetworkZone: Zone::ALL.map(Zone::name);
    /// A field of a network; `-` before it turns the order round.
    NetworkSort: sort_names(&SORTS);
}

const TIMES: [&str; 3] = ["createdTimestamp", "lastUpdatedTimestamp", "all"];

pub(super) async fn answer(
    ctx: &Ctx,
    mut fields: Fields,
) -> Result<Envelope<Vec<CustomerNetwork>>, ApiError> {
    let filter = read(&mut fields);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = network::search(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(CustomerNetwork::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}

fn read(fields: &mut Fields) -> NetworkFilter {
    let (include_flags, only_deleted) = flags(fields, "includeFlags");
    let (exclude_flags, no_deleted) = flags(fields, "excludeFlags");
    let times = some_of(fields, "timeFieldStrategy", &TIMES);
    let has = |name: &str| times.contains(&name) || times.contains(&"all");
    let times = [("createdTimestamp", NetworkTime::Created), ("lastUpdatedTimestamp", NetworkTime::Updated)];
    let times = times.into_iter().filter(|(name, _)| has(name)).map(|(_, time)| time).collect();
    let include_deleted = fields.bool("includeDeleted").unwrap_or(false);
    // There is one field to look in.
    keyword_fields(fields, &[("description", ())]);
    // Customers have no parts here.
    fields.bool("includeSubCustomers");
    refuse_unsupported(fields, &["subCriteria"]);
    NetworkFilter {
        customers: fields.ints("customerID").into_iter().map(CustomerId).collect(),
        addresses: addresses(fields),
        include_supernet: fields.bool("includeSupernet").unwrap_or(true),
        include_subnet: fields.bool("includeSubnet").unwrap_or(true),
        keywords: keywords(fields, true),
        start: fields.parsed("startTimestamp"),
        end: fields.parsed("endTimestamp"),
        times,
        all_times: one_of(fields, "timeMatchStrategy", &["all", "any"]) == Some("all"),
        include_flags,
        exclude_flags,
        include_deleted: include_deleted && !no_deleted,
        only_deleted,
        sort: sort(fields, &SORTS),
    }
}

/// Flags, and whether DELETED is among them.
fn flags(fields: &mut Fields, field: &str) -> (Vec<NetworkFlag>, bool) {
    let (mut flags, mut deleted) = (Vec::new(), false);
    for text in fields.texts(field) {
        match text.parse() {
            Ok(flag) => flags.push(flag),
            Err(_) if text.eq_ignore_ascii_case("DELETED") => deleted = true,
            Err(error) => fields.refuse(field, error),
        }
    }
    (flags, deleted)
}

/// Texts, or objects as answers hold them: `{"address": "10.0.0.0", "maskBits": 8}`.
fn addresses(fields: &mut Fields) -> Vec<Cidr> {
    let values = match fields.raw("addresses") {
        None => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    };
    let mut addresses = Vec::new();
    for value in values {
        let text = match &value {
            Value::String(text) => Some(text.clone()),
            Value::Object(map) => map.get("address").and_then(Value::as_str).map(|address| {
                match map.get("maskBits").filter(|bits| !bits.is_null()) {
                    Some(Value::String(bits)) => format!("{address}/{bits}"),
                    Some(bits) => format!("{address}/{bits}"),
                    None => address.to_owned(),
                }
            }),
            _ => None,
        };
        match text.as_deref().map(str::parse::<Cidr>) {
            Some(Ok(address)) => addresses.push(address),
            Some(Err(error)) => fields.refuse("addresses", error),
            None => fields.refuse("addresses", "must be texts, or objects with address and maskBits"),
        }
    }
    addresses
}
