//! Trying a rule on the events that there are.

use super::{
    group::{dedup_id, group_id, value_of},
    save::check,
    trial_thing,
};
use crate::{
    Ctx, Result,
    event::{of_rule, properties},
};
use argus_domain::{
    CustomerId, EventFacts, EventKey, EventQuery, EventRecord, EventType, Invalid, Permission, SensorId,
    Severity, Timestamp,
    alert_rule::{
        AlertRuleContent, AlertTrial, AlertTrialHit, AlertTrialKey, Hit, Judge, RuleField, Threshold,
        Watched, filled, filled_line,
    },
    event::CustomerName,
    property::PropertyMap,
    timestamp::MILLIS_PER_DAY,
};
use argus_store::{
    Conn, Scope,
    customer::names as customer_names,
    event::{Candidate, matching_of},
    names::{Named, names},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// Rows that are looked at.
const SCAN: u64 = 200_000;

/// What it would have raised in the last days, by the code that judges events as they arrive: over the aggregated
/// events that there are, each at its last occurrence, or over raw ones where sensors are asked for.
pub async fn try_out(ctx: &Ctx, content: AlertRuleContent, days: u32) -> Result<AlertTrial> {
    let scope = ctx.require(Permission::ManageAlertRules)?.scope();
    ctx.require(match content.watches {
        Watched::Events => Permission::EventLookup,
        Watched::Alerts(_) => Permission::ViewAlerts,
        Watched::Cases(_) => Permission::ViewCases,
    })?;
    let content = content.checked()?;
    if !(1..=AlertTrial::MOST_DAYS).contains(&days) {
        return Err(Invalid::one("days", format_args!("must be from 1 to {}", AlertTrial::MOST_DAYS)).into());
    }
    let mut conn = ctx.argus.store().snapshot().await?;
    check(ctx, &mut conn, &scope, &content).await?;
    let scope = match content.customers.as_slice() {
        [] => scope,
        some => Scope::customers(some.to_vec()),
    };
    if !content.watches.is_events() {
        return trial_thing::try_out(&mut conn, &scope, &content, ctx.now, days).await;
    }
    let from = ctx.now.plus_millis(-i64::from(days) * MILLIS_PER_DAY);
    let query = of_rule(ctx, &mut conn, &scope, &content.criteria).await?;
    let query = EventQuery { start: Some(from), end: Some(ctx.now), ..query };
    let (events, searched_back_to) = events(&mut conn, &scope, &content, &query).await?;
    let mut trial = Past {
        from: searched_back_to.map_or(from, |back| back.max(from)),
        now: ctx.now,
        content: &content,
        groups: BTreeMap::new(),
    };
    let matched = events.len() as u64;
    for (facts, sensor, properties) in events {
        trial.see(&facts, sensor, &properties);
    }
    let fired = trial.fired();
    let mut told = AlertTrial {
        days,
        total: fired.len() as u64,
        per_day: per_day(from, ctx.now, &fired),
        kinds: 0,
        keys: Vec::new(),
        hits: Vec::new(),
        matched,
        searched_back_to,
        of_things: false,
    };
    let kinds = kinds(&fired);
    told.kinds = kinds.len() as u64;
    told.keys = keys(&mut conn, &content, kinds).await?;
    let newest: Vec<Fired> = fired.into_iter().rev().take(AlertTrial::LISTED).collect();
    told.hits = hits(&mut conn, &content, newest).await?;
    Ok(told)
}

type Event = (EventFacts, Option<SensorId>, PropertyMap);

async fn events(
    conn: &mut Conn,
    scope: &Scope,
    content: &AlertRuleContent,
    query: &EventQuery,
) -> Result<(Vec<Event>, Option<Timestamp>)> {
    let counted = match &content.threshold {
        Threshold::Values { field, .. } => Some(field),
        _ => None,
    };
    let mut fields = content.group_by.iter().chain(counted);
    let names_sensors = fields.clone().any(|field| *field == RuleField::Sensor)
        || query.blocks().any(|block| !block.sensors.is_empty());
    let kind = if names_sensors { EventType::Raw } else { EventType::Aggregated };
    let keeps = fields.any(|field| matches!(field, RuleField::Property(_)));
    let kept: Mutex<HashMap<EventKey, PropertyMap>> = Mutex::default();
    let look = |candidate: &Candidate| {
        let found = properties(candidate);
        let record = EventRecord { kind, properties: &found, sensor: candidate.sensor };
        let matches = query.matches(&candidate.facts, record);
        if matches && keeps {
            kept.lock().unwrap_or_else(PoisonError::into_inner).insert(candidate.facts.key, found);
        }
        matches
    };
    let needs_records = keeps || query.needs_record();
    let check: Option<argus_store::event::search::Check<'_>> = needs_records.then_some(&look);
    let (found, back_to) = matching_of(conn, scope, kind, query, SCAN, check).await?;
    let mut kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
    let with_properties = found.into_iter().map(|(facts, sensor)| {
        let properties = kept.remove(&facts.key).unwrap_or_default();
        (facts, sensor, properties)
    });
    Ok((with_properties.collect(), back_to))
}

struct Past<'a> {
    from: Timestamp,
    now: Timestamp,
    content: &'a AlertRuleContent,
    groups: BTreeMap<Uuid, Group>,
}

struct Group {
    customer: CustomerId,
    values: Vec<String>,
    /// By step of time and what is told apart: how much, and the highest severity.
    hits: BTreeMap<(i64, i64), (i64, Severity)>,
    /// When there was something of it.
    times: Vec<Timestamp>,
}

#[derive(Clone)]
struct Fired {
    at: Timestamp,
    /// What makes it one alert with others, and its own group.
    dedup: Uuid,
    group: Uuid,
    customer: CustomerId,
    values: Vec<String>,
    count: i64,
}

impl Past<'_> {
    fn see(&mut self, facts: &EventFacts, sensor: Option<SensorId>, properties: &PropertyMap) {
        let content = self.content;
        let identity = |field: &RuleField| field.identity(facts, sensor, properties);
        let values: Vec<String> = content.group_by.iter().map(identity).collect();
        let group = group_id(facts.customer, &content.group_by, &values);
        let group = self.groups.entry(group).or_insert_with(|| Group {
            customer: facts.customer,
            values,
            hits: BTreeMap::new(),
            times: Vec::new(),
        });
        let at = facts.end.min(self.now);
        if content.threshold == Threshold::Absence {
            group.times.push(at);
            return;
        }
        let (value, sum) = match &content.threshold {
            Threshold::Events { .. } => (facts.key.0, 1),
            Threshold::Values { field, .. } => (value_of(&identity(field)), 1),
            Threshold::Occurrences { .. } | Threshold::Absence => (0, facts.count),
        };
        let step = at.millis().div_euclid(Judge::of(content).step);
        let hit = group.hits.entry((step, value)).or_insert((0, facts.severity));
        hit.0 += sum;
        hit.1 = hit.1.max(facts.severity);
    }

    /// In the order of time.
    fn fired(mut self) -> Vec<Fired> {
        let judge = Judge::of(self.content);
        if self.content.threshold == Threshold::Absence && self.content.group_by.is_empty() {
            // Those that are named are watched from the beginning.
            for customer in &self.content.customers {
                let id = group_id(*customer, &[], &[]);
                let group = self.groups.entry(id).or_insert_with(|| Group {
                    customer: *customer,
                    values: Vec::new(),
                    hits: BTreeMap::new(),
                    times: Vec::new(),
                });
                group.times.push(self.from);
            }
        }
        let mut known: HashMap<Uuid, Vec<i64>> = HashMap::new();
        let mut fired = Vec::new();
        for (id, group) in self.groups {
            let key = (!self.content.dedup.is_empty()).then(|| {
                let given = |_: &str| group.customer.to_string();
                filled(self.content, &self.content.dedup, &group.values, &given)
            });
            let dedup = dedup_id(argus_domain::AlertRuleId(0), group.customer, id, key.as_deref());
            let near = known.entry(dedup).or_default();
            let found: Vec<(i64, i64)> = if self.content.threshold == Threshold::Absence {
                absences(self.content, &judge, group.times, self.now, near)
            } else {
                let hits = group.hits.into_iter();
                let hits: Vec<Hit> =
                    hits.map(|((at, value), (sum, severity))| Hit { at, value, sum, severity }).collect();
                judge.episodes(&hits, near).iter().map(|episode| (episode.at, episode.count)).collect()
            };
            for (step, count) in found {
                near.push(step);
                let at = Timestamp::clamped(step.saturating_mul(judge.step));
                let values = group.values.clone();
                fired.push(Fired { at, dedup, group: id, customer: group.customer, values, count });
            }
        }
        fired.retain(|one| one.at >= self.from);
        fired.sort_by_key(|one| one.at);
        fired
    }
}

/// Steps at which there had been nothing for as long as the window.
fn absences(
    content: &AlertRuleContent,
    judge: &Judge,
    mut times: Vec<Timestamp>,
    now: Timestamp,
    known: &[i64],
) -> Vec<(i64, i64)> {
    times.sort_unstable();
    let window = i64::from(content.window) * 1_000;
    let mut found: Vec<(i64, i64)> = Vec::new();
    for (place, at) in times.iter().enumerate() {
        let due = at.plus_millis(window);
        let next = times.get(place + 1).copied().unwrap_or(now);
        let step = due.millis().div_euclid(judge.step);
        let near = |other: i64| (other - step).abs() <= judge.quiet;
        let is_quiet =
            found.last().is_some_and(|(last, _)| near(*last)) || known.iter().any(|known| near(*known));
        if due < next && !is_quiet {
            found.push((step, 0));
        }
    }
    found
}

fn per_day(from: Timestamp, now: Timestamp, fired: &[Fired]) -> Vec<(Timestamp, u64)> {
    let mut days: BTreeMap<i64, u64> = (from.day()..=now.day()).map(|day| (day, 0)).collect();
    for one in fired {
        *days.entry(one.at.day()).or_default() += 1;
    }
    days.into_iter().map(|(day, count)| (Timestamp::clamped(day * MILLIS_PER_DAY), count)).collect()
}

/// What is one alert: how many groups of it there are, and how often they fired.
struct Kind {
    of: Fired,
    groups: HashSet<Uuid>,
    times: u64,
}

/// Those that fired most often first.
fn kinds(fired: &[Fired]) -> Vec<Kind> {
    let mut kinds: BTreeMap<Uuid, Kind> = BTreeMap::new();
    for one in fired {
        let first = || Kind { of: one.clone(), groups: HashSet::new(), times: 0 };
        let kind = kinds.entry(one.dedup).or_insert_with(first);
        kind.groups.insert(one.group);
        kind.times += 1;
    }
    let mut kinds: Vec<Kind> = kinds.into_values().collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.times));
    kinds
}

async fn keys(
    conn: &mut Conn,
    content: &AlertRuleContent,
    mut kinds: Vec<Kind>,
) -> Result<Vec<AlertTrialKey>> {
    kinds.truncate(AlertTrial::KEYS);
    let mut of: Vec<Fired> = kinds.iter().map(|kind| kind.of.clone()).collect();
    let customers = name(conn, content, &mut of).await?;
    let key = |(kind, of): (Kind, Fired)| {
        let customer = customers.get(&of.customer)?.clone();
        let key = if content.dedup.is_empty() {
            of.values.join(", ")
        } else {
            filled(content, &content.dedup, &of.values, &|_| customer.name.clone())
        };
        Some(AlertTrialKey { customer, key, groups: kind.groups.len() as u64, times: kind.times })
    };
    Ok(kinds.into_iter().zip(of).filter_map(key).collect())
}

async fn hits(
    conn: &mut Conn,
    content: &AlertRuleContent,
    mut fired: Vec<Fired>,
) -> Result<Vec<AlertTrialHit>> {
    let customers = name(conn, content, &mut fired).await?;
    let hit = |one: Fired| {
        let customer = customers.get(&one.customer)?.clone();
        let given = |place: &str| match place {
            "customer" => customer.name.clone(),
            "count" => one.count.to_string(),
            _ => String::new(),
        };
        let title = filled_line(content, &content.title, &one.values, &given);
        Some(AlertTrialHit { at: one.at, customer: customer.clone(), title, count: one.count })
    };
    Ok(fired.into_iter().filter_map(hit).collect())
}

/// Gives names to what has numbers. Returns those of the customers.
async fn name(
    conn: &mut Conn,
    content: &AlertRuleContent,
    fired: &mut [Fired],
) -> Result<HashMap<CustomerId, CustomerName>> {
    for (place, field) in content.group_by.iter().enumerate() {
        let table = match field {
            RuleField::Signature => Named::Signature,
            RuleField::Sensor => Named::Sensor,
            RuleField::Domain => Named::Domain,
            _ => continue,
        };
        let mut ids: Vec<i64> = fired.iter().filter_map(|one| one.values[place].parse().ok()).collect();
        ids.sort_unstable();
        ids.dedup();
        let known = names(conn, table, &ids).await?;
        for one in fired.iter_mut() {
            if let Some((_, name)) = one.values[place].parse().ok().and_then(|id: i64| known.get(&id)) {
                one.values[place].clone_from(name);
            }
        }
    }
    let mut customers: Vec<CustomerId> = fired.iter().map(|one| one.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let named = customer_names(conn, &customers).await?.into_iter();
    Ok(named
        .map(|one| (one.id, CustomerName { id: one.id, short_name: one.short_name, name: one.name }))
        .collect())
}
