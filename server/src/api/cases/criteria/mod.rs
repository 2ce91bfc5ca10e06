//! The criteria of cases (reference section 3.2).

mod access;
mod fields;

pub(super) use fields::{
    AccessModeName, CaseListCriteria, CasePriority, CaseSearchCriteria, CaseStatisticsCriteria,
    CaseStatusName, CaseTypeName, OpenStatus, SERVICE_FLAGS, SORTS, ServiceFlag,
};

use crate::api::criteria::{one_of, some_of, sort};
use argus_domain::{
    CaseId, CustomerId, Keywords, SubMode,
    case::{
        AccessMode, CaseCriteria, CaseMatch, CasePlace, CaseRole, CaseSearch, CaseSubCriteria, CaseTime,
        FlowMatch,
    },
};
use argus_lenient::Fields;
use fields::ACCESS_MODES;

/// How long a span of time can be.
const UNITS: [&str; 7] = ["milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months"];
const TIMES: [(&str, CaseTime); 6] = [
    ("createdTimestamp", CaseTime::Opened),
    ("lastUpdatedTimestamp", CaseTime::Updated),
    ("closedTimestamp", CaseTime::Closed),
    ("publishedTimestamp", CaseTime::Published),
    ("customerDueTimestamp", CaseTime::CustomerDue),
    ("techDueTimestamp", CaseTime::TechDue),
];
const PLACES: [(&str, CasePlace); 5] = [
    ("subject", CasePlace::Name),
    ("description", CasePlace::Description),
    ("comments", CasePlace::Comments),
    ("customerReference", CasePlace::SocTicket),
    ("id", CasePlace::Id),
];
const ROLES: [(&str, CaseRole); 9] = [
    ("reporter", CaseRole::Reporter),
    ("assignedUser", CaseRole::AssignedUser),
    ("assignedTech", CaseRole::AssignedTech),
    ("createdByUser", CaseRole::OpenedBy),
    ("lastUpdatedByUser", CaseRole::UpdatedBy),
    ("closedByUser", CaseRole::ClosedBy),
    ("publishedByUser", CaseRole::PublishedBy),
    ("commentedByUser", CaseRole::CommentedBy),
    ("watchedByUser", CaseRole::WatchedBy),
];

/// The parameters of the GET form.
pub(super) fn simple(fields: &mut Fields) -> CaseSearch {
    let (customers, customer_names) = customers(fields);
    let criteria = CaseCriteria {
        customers,
        customer_names,
        services: fields.texts("service"),
        statuses: fields.parsed_list("status"),
        kinds: fields.parsed_list("type"),
        keywords: Keywords::all(fields.texts("keywords")),
        ..CaseCriteria::default()
    };
    CaseSearch { criteria, sort: sort(fields, &SORTS), ..CaseSearch::default() }
}

/// The body of the POST form. What is wrong is noted in `fields`.
pub(super) fn full(fields: &mut Fields) -> CaseSearch {
    let search = asked(fields);
    CaseSearch { sort: sort(fields, &SORTS), ..search }
}

/// Of cases that are counted, none of which is listed.
pub(super) fn counted(fields: &mut Fields) -> CaseSearch {
    for field in ["limit", "offset"] {
        if fields.int(field).is_some_and(|number| number != 0) {
            fields.refuse(field, "cannot be given: all that match are counted");
        }
    }
    fields.refuse_if_given("sortBy", "cannot be given: groups are sorted by sortByField or sortByValue");
    asked(fields)
}

fn asked(fields: &mut Fields) -> CaseSearch {
    if fields.bool("exclude") == Some(true) {
        fields.refuse("exclude", "is only for subCriteria");
    }
    fields.bool("required");
    if fields.bool("includeDeleted") == Some(true) {
        fields.refuse("includeDeleted", "cannot be true: what was deleted is not told any more");
    }
    CaseSearch {
        criteria: block(fields),
        include_test: fields.bool("includeTestData").unwrap_or(false),
        without_description: fields.bool("includeDescription") == Some(false),
        with_requests: fields.bool("includeWorkflows").unwrap_or(false),
        sort: Vec::new(),
    }
}

fn block(fields: &mut Fields) -> CaseCriteria {
    let sub = fields.objects("subCriteria", |inner| {
        let mode = match (inner.bool("exclude"), inner.bool("required")) {
            (Some(true), Some(true)) => {
                inner.refuse("exclude", "and required cannot both be true");
                SubMode::Exclude
            }
            (Some(true), _) => SubMode::Exclude,
            (_, Some(true)) => SubMode::Required,
            _ => SubMode::Any,
        };
        CaseSubCriteria { mode, criteria: block(inner) }
    });
    let (customers, customer_names) = customers(fields);
    let mut services = fields.texts("service");
    let mut nothing = service_criteria(fields, &mut services);
    let modes = some_of(fields, "accessMode", &ACCESS_MODES);
    // Cases have no assets.
    nothing |= !fields.texts("assetID").is_empty();
    let mut users = fields.texts("user");
    users.extend(fields.ints("userID").iter().map(i64::to_string));
    CaseCriteria {
        ids: ids::<CaseId>(fields, "caseID"),
        customers,
        customer_names,
        production_customers: fields.bool("productionCustomers"),
        kinds: fields.parsed_list("type"),
        modes: modes.into_iter().filter_map(AccessMode::named).collect(),
        services,
        categories: fields.texts("category"),
        statuses: fields.parsed_list("status"),
        initial_statuses: fields.parsed_list("initialStatus"),
        severities: fields.parsed_list("priority"),
        initial_severities: fields.parsed_list("initialPriority"),
        start: fields.parsed("startTimestamp"),
        end: fields.parsed("endTimestamp"),
        times: strategy(fields, "timeFieldStrategy", &TIMES),
        all_times: one_of(fields, "timeMatchStrategy", &["all", "any"]) == Some("all"),
        tags: tags(fields),
        values: matches(fields, "field", "field"),
        access: access::read(fields),
        flows: flows(fields),
        keywords: Keywords {
            words: fields.texts("keywords"),
            any: one_of(fields, "keywordMatchStrategy", &["all", "any"]) == Some("any"),
        },
        places: strategy(fields, "keywordFieldStrategy", &PLACES),
        users,
        roles: strategy(fields, "userFieldStrategy", &ROLES),
        user_assigned: fields.bool("userAssigned"),
        tech_assigned: fields.bool("techAssigned"),
        include_flags: fields.parsed_list("includeFlags"),
        exclude_flags: fields.parsed_list("excludeFlags"),
        nothing,
        sub,
    }
}

pub(super) fn access_mode(fields: &mut Fields) -> Option<AccessMode> {
    one_of(fields, "accessMode", &ACCESS_MODES).and_then(AccessMode::named)
}

/// By number, and by short name. Numbers among the names are numbers.
fn customers(fields: &mut Fields) -> (Vec<CustomerId>, Vec<String>) {
    let (mut customers, mut names) = (ids(fields, "customerID"), Vec::new());
    for text in fields.texts("customer") {
        match text.parse() {
            Ok(id) => customers.push(id),
            Err(_) => names.push(text),
        }
    }
    (customers, names)
}

fn ids<T: From<i64>>(fields: &mut Fields, field: &str) -> Vec<T> {
    fields.ints(field).into_iter().map(T::from).collect()
}

/// What is chosen of a list of strategies; nothing stands for all.
fn strategy<K: Copy>(fields: &mut Fields, field: &str, known: &[(&'static str, K)]) -> Vec<K> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).chain(["all"]).collect();
    let chosen = some_of(fields, field, &names);
    if chosen.contains(&"all") {
        return Vec::new();
    }
    known.iter().filter(|(name, _)| chosen.contains(name)).map(|(_, key)| *key).collect()
}

fn matches(fields: &mut Fields, field: &str, key: &str) -> Vec<CaseMatch> {
    fields.objects(field, |inner| {
        let key_text = inner.text(key).unwrap_or_default();
        if key_text.is_empty() {
            inner.refuse(key, "is required");
        }
        CaseMatch {
            key: key_text,
            values: inner.texts("values"),
            begins: None,
            exclude: inner.bool("exclude").unwrap_or(false),
        }
    })
}

/// What follows a colon in a key begins the value, as in the tags themselves.
fn tags(fields: &mut Fields) -> Vec<CaseMatch> {
    let mut found = matches(fields, "tag", "key");
    for one in &mut found {
        if let Some((key, rest)) = one.key.split_once(':') {
            let (key, rest) = (key.to_owned(), rest.to_owned());
            if one.values.is_empty() {
                one.begins = Some(format!("{rest}:"));
                one.values.push(rest);
            } else {
                for value in &mut one.values {
                    *value = format!("{rest}:{}", value.trim());
                }
            }
            one.key = key;
        }
    }
    found
}

fn flows(fields: &mut Fields) -> Vec<FlowMatch> {
    let read = fields.objects("workflow", |inner| {
        let flow = inner.parsed("flow");
        if flow.is_none() && inner.is_sound() {
            inner.refuse("flow", "is required");
        }
        let (acknowledged, exclude) = (inner.bool("acknowledged"), inner.bool("exclude").unwrap_or(false));
        flow.map(|flow| FlowMatch { flow, acknowledged, exclude })
    });
    read.into_iter().flatten().collect()
}

/// Whether nothing can match: services have no flags.
fn service_criteria(fields: &mut Fields, services: &mut Vec<String>) -> bool {
    let flagged = fields.object("serviceCriteria", |inner| {
        services.extend(inner.texts("service"));
        some_of(inner, "excludeFlags", &SERVICE_FLAGS);
        !some_of(inner, "includeFlags", &SERVICE_FLAGS).is_empty()
    });
    flagged.unwrap_or(false)
}
