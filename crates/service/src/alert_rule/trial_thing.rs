//! Trying a rule over alerts or cases on those that are open. What they were like before is not known: how long each has
//! been so is counted from its last change.

use super::thing::{Thing, standing};
use crate::Result;
use argus_domain::{
    Timestamp,
    alert_rule::{AlertRuleContent, AlertTrial, AlertTrialHit, filled_line},
};
use argus_store::{Conn, Scope};

pub(super) async fn try_out(
    conn: &mut Conn,
    scope: &Scope,
    content: &AlertRuleContent,
    now: Timestamp,
    days: u32,
) -> Result<AlertTrial> {
    let (things, has_more) = standing(conn, scope, content).await?;
    let held = i64::from(content.watches.held().0) * 1_000;
    let hit = |thing: &Thing| {
        let customer = thing.customer().clone();
        let given = |place: &str| match place {
            "customer" => customer.name.clone(),
            _ => String::new(),
        };
        let title = filled_line(content, &content.title, &thing.places(), &given);
        AlertTrialHit { at: thing.since().plus_millis(held), title, count: 0, customer }
    };
    let mut hits: Vec<AlertTrialHit> = things.iter().map(hit).filter(|hit| hit.at <= now).collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.at));
    let total = hits.len() as u64;
    hits.truncate(AlertTrial::LISTED);
    Ok(AlertTrial {
        days,
        total,
        hits,
        matched: things.len() as u64,
        searched_back_to: things.last().filter(|_| has_more).map(Thing::since),
        of_things: true,
        ..AlertTrial::default()
    })
}
