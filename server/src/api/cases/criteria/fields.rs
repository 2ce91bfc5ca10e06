//! What the reader takes, for the document.

use crate::api::{
    criteria::{Match, sort_names},
    openapi::{choice, takes},
    paging::PagingFields,
};
use argus_domain::{
    Severity,
    case::{CaseDimension, CaseFlag, CaseFlow, CaseKind, CaseMeasure, CaseOrder, CaseStatus},
};
use std::collections::BTreeMap;

/// What cases are sorted by.
pub(in crate::api::cases) const SORTS: [(&str, CaseOrder); 21] = [
    ("id", CaseOrder::Id),
    ("reporter", CaseOrder::Reporter),
    ("createdByUser", CaseOrder::OpenedBy),
    ("createdTimestamp", CaseOrder::Opened),
    ("lastUpdatedByUser", CaseOrder::UpdatedBy),
    ("lastUpdatedTimestamp", CaseOrder::Updated),
    ("assignedUser", CaseOrder::AssignedUser),
    ("assignedTech", CaseOrder::AssignedTech),
    ("closedByUser", CaseOrder::ClosedBy),
    ("closedTimestamp", CaseOrder::Closed),
    ("customerDueTimestamp", CaseOrder::CustomerDue),
    ("techDueTimestamp", CaseOrder::TechDue),
    ("publishedByUser", CaseOrder::PublishedBy),
    ("publishedTimestamp", CaseOrder::Published),
    ("customer", CaseOrder::Customer),
    ("priority", CaseOrder::Severity),
    ("status", CaseOrder::Status),
    ("type", CaseOrder::Kind),
    ("service", CaseOrder::Service),
    ("category", CaseOrder::Category),
    ("subject", CaseOrder::Name),
];
pub(super) const ACCESS_MODES: [&str; 4] = ["roleBased", "readRestricted", "writeRestricted", "explicit"];
pub(in crate::api::cases) const SERVICE_FLAGS: [&str; 5] =
    ["DELETED", "HANDLED_BY_SOC", "MONITORED_BY_SOC_OUTSIDE_OFFICEHOURS", "DEPRECATED", "EVENT_ENABLED"];

fn strategies<K>(known: &[(&'static str, K)]) -> Vec<&'static str> {
    known.iter().map(|(name, _)| *name).chain(["all"]).collect()
}

takes! {
    /// Which cases. All that is asked has to hold; of several values in one field one has to.
    #[schema(as = CaseCriteria)]
    pub(in crate::api::cases) struct CaseFields {
        /// Numbers of cases.
        #[schema(max_items = 1000)]
        caseID: Vec<i64>,
        /// Numbers of customers.
        #[schema(max_items = 1000)]
        customerID: Vec<i64>,
        /// Numbers or short names of customers.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// True for customers in production only, false for the others only.
        productionCustomers: bool,
        r#type: Vec<CaseTypeName>,
        /// Numbers or short names of services.
        #[schema(max_items = 1000)]
        service: Vec<String>,
        serviceCriteria: CaseServiceCriteria,
        /// Numbers or short names of categories, which are the classifications.
        #[schema(max_items = 1000)]
        category: Vec<String>,
        status: Vec<CaseStatusName>,
        /// Status as the case was opened.
        initialStatus: Vec<CaseStatusName>,
        priority: Vec<CasePriority>,
        /// Priority as the case was opened.
        initialPriority: Vec<CasePriority>,
        /// Not before this time: `1569185283911`, `2019-09-22T20:48:03Z`, `-2days`, `startOfDay`.
        startTimestamp: String,
        /// Not after this time.
        endTimestamp: String,
        /// Which times of a case have to lie between the two: all unless said otherwise.
        timeFieldStrategy: Vec<CaseTimeName>,
        /// Whether all of those times have to, or any.
        timeMatchStrategy: Match,
        /// Tags, one of which the case has, and none of those that are excluded.
        tag: Vec<CaseTagCriteria>,
        /// The same for fields of programs, and for those that administrators define.
        field: Vec<CaseFieldCriteria>,
        /// Entries of the access list, one of which the case has.
        explicitAccess: Vec<super::access::CaseAccessCriteria>,
        /// The same for what somebody was asked to do.
        workflow: Vec<CaseWorkflowCriteria>,
        /// Parts of texts, in any case.
        #[schema(max_items = 100)]
        keywords: Vec<String>,
        /// Where words are looked for: everywhere unless said otherwise.
        keywordFieldStrategy: Vec<CasePlaceName>,
        /// Whether all words have to be found, or any.
        keywordMatchStrategy: Match,
        /// Numbers or short names of users, names of groups.
        #[schema(max_items = 1000)]
        user: Vec<String>,
        /// Numbers of users.
        userID: Vec<i64>,
        /// What they have to do with the case: anything unless said otherwise.
        userFieldStrategy: Vec<CaseRoleName>,
        /// Whether there is an assigned user.
        userAssigned: bool,
        /// Whether there is an assigned tech.
        techAssigned: bool,
        /// Numbers of assets. Cases have none, so nothing is found by them.
        assetID: Vec<String>,
        accessMode: Vec<AccessModeName>,
        /// Only cases with all of these flags.
        includeFlags: Vec<CaseFlagName>,
        /// Only cases with none of these flags.
        excludeFlags: Vec<CaseFlagName>,
        /// Only true in `subCriteria`: the block must not hold.
        exclude: bool,
        /// Only for `subCriteria`: the block has to hold in any case.
        required: bool,
        /// Blocks of criteria. Of those that are neither `required` nor `exclude` one has to hold.
        #[schema(no_recursion, max_items = 100)]
        subCriteria: Vec<CaseFields>,
    }

    /// A tag. A colon ends the key: what follows it begins the value.
    pub(in crate::api::cases) struct CaseTagCriteria {
        #[schema(required)]
        key: String,
        /// Any of them; whatever value if there are none.
        values: Vec<String>,
        exclude: bool,
    }

    /// A value that a program notes.
    pub(in crate::api::cases) struct CaseFieldCriteria {
        #[schema(required)]
        field: String,
        /// Any of them; whatever value if there are none.
        values: Vec<String>,
        exclude: bool,
    }

    /// Something that somebody was asked to do.
    pub(in crate::api::cases) struct CaseWorkflowCriteria {
        #[schema(required)]
        flow: WorkflowName,
        /// Whether he took notice.
        acknowledged: bool,
        exclude: bool,
    }

    /// Services.
    pub(in crate::api::cases) struct CaseServiceCriteria {
        /// Numbers or short names.
        service: Vec<String>,
        /// Services have no flags, so nothing is found by them.
        includeFlags: Vec<ServiceFlag>,
        excludeFlags: Vec<ServiceFlag>,
    }

    /// A search for cases.
    #[schema(example = json!({"status": ["pendingSoc", "workingSoc"], "priority": ["high", "critical"], "sortBy": ["-lastUpdatedTimestamp"]}))]
    pub(in crate::api::cases) struct CaseSearchCriteria {
        #[serde(flatten)]
        criteria: CaseFields,
        /// What was deleted is not told any more: true is refused.
        includeDeleted: bool,
        /// Also cases that were opened to try something out.
        #[schema(default = false)]
        includeTestData: bool,
        #[schema(default = true)]
        includeDescription: bool,
        #[schema(default = false)]
        includeWorkflows: bool,
        /// Order, the first name first: the newest first unless said otherwise.
        sortBy: Vec<CaseSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// Which cases are counted, and by what.
    #[schema(example = json!({"groupBy": [{"key": "status"}], "values": ["created", "closed"], "startTimestamp": "-30days", "resolution": 1, "resolutionUnit": "days"}))]
    pub(in crate::api::cases) struct CaseStatisticsCriteria {
        #[serde(flatten)]
        criteria: CaseFields,
        /// What was deleted is not told any more: true is refused.
        includeDeleted: bool,
        /// Also cases that were opened to try something out.
        #[schema(default = false)]
        includeTestData: bool,
        /// Changes nothing: no case is listed.
        includeDescription: bool,
        /// Changes nothing: no case is listed.
        includeWorkflows: bool,
        /// All that match are counted: any number but 0 is refused.
        limit: i64,
        /// The same.
        offset: i64,
        groupBy: Vec<CaseGroupFields>,
        /// What is counted: `created` unless said otherwise. `open` are those that are when a span ends.
        values: Vec<CaseMeasureName>,
        /// Length of the spans of time; 0 is one span. At most 1,000 spans are answered.
        #[schema(minimum = 0, default = 0)]
        resolution: i64,
        /// The unit of that. Weeks and months are of the calendar in the caller's time zone, one at a time.
        #[schema(default = "milliseconds")]
        resolutionUnit: CaseResolutionUnit,
        /// The same as `cutoff` of each key.
        #[schema(minimum = 0)]
        cutoff: i64,
        /// The same by key.
        cutoffFields: BTreeMap<String, i64>,
        /// The same as `cutoffValue` of each key.
        cutoffValue: CaseMeasureName,
        /// Whether what was cut off is one more group, called OTHERS.
        #[schema(default = true)]
        includeOthers: bool,
        /// Groups in the order of a key.
        sortByField: CaseGroupKey,
        /// Else those first that have the most of this: the first of `values` unless said otherwise.
        sortByValue: CaseMeasureName,
    }

    /// What cases are grouped by.
    #[schema(as = CaseGroupCriteria)]
    pub(in crate::api::cases) struct CaseGroupFields {
        #[schema(required)]
        key: CaseGroupKey,
        /// Only so many values of the key; 0 is all.
        #[schema(minimum = 0)]
        cutoff: i64,
        /// Those that have the most of this.
        cutoffValue: CaseMeasureName,
    }

    /// Which cases, by the parameters of a query.
    pub(in crate::api::cases) struct CaseListCriteria {
        /// Numbers of customers.
        customerID: Vec<i64>,
        /// Numbers or short names of customers.
        customer: Vec<String>,
        /// Numbers or short names of services.
        service: Vec<String>,
        status: Vec<CaseStatusName>,
        r#type: Vec<CaseTypeName>,
        /// Parts of texts, in any case, all of which have to be found.
        keywords: Vec<String>,
        /// Order, the first name first: the newest first unless said otherwise.
        sortBy: Vec<CaseSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// What a case is about.
    CaseTypeName: CaseKind::ALL.iter().map(|kind| kind.name());
    /// Who is to do something next.
    CaseStatusName: CaseStatus::ALL.iter().map(|status| status.name());
    /// A status other than closed.
    OpenStatus: CaseStatus::ALL.iter().filter(|status| **status != CaseStatus::Closed).map(|status| status.name());
    /// How bad it is.
    CasePriority: Severity::ALL.map(Severity::name);
    /// A time of a case.
    CaseTimeName: strategies(&super::TIMES);
    /// A place to look for words in.
    CasePlaceName: strategies(&super::PLACES);
    /// What somebody has to do with a case.
    CaseRoleName: strategies(&super::ROLES);
    /// What is so of a case.
    CaseFlagName: CaseFlag::ALL.iter().map(|flag| flag.name());
    /// What somebody can be asked to do.
    WorkflowName: CaseFlow::ALL.iter().map(|flow| flow.name());
    /// Who may see and change a case.
    AccessModeName: ACCESS_MODES;
    /// What services can be.
    ServiceFlag: SERVICE_FLAGS;
    /// What cases are grouped by.
    CaseGroupKey: CaseDimension::ALL.iter().map(|dimension| dimension.name());
    /// What is counted of cases.
    CaseMeasureName: CaseMeasure::ALL.iter().map(|measure| measure.name());
    /// How long a span of time is.
    CaseResolutionUnit: super::UNITS;
    /// A field of a case; `-` before it turns the order round.
    CaseSort: sort_names(&SORTS);
}
