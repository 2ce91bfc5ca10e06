//! What lists of customers can be asked for.

use crate::api::{
    criteria::{
        KeywordFields, is_in_domain, keyword_fields, keywords, refuse_unsupported, some_of, sort, sort_names,
    },
    openapi::{choice, takes},
    paging::PagingFields,
};
use argus_domain::{
    CustomerId,
    customer::{CustomerFilter, CustomerKey},
};
use argus_lenient::Fields;

takes! {
    /// Which customers.
    #[schema(example = json!({"keywords": ["acme"], "sortBy": ["shortName"], "limit": 25}))]
    pub(super) struct CustomerCriteria {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Where words are looked for: everywhere unless said otherwise.
        keywordField: Vec<CustomerPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<CustomerPlace>,
        /// Numbers or short names.
        customer: Vec<String>,
        /// The customers' domain: number or name of the only one there is.
        domain: Vec<String>,
        /// Customers have no parents here: nothing is found by one.
        parent: Vec<String>,
        /// The same.
        ancestor: Vec<String>,
        /// Customers have no flags here: nothing is found by one.
        includeFlags: Vec<CustomerFlag>,
        /// Changes nothing, as customers have no flags here.
        excludeFlags: Vec<CustomerFlag>,
        /// All customers are leaves: nothing is found by `group` alone.
        r#type: Vec<CustomerKind>,
        /// Taken, but no customer is ever deleted.
        includeDeleted: bool,
        /// Order, the first name first.
        sortBy: Vec<CustomerSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// How one customer is named.
    pub(super) struct CustomerName {
        /// The customer's domain: number or name of the only one there is.
        domain: Vec<String>,
    }
}

choice! {
    /// A field of a customer.
    CustomerPlace: NAMES.iter().map(|(name, _)| *name).chain(["all"]);
    /// A field of a customer; `-` before it turns the order round.
    CustomerSort: sort_names(&NAMES);
    /// What a customer can be.
    CustomerFlag: FLAGS;
    /// Whether customers can be below it.
    CustomerKind: KINDS;
}

const NAMES: [(&str, CustomerKey); 3] =
    [("id", CustomerKey::Id), ("name", CustomerKey::Name), ("shortName", CustomerKey::ShortName)];

const KINDS: [&str; 2] = ["group", "leaf"];

const FLAGS: [&str; 8] = [
    "disabled",
    "denySubmitForAnonymousUser",
    "allowGlobalData",
    "excludeFromProduction",
    "networkBaseCustomer",
    "singleNetworkDomain",
    "customerDataDeleted",
    "rootCustomerGroup",
];

/// `None` where nothing can be found: customers have no parents here, no flags, and are no groups.
pub(super) fn read(fields: &mut Fields) -> Option<CustomerFilter> {
    let mut filter = CustomerFilter {
        keywords: keywords(fields, false),
        fields: keyword_fields(fields, &NAMES),
        sort: sort(fields, &NAMES),
        ..CustomerFilter::default()
    };
    for name in fields.texts("customer") {
        match name.parse() {
            Ok(id) => filter.ids.push(CustomerId(id)),
            Err(_) => filter.short_names.push(name),
        }
    }
    let domain = is_in_domain(fields);
    let descends = [fields.texts("parent"), fields.texts("ancestor")].concat().is_empty();
    let unflagged = some_of(fields, "includeFlags", &FLAGS).is_empty();
    some_of(fields, "excludeFlags", &FLAGS);
    let kinds = some_of(fields, "type", &KINDS);
    fields.bool("includeDeleted");
    refuse_unsupported(fields, &["subCriteria"]);
    let leaf = kinds.is_empty() || kinds.contains(&"leaf");
    (domain && descends && unflagged && leaf).then_some(filter)
}
