//! The end of judging: what matched is counted, and what is enough raises alerts, in the transaction of the events.

use super::{
    judging::{Judging, NewHits, Settled},
    listen::due,
    raise::{Found, Told, raise},
    set::Ready,
};
use crate::{Ctx, Result};
use argus_domain::{
    EventKey, Timestamp,
    alert_rule::{Episode, Hit},
};
use argus_store::{
    Tx,
    alert::{add_events, room_for_events},
    alert_rule::{self as store, Around, Known, Near, NewHit, Seen, StoredHit},
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// How late an event may come, in milliseconds, and still be counted with those that came in time.
const LATENESS: i64 = 3_600_000;
/// So coarse is the time until which hits are kept, so that counting on does not touch its index.
const COARSE: i64 = 60_000;
/// The most alerts that one rule raises in one transaction: one that would raise more is a mistake.
const MOST_AT_ONCE: usize = 100;

/// New hits of a group, in the order of time.
type OfGroup<'a> = Vec<(i64, &'a NewHits)>;

impl Judging {
    /// Call it when all events are written, before the row of the log: it may write some itself.
    pub(crate) async fn settle(mut self, tx: &mut Tx, ctx: &Ctx) -> Result<Settled> {
        if self.is_idle() {
            return Ok(Settled(self.set));
        }
        self.judge(tx, ctx).await?;
        self.note_sightings(tx).await?;
        if self.hits.is_empty() {
            return Ok(Settled(self.set));
        }
        self.count(tx, ctx.now).await?;
        let mut groups: BTreeMap<(usize, Uuid), OfGroup<'_>> = BTreeMap::new();
        for (key, hits) in &self.hits {
            groups.entry((hits.rule, key.group)).or_default().push((key.at, hits));
        }
        let mut known = self.known(tx, &groups).await?;
        let stored = self.stored(tx, &groups, &known).await?;
        let mut raised: HashMap<usize, usize> = HashMap::new();
        for ((place, id), new) in &groups {
            let ready = &self.set.rules[*place];
            let group = &self.groups[&(*place, *id)];
            let near = known.entry((*place, group.dedup)).or_default();
            let mut covered: Vec<(i64, i64)> = Vec::new();
            if let Some(stored) = stored.get(&(ready.generation, *id)) {
                let hits: Vec<Hit> = stored.iter().map(|stored| stored.hit.clone()).collect();
                let steps: Vec<i64> = near.iter().map(|known| step_of(ready, known.at)).collect();
                let episodes = ready.judge.episodes(&hits, &steps);
                if !episodes.is_empty() {
                    let already = raised.entry(*place).or_default();
                    let found = Found {
                        ready,
                        group,
                        episodes: told(ready, &hits, &episodes),
                        events: events_of(ready, stored, &episodes),
                        may_raise: *already < MOST_AT_ONCE,
                    };
                    let new = raise(tx, ctx, &found).await?;
                    *already += usize::from(new.is_new);
                    near.extend(new.firings);
                    let span = |episode: &Episode| (hits[episode.hits.0].at, episode.at + ready.judge.quiet);
                    covered = episodes.iter().map(span).collect();
                }
            }
            add_more(tx, ready, near, new, &covered).await?;
        }
        Ok(Settled(self.set))
    }

    async fn note_sightings(&self, tx: &mut Tx) -> Result<()> {
        if self.seen.is_empty() {
            return Ok(());
        }
        let since = store::listening_since(tx).await?;
        let seen = self.seen.iter().map(|((generation, id), seen)| {
            let ready = &self.set.rules[seen.rule];
            let group = &self.groups[&(seen.rule, *id)];
            Seen {
                generation: *generation,
                group: *id,
                rule: ready.rule.id,
                customer: group.customer,
                labels: group.labels.clone(),
                severity: seen.severity,
                at: seen.at,
                due: due(seen.at, since, ready.rule.content.window),
            }
        });
        Ok(store::saw(tx, &seen.collect::<Vec<_>>()).await?)
    }

    async fn count(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let new = self.hits.iter().map(|(key, hits)| {
            let window = i64::from(self.set.rules[hits.rule].rule.content.window) * 1_000;
            let keep = (now.millis() + window + LATENESS + COARSE).div_euclid(COARSE) * COARSE;
            NewHit {
                generation: key.generation,
                group: key.group,
                hit: Hit { at: key.at, value: key.value, sum: hits.sum, severity: hits.severity },
                events: hits.events.clone(),
                keep_until: Timestamp::clamped(keep),
            }
        });
        Ok(store::add_hits(tx, &new.collect::<Vec<_>>()).await?)
    }

    /// Firings that are near enough to what arrived to be of the same time, by rule and what makes alerts one.
    async fn known(
        &self,
        tx: &mut Tx,
        groups: &BTreeMap<(usize, Uuid), OfGroup<'_>>,
    ) -> Result<HashMap<(usize, Uuid), Vec<Known>>> {
        let mut wanted: BTreeMap<(usize, Uuid), (i64, i64)> = BTreeMap::new();
        for ((place, id), new) in groups {
            let (Some((first, _)), Some((last, _))) = (new.first(), new.last()) else { continue };
            let dedup = self.groups[&(*place, *id)].dedup;
            let span = wanted.entry((*place, dedup)).or_insert((*first, *last));
            *span = (span.0.min(*first), span.1.max(*last));
        }
        let around = wanted.iter().map(|((place, dedup), (first, last))| {
            let ready = &self.set.rules[*place];
            let reach = ready.judge.width + ready.judge.quiet + 1;
            let at = |step: i64| Timestamp::clamped(step.saturating_mul(ready.judge.step));
            Around { rule: ready.rule.id, dedup: *dedup, from: at(first - reach), until: at(last + reach) }
        });
        let found = store::near(tx, &around.collect::<Vec<_>>()).await?;
        let places: HashMap<_, usize> =
            self.set.rules.iter().enumerate().map(|(place, ready)| (ready.rule.id, place)).collect();
        let mut known: HashMap<(usize, Uuid), Vec<Known>> = HashMap::new();
        for firing in found {
            if let Some(place) = places.get(&firing.rule) {
                known.entry((*place, firing.dedup)).or_default().push(firing);
            }
        }
        Ok(known)
    }

    /// What there is now of the groups that may have enough: all but those that are in their cool-down.
    async fn stored(
        &self,
        tx: &mut Tx,
        groups: &BTreeMap<(usize, Uuid), OfGroup<'_>>,
        known: &HashMap<(usize, Uuid), Vec<Known>>,
    ) -> Result<HashMap<(i64, Uuid), Vec<StoredHit>>> {
        let wanted = groups.iter().filter_map(|((place, id), new)| {
            let (first, last) = (new.first()?.0, new.last()?.0);
            let ready = &self.set.rules[*place];
            let judge = &ready.judge;
            let known = known.get(&(*place, self.groups[&(*place, *id)].dedup));
            let is_quiet = known.into_iter().flatten().any(|firing| {
                let at = step_of(ready, firing.at);
                (at - judge.quiet..=at + judge.quiet).contains(&first)
                    && last + judge.width <= at + judge.quiet
            });
            let (from, until) = (first - judge.width, last + judge.width);
            (!is_quiet).then_some(Near { generation: ready.generation, group: *id, from, until })
        });
        let wanted: Vec<Near> = wanted.collect();
        let mut stored: HashMap<(i64, Uuid), Vec<StoredHit>> = HashMap::new();
        for (generation, group, hit) in store::hits(tx, &wanted).await? {
            stored.entry((generation, group)).or_default().push(hit);
        }
        Ok(stored)
    }
}

fn step_of(ready: &Ready, at: Timestamp) -> i64 {
    at.millis().div_euclid(ready.judge.step)
}

/// Each with what was counted before it was found, but comes after it in time.
fn told(ready: &Ready, hits: &[Hit], episodes: &[Episode]) -> Vec<Told> {
    let moment = |step: i64| Timestamp::clamped(step.saturating_mul(ready.judge.step));
    let one = |(number, episode): (usize, &Episode)| {
        let rest = later(ready, episodes, number);
        let later = hits[episode.hits.1 + 1..].iter().take_while(|hit| hit.at < rest);
        let last = later.clone().last().map(|hit| moment(hit.at));
        Told {
            at: moment(episode.at),
            count: episode.count,
            severity: episode.severity,
            more: later.map(|hit| hit.sum).sum(),
            more_until: last,
        }
    };
    episodes.iter().enumerate().map(one).collect()
}

/// The step at which what comes is no longer an episode's: its quiet time is over, or there is another one.
fn later(ready: &Ready, episodes: &[Episode], number: usize) -> i64 {
    let end = episodes[number].at + ready.judge.quiet + 1;
    episodes.get(number + 1).map_or(end, |next| end.min(next.at))
}

fn events_of(ready: &Ready, stored: &[StoredHit], episodes: &[Episode]) -> Vec<EventKey> {
    let of = |(number, episode): (usize, &Episode)| {
        let rest = later(ready, episodes, number);
        stored[episode.hits.0..].iter().take_while(move |hit| hit.hit.at < rest)
    };
    let hits = episodes.iter().enumerate().flat_map(of);
    let mut events: Vec<EventKey> = hits.flat_map(|hit| hit.events.iter().copied()).collect();
    events.sort_unstable();
    events.dedup();
    events
}

/// What came in the cool-down of an alert belongs to it.
async fn add_more(
    tx: &mut Tx,
    ready: &Ready,
    near: &[Known],
    new: &OfGroup<'_>,
    covered: &[(i64, i64)],
) -> Result<()> {
    let mut more: BTreeMap<usize, (i64, i64, Vec<EventKey>)> = BTreeMap::new();
    for (at, hits) in new {
        if covered.iter().any(|(from, until)| (from..=until).contains(&at)) {
            continue;
        }
        let distance = |known: &Known| (step_of(ready, known.at) - at).abs();
        let nearest = near.iter().enumerate().min_by_key(|(_, known)| distance(known));
        let Some((index, _)) = nearest.filter(|(_, known)| distance(known) <= ready.judge.quiet) else {
            continue;
        };
        let (times, until, events) = more.entry(index).or_insert((0, *at, Vec::new()));
        *times += hits.times;
        *until = (*until).max(*at);
        events.extend(&hits.events);
    }
    for (index, (times, until, mut events)) in more {
        let until = Timestamp::clamped(until.saturating_mul(ready.judge.step));
        store::add_more(tx, near[index].id, times, until).await?;
        if let Some(alert) = near[index].alert {
            events.truncate(room_for_events(tx, alert).await?);
            add_events(tx, alert, &events).await?;
        }
    }
    Ok(())
}
