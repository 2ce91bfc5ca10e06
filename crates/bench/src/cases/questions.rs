//! What is asked of cases and activities: each list, each filter, each order, and what is deep.

use super::{
    ask::{Ask, Question},
    fill::{CUSTOMERS, PEOPLE},
};
use argus_domain::{
    CaseId, CustomerId, Severity, Timestamp, UserId,
    activity::ActivityFilter,
    case::{Assignee, CaseFilter, CaseSort, CaseSortKey, CaseTag, Lifecycle},
};
use fastrand::Rng;

fn question(name: &'static str, round: impl Fn(&mut Rng) -> Ask + 'static) -> Question {
    Question { name, round: Box::new(round) }
}

fn cases(name: &'static str, filter: impl Fn(&mut Rng) -> CaseFilter + 'static) -> Question {
    question(name, move |random| page(filter(random), CaseSort::default(), 0))
}

fn page(filter: CaseFilter, sort: CaseSort, offset: u32) -> Ask {
    Ask::Cases { filter, sort, limit: 50, offset }
}

fn text(text: impl Into<String>) -> CaseFilter {
    CaseFilter { text: text.into(), ..CaseFilter::default() }
}

fn tag(text: &str) -> CaseFilter {
    let tags: Vec<CaseTag> = text.parse().into_iter().collect();
    CaseFilter { tags, ..CaseFilter::default() }
}

fn log(name: &'static str, filter: impl Fn(&mut Rng) -> ActivityFilter + 'static) -> Question {
    question(name, move |random| Ask::Activities { filter: filter(random), offset: 0 })
}

fn everything() -> ActivityFilter {
    ActivityFilter { not_case_related: true, ..ActivityFilter::default() }
}

pub(super) fn questions(now: Timestamp, most: u32) -> Vec<Question> {
    let mut all = lists(most);
    all.extend(ones(most));
    all.extend(logs(now, most));
    all
}

fn lists(most: u32) -> Vec<Question> {
    let by = |key, descending| CaseSort { key, descending };
    let all = CaseFilter::default;
    vec![
        cases("cases, the newest", move |_| all()),
        question("by last update", move |_| page(all(), by(CaseSortKey::Updated, true), 0)),
        question("by severity", move |_| page(all(), by(CaseSortKey::Severity, true), 0)),
        cases("open", |_| CaseFilter { lifecycle: Some(Lifecycle::Open), ..CaseFilter::default() }),
        question("open, by last update", move |_| {
            let filter = CaseFilter { lifecycle: Some(Lifecycle::Open), ..CaseFilter::default() };
            page(filter, by(CaseSortKey::Updated, true), 0)
        }),
        cases("in a state", |_| CaseFilter {
            states: vec!["Containment".to_owned()],
            ..CaseFilter::default()
        }),
        cases("of a customer", |random| CaseFilter {
            customers: vec![CustomerId(random.i64(1..=i64::from(CUSTOMERS)))],
            ..CaseFilter::default()
        }),
        question("of a customer, by severity", move |random| {
            let customers = vec![CustomerId(random.i64(1..=i64::from(CUSTOMERS)))];
            page(CaseFilter { customers, ..CaseFilter::default() }, by(CaseSortKey::Severity, true), 0)
        }),
        cases("critical", |_| CaseFilter { severities: vec![Severity::Critical], ..CaseFilter::default() }),
        question("high or critical, by last update", move |_| {
            let severities = vec![Severity::High, Severity::Critical];
            page(CaseFilter { severities, ..CaseFilter::default() }, by(CaseSortKey::Updated, true), 0)
        }),
        cases("of an assignee", |random| CaseFilter {
            assignees: vec![Assignee::Is(UserId(random.i64(1..=i64::from(PEOPLE))))],
            ..CaseFilter::default()
        }),
        cases("open and nobody's", |_| CaseFilter {
            lifecycle: Some(Lifecycle::Open),
            assignees: vec![Assignee::Nobody],
            ..CaseFilter::default()
        }),
        cases("with a tag", |_| tag("vip")),
        cases("with a tag and value", |random| tag(&format!("campaign:c{}", random.u32(0..211)))),
        cases("text that many have", |_| text("login")),
        cases("text that few have", |random| text(format!("host{}", random.u32(1_000..5_000)))),
        cases("text that none has", |random| text(format!("nothing {}", random.u32(..)))),
        cases("a number", move |random| text(format!("#{}", random.u32(1..=most)))),
        question("page 100", move |_| page(CaseFilter::default(), CaseSort::default(), 5_000)),
        question("the last page", move |_| page(CaseFilter::default(), CaseSort::default(), most - 50)),
        question("the last page by severity", move |_| {
            page(CaseFilter::default(), by(CaseSortKey::Severity, true), most - 50)
        }),
        question("switcher", |_| Ask::Cases {
            filter: CaseFilter::default(),
            sort: CaseSort::default(),
            limit: 100,
            offset: 0,
        }),
    ]
}

fn ones(most: u32) -> Vec<Question> {
    vec![
        question("one case with everything on its page", move |random| {
            Ask::Open(CaseId(random.i64(1..=i64::from(most))))
        }),
        question("where an address was seen before", |random| {
            Ask::SeenBefore(format!("10.{}.{}.{}", random.u8(0..5), random.u8(..251), random.u8(..241)))
        }),
        question("my tasks", |_| Ask::MyTasks),
    ]
}

fn logs(now: Timestamp, most: u32) -> Vec<Question> {
    let deep = |name, offset| question(name, move |_| Ask::Activities { filter: everything(), offset });
    vec![
        log("activities, the newest", |_| ActivityFilter::default()),
        log("activities, those of no case, too", |_| everything()),
        log("by somebody", |random| ActivityFilter {
            user: format!("person{}", random.u32(1..=PEOPLE)),
            ..everything()
        }),
        log("by nobody who is there", |_| ActivityFilter {
            user: "no such person".to_owned(),
            ..everything()
        }),
        log("of a case by its number", move |random| ActivityFilter {
            case_text: format!("#{}", random.u32(1..=most)),
            ..everything()
        }),
        log("of cases by a part of their names", |random| ActivityFilter {
            case_text: format!("host{}", random.u32(1_000..5_000)),
            ..everything()
        }),
        log("of cases that are not there", |random| ActivityFilter {
            case_text: format!("nothing {}", random.u32(..)),
            ..everything()
        }),
        log("written by hand", |_| ActivityFilter { manual: Some(true), ..everything() }),
        log("not written by hand", |_| ActivityFilter { manual: Some(false), ..everything() }),
        log("from the API", |_| ActivityFilter { from_api: Some(true), ..everything() }),
        log("not from the API", |_| ActivityFilter { from_api: Some(false), ..everything() }),
        log("text that many have", |_| ActivityFilter { text: "severity".to_owned(), ..everything() }),
        log("text that few have", move |random| ActivityFilter {
            text: format!("host{}", random.u32(..most * 10)),
            ..everything()
        }),
        log("of a week", move |random| {
            let from = now.plus_millis(-i64::from(random.u32(7..1_000)) * 86_400_000);
            ActivityFilter { from: Some(from), to: Some(from.plus_millis(7 * 86_400_000)), ..everything() }
        }),
        log("by somebody, with a text, in a week", move |random| {
            let from = now.plus_millis(-i64::from(random.u32(7..1_000)) * 86_400_000);
            ActivityFilter {
                from: Some(from),
                to: Some(from.plus_millis(7 * 86_400_000)),
                user: format!("person{}", random.u32(1..=PEOPLE)),
                text: "indicator".to_owned(),
                ..everything()
            }
        }),
        deep("page 200", 10_000),
        deep("page 2000", 100_000),
    ]
}
