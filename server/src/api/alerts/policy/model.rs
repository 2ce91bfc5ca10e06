//! What the calls of this module answer.

use argus_domain::{
    Severity, Timestamp,
    policy::{Notice, NoticeSubject, Policy, QuietHours, Route, Step, Whom},
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Policy)]
pub(super) struct PolicyVo {
    id: i64,
    name: String,
    /// The lowest is looked at first.
    order: u32,
    active: bool,
    /// What is told.
    on: Vec<&'static str>,
    /// Numbers.
    customer: Vec<i64>,
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    severity: Option<&'static str>,
    source: Vec<String>,
    classification: Vec<String>,
    tag: Vec<String>,
    title: String,
    /// Whether the policies after it are looked at, too.
    go_on: bool,
    routes: Vec<RouteVo>,
    user: Vec<i64>,
    group: Vec<i64>,
    /// Who else is told as long as nobody acknowledges it.
    steps: Vec<StepVo>,
    subject: String,
    text: String,
    group_by: Vec<&'static str>,
    /// Seconds.
    group_wait: u32,
    /// Seconds.
    group_interval: u32,
    /// 0 for any number.
    messages_per_hour: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    quiet_hours: Option<QuietHoursVo>,
    /// Rises with every change.
    version: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PolicyRouteOf)]
struct RouteVo {
    channel: i64,
    recipients: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PolicyStepOf)]
struct StepVo {
    after_minutes: u32,
    routes: Vec<RouteVo>,
    user: Vec<i64>,
    group: Vec<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PolicyQuietHoursOf)]
struct QuietHoursVo {
    days: Vec<&'static str>,
    from: String,
    to: String,
    time_zone: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    except_severity: Option<&'static str>,
}

impl From<Policy> for PolicyVo {
    fn from(policy: Policy) -> Self {
        let content = policy.content;
        let matcher = content.matcher;
        let (routes, user, group) = whom(content.whom);
        let step = |step: Step| {
            let (routes, user, group) = whom(step.whom);
            StepVo { after_minutes: step.after, routes, user, group }
        };
        Self {
            id: policy.id.0,
            name: content.name,
            order: content.order,
            active: content.active,
            on: content.on.iter().map(|one| one.name()).collect(),
            customer: matcher.customers.iter().map(|id| id.0).collect(),
            severity: matcher.severity.map(Severity::name),
            source: matcher.sources,
            classification: matcher.classifications,
            tag: matcher.tags.iter().map(ToString::to_string).collect(),
            title: matcher.title,
            go_on: content.go_on,
            routes,
            user,
            group,
            steps: content.steps.into_iter().map(step).collect(),
            subject: content.subject,
            text: content.text,
            group_by: content.grouping.by.iter().map(|one| one.name()).collect(),
            group_wait: content.grouping.wait,
            group_interval: content.grouping.interval,
            messages_per_hour: content.most.unwrap_or_default(),
            quiet_hours: content.quiet.map(|quiet| QuietHoursVo {
                days: quiet.days.iter().map(|day| day.name()).collect(),
                from: QuietHours::clock(quiet.from),
                to: QuietHours::clock(quiet.to),
                time_zone: quiet.zone,
                except_severity: quiet.but.map(Severity::name),
            }),
            version: policy.version,
        }
    }
}

fn whom(whom: Whom) -> (Vec<RouteVo>, Vec<i64>, Vec<i64>) {
    let route = |route: Route| RouteVo { channel: route.channel.0, recipients: route.recipients };
    let routes = whom.routes.into_iter().map(route).collect();
    let people = whom.people.iter().map(|id| id.0).collect();
    (routes, people, whom.groups.iter().map(|id| id.0).collect())
}

/// One alert or case that a policy met, and what became of that.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PolicyNotice)]
pub(super) struct NoticeVo {
    id: i64,
    policy: i64,
    policy_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    alert: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    case: Option<i64>,
    /// As it was called then.
    title: String,
    severity: &'static str,
    occasion: &'static str,
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    state: &'static str,
    /// Why it was held back or not told.
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    done_timestamp: Option<Timestamp>,
    /// Which step it was told by, as nobody had acknowledged it; 0 for the first message.
    step: u32,
    /// How many were told in the same message.
    together: u32,
}

impl From<Notice> for NoticeVo {
    fn from(notice: Notice) -> Self {
        let (alert, case) = match notice.subject {
            NoticeSubject::Alert(id) => (Some(id.0), None),
            NoticeSubject::Case(id) => (None, Some(id.0)),
        };
        Self {
            id: notice.id.0,
            policy: notice.policy.0,
            policy_name: notice.policy_name,
            alert,
            case,
            title: notice.title,
            severity: notice.severity.name(),
            occasion: notice.occasion.name(),
            timestamp: notice.at,
            state: notice.state.name(),
            reason: notice.reason,
            done_timestamp: notice.done,
            step: notice.step,
            together: notice.together,
        }
    }
}
