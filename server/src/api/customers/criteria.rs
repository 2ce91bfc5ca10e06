//! What lists of customers can be asked for.

use crate::api::criteria::{is_in_domain, keyword_fields, keywords, refuse_unsupported, some_of, sort};
use argus_domain::{
    CustomerId,
    customer::{CustomerFilter, CustomerKey},
};
use argus_lenient::Fields;

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
    let names = [("id", CustomerKey::Id), ("name", CustomerKey::Name), ("shortName", CustomerKey::ShortName)];
    let mut filter = CustomerFilter {
        keywords: keywords(fields, false),
        fields: keyword_fields(fields, &names),
        sort: sort(fields, &names),
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
    let kinds = some_of(fields, "type", &["group", "leaf"]);
    fields.bool("includeDeleted");
    refuse_unsupported(fields, &["subCriteria"]);
    let leaf = kinds.is_empty() || kinds.contains(&"leaf");
    (domain && descends && unflagged && leaf).then_some(filter)
}
