//! What is said of a policy.

use super::super::criteria::AlertSeverity;
use crate::api::{
    ApiError,
    criteria::customers,
    openapi::{choice, takes},
};
use argus_domain::{
    GroupId, UserId,
    policy::{GroupLabel, Occasion, PolicyContent, QuietHours, Route, Step, Weekday, Whom},
};
use argus_lenient::Fields;
use argus_service::Ctx;

takes! {
    /// A notification policy. What is left out has its default when one is made, and stays when one is changed.
    #[schema(as = PolicyChange)]
    #[schema(example = json!({"name": "On call", "on": ["alertNew"], "severity": "high", "routes": [{"channel": 1, "recipients": ["oncall@example.com"]}], "groupBy": ["customer"], "groupWait": 30, "groupInterval": 300, "messagesPerHour": 10}))]
    pub(super) struct PolicyFields {
        name: String,
        /// The lowest is looked at first.
        order: u32,
        active: bool,
        /// What is told.
        on: Vec<PolicyOccasion>,
        /// Numbers or short names.
        customer: Vec<String>,
        /// At least. Empty for any.
        severity: AlertSeverity,
        source: Vec<String>,
        classification: Vec<String>,
        /// All of them. `key` stands for all with that key.
        tag: Vec<String>,
        /// A part of the title.
        title: String,
        /// Whether the policies after it are looked at, too.
        goOn: bool,
        routes: Vec<PolicyRoute>,
        /// Numbers of users who are told in Argus.
        user: Vec<i64>,
        /// Numbers of groups whose members are.
        group: Vec<i64>,
        /// Who else is told as long as nobody acknowledges an alert or case.
        steps: Vec<PolicyStep>,
        /// With places such as {title}.
        subject: String,
        text: String,
        groupBy: Vec<PolicyLabel>,
        /// Seconds that the first of a group waits for others.
        groupWait: u32,
        /// Seconds at least between two messages of a group.
        groupInterval: u32,
        /// 0 for any number.
        messagesPerHour: u32,
        /// Empty days for none.
        quietHours: PolicyQuietHours,
    }

    /// A channel, and whom it tells.
    pub(super) struct PolicyRoute {
        /// Its number.
        #[schema(required)]
        channel: i64,
        recipients: Vec<String>,
    }

    /// Others who are told where nobody has taken what was told of: an alert that is new and nobody's, a case without an
    /// assignee.
    pub(super) struct PolicyStep {
        /// After the message; each step later than the one before.
        #[schema(required)]
        afterMinutes: u32,
        routes: Vec<PolicyRoute>,
        /// Numbers of users who are told in Argus.
        user: Vec<i64>,
        /// Numbers of groups whose members are.
        group: Vec<i64>,
    }

    /// When only what is bad enough is told at once.
    pub(super) struct PolicyQuietHours {
        /// On which they begin.
        days: Vec<PolicyWeekday>,
        /// Such as 22:00.
        from: String,
        /// The next day where it is not after `from`.
        to: String,
        /// Such as Europe/Oslo.
        timeZone: String,
        /// What is at least as bad is told at once.
        exceptSeverity: AlertSeverity,
    }
}

choice! {
    /// Something that is told.
    PolicyOccasion: Occasion::ALL.iter().map(|one| one.name());
    /// What is the same for all that is told together.
    PolicyLabel: GroupLabel::ALL.iter().map(|one| one.name());
    /// A day of the week.
    PolicyWeekday: Weekday::ALL.iter().map(|one| one.name());
}

/// Those of a list of names.
fn named<T>(fields: &mut Fields, field: &str, named: fn(&str) -> Option<T>) -> Vec<T> {
    let mut some = Vec::new();
    for name in fields.texts(field) {
        match named(&name) {
            Some(one) => some.push(one),
            None => fields.refuse(field, format_args!("must not have “{name}”, which is not known")),
        }
    }
    some
}

/// A list that was given, be it empty.
fn given<T>(
    fields: &mut Fields,
    field: &str,
    read: impl FnOnce(&mut Fields, &str) -> Vec<T>,
) -> Option<Vec<T>> {
    let is_given = fields.is_given(field);
    let list = read(fields, field);
    is_given.then_some(list)
}

/// `content` with what is given.
pub(super) async fn read(
    ctx: &Ctx,
    fields: &mut Fields,
    mut content: PolicyContent,
) -> Result<PolicyContent, ApiError> {
    let has_customers = fields.is_given("customer");
    let customers = customers(ctx, fields, "customer").await?;
    let matcher = &mut content.matcher;
    set(&mut matcher.customers, has_customers.then_some(customers));
    match fields.text("severity") {
        Some(text) if text.is_empty() => matcher.severity = None,
        Some(text) => match text.parse() {
            Ok(severity) => matcher.severity = Some(severity),
            Err(problem) => fields.refuse("severity", problem),
        },
        None => {}
    }
    set(&mut matcher.sources, given(fields, "source", Fields::texts));
    set(&mut matcher.classifications, given(fields, "classification", Fields::texts));
    set(&mut matcher.tags, given(fields, "tag", Fields::parsed_list));
    set(&mut matcher.title, fields.text("title"));
    set(&mut content.name, fields.text("name"));
    set(&mut content.order, number(fields, "order"));
    set(&mut content.active, fields.bool("active"));
    set(&mut content.on, given(fields, "on", |fields, field| named(fields, field, Occasion::named)));
    set(&mut content.go_on, fields.bool("goOn"));
    whom(fields, &mut content.whom);
    set(&mut content.steps, given(fields, "steps", |fields, field| fields.objects(field, step)));
    set(&mut content.subject, fields.text("subject"));
    set(&mut content.text, fields.text("text"));
    let by = given(fields, "groupBy", |fields, field| named(fields, field, GroupLabel::named));
    set(&mut content.grouping.by, by);
    set(&mut content.grouping.wait, number(fields, "groupWait"));
    set(&mut content.grouping.interval, number(fields, "groupInterval"));
    set(&mut content.most, number(fields, "messagesPerHour").map(|most| (most > 0).then_some(most)));
    set(&mut content.quiet, fields.object("quietHours", quiet_hours));
    Ok(content)
}

fn whom(fields: &mut Fields, whom: &mut Whom) {
    set(&mut whom.routes, given(fields, "routes", |fields, field| fields.objects(field, route)));
    let ids = |ids: Vec<i64>| ids.into_iter().map(UserId).collect();
    set(&mut whom.people, given(fields, "user", Fields::ints).map(ids));
    let ids = |ids: Vec<i64>| ids.into_iter().map(GroupId).collect();
    set(&mut whom.groups, given(fields, "group", Fields::ints).map(ids));
}

fn step(fields: &mut Fields) -> Step {
    let mut step = Step { after: number(fields, "afterMinutes").unwrap_or_default(), ..Step::default() };
    whom(fields, &mut step.whom);
    step
}

fn route(fields: &mut Fields) -> Route {
    Route {
        channel: fields.int("channel").unwrap_or_default().into(),
        recipients: fields.texts("recipients"),
    }
}

fn set<T>(place: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *place = given;
    }
}

fn number(fields: &mut Fields, field: &str) -> Option<u32> {
    let given = fields.int(field)?;
    u32::try_from(given).map_err(|_| fields.refuse(field, "must not be negative")).ok()
}

/// None without days.
fn quiet_hours(fields: &mut Fields) -> Option<QuietHours> {
    let days = named(fields, "days", Weekday::named);
    let mut clock = |field: &str| {
        let text = fields.text(field).unwrap_or_default();
        let minutes = QuietHours::minutes(&text);
        if minutes.is_none() && !days.is_empty() {
            fields.refuse(field, "must be a time of day, such as 22:00");
        }
        minutes.unwrap_or_default()
    };
    let (from, to) = (clock("from"), clock("to"));
    let zone = fields.text("timeZone").unwrap_or_else(|| "UTC".to_owned());
    let but = fields.parsed("exceptSeverity");
    (!days.is_empty()).then_some(QuietHours { days, from, to, zone, but })
}
