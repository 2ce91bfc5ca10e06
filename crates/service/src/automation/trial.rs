//! Trying a rule on what happened before.

use super::{save::check, timer::in_words};
use crate::{Ctx, Result};
use argus_domain::{
    ActivityId, CaseId, Invalid, Permission, Timestamp,
    automation::{Happening, RuleContent, Trial, TrialHit, Trigger, rewind},
    case::CaseSummary,
    timestamp::MILLIS_PER_DAY,
};
use argus_store::{
    Conn, Scope,
    automation::{self as store, PastRow},
    case,
};
use std::collections::HashMap;

/// Rows of the log that are read at once, and in all.
const STEP: u32 = 200;
const MOST: usize = 10_000;
const MILLIS_PER_MINUTE: i64 = 60_000;

/// When it would have run in the last days, if nothing else had come differently. The log is read backwards, and each
/// case taken back with it to what it was like then; nothing is changed.
pub async fn try_out(ctx: &Ctx, content: RuleContent, days: u32) -> Result<Trial> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let content = content.checked()?;
    if !(1..=Trial::MOST_DAYS).contains(&days) {
        return Err(Invalid::one("days", format_args!("must be from 1 to {}", Trial::MOST_DAYS)).into());
    }
    let mut conn = ctx.argus.store().snapshot().await?;
    check(&mut conn, &scope, &content).await?;
    let from = ctx.now.plus_millis(-i64::from(days) * MILLIS_PER_DAY);
    let mut past = Past {
        scope,
        content,
        now: ctx.now,
        from,
        cases: HashMap::new(),
        trial: Trial { days, ..Trial::default() },
    };
    past.walk(&mut conn).await?;
    past.trial.hits.sort_by_key(|hit| std::cmp::Reverse(hit.at));
    past.trial.hits.truncate(Trial::LISTED);
    Ok(past.trial)
}

struct Past {
    scope: Scope,
    content: RuleContent,
    now: Timestamp,
    from: Timestamp,
    /// As they were at the row that was read last.
    cases: HashMap<CaseId, Then>,
    trial: Trial,
}

/// A case at a moment.
struct Then {
    summary: CaseSummary,
    /// Whether everything since could be taken back.
    is_whole: bool,
    /// When it left the state that it is in at that moment; nothing if it never did.
    left: Option<Timestamp>,
    /// What it was like from later moments on, the last first.
    later: Vec<(Timestamp, CaseSummary)>,
}

impl Then {
    fn of(summary: CaseSummary) -> Self {
        Self { summary, is_whole: true, left: None, later: Vec::new() }
    }

    /// What it was like at a moment that is not before this one.
    fn at(&self, moment: Timestamp) -> &CaseSummary {
        let later = self.later.iter().find(|(since, _)| *since <= moment);
        later.map_or(&self.summary, |(_, summary)| summary)
    }
}

impl Past {
    /// What one waits for, and what changes cases, by the actions of the log.
    fn actions(&self) -> Vec<&'static str> {
        let waited_for: &[&str] = match self.content.trigger {
            Trigger::CaseCreated | Trigger::StateEntered { .. } | Trigger::TimeInState { .. } => {
                &["case.create"]
            }
            Trigger::IocAdded => &["ioc.add"],
            Trigger::TaskDone => &["task.add", "task.change"],
            Trigger::StateLeft { .. } | Trigger::FieldChanged { .. } => &[],
        };
        let quiet = [Happening::MOVED].into_iter().chain(Happening::MERGED);
        waited_for.iter().chain(&Happening::CHANGES).copied().chain(quiet).collect()
    }

    /// A stay may have begun this long before.
    fn long(&self) -> i64 {
        match self.content.trigger {
            Trigger::TimeInState { minutes, .. } => i64::from(minutes) * MILLIS_PER_MINUTE,
            _ => 0,
        }
    }

    async fn walk(&mut self, conn: &mut Conn) -> Result<()> {
        let actions = self.actions();
        let first = store::first_since(conn, self.from.plus_millis(-self.long())).await?;
        let mut before = ActivityId(i64::MAX);
        let mut read = 0;
        loop {
            let rows = store::past(conn, &self.scope, &actions, first, before, STEP).await?;
            let Some(last) = rows.last() else { break };
            before = last.id;
            let (is_last, oldest) = (rows.len() < STEP as usize, last.at);
            read += rows.len();
            self.get_cases(conn, &rows).await?;
            for row in &rows {
                self.see(row);
            }
            if is_last {
                break;
            }
            if read >= MOST {
                self.trial.searched_back_to = Some(oldest.plus_millis(self.long()).max(self.from));
                break;
            }
        }
        Ok(())
    }

    async fn get_cases(&mut self, conn: &mut Conn, rows: &[PastRow]) -> Result<()> {
        let mut wanted: Vec<CaseId> =
            rows.iter().map(|row| row.case).filter(|id| !self.cases.contains_key(id)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(());
        }
        for summary in case::by_ids(conn, &self.scope, &wanted).await? {
            self.cases.insert(summary.id, Then::of(summary));
        }
        Ok(())
    }

    /// Judges a row, and takes the change that it tells back.
    fn see(&mut self, row: &PastRow) {
        let Self { content, from, cases, trial, now, .. } = self;
        let Some(then) = cases.get_mut(&row.case) else { return };
        let happenings = Happening::of(&row.action, &row.detail);
        if let Trigger::TimeInState { states, minutes } = &content.trigger {
            let entered = happenings.iter().any(
                |happening| matches!(happening, Happening::StateEntered(state) if states.contains(&state.id)),
            );
            // A case that was moved by an administrator is in its new state from then on, too.
            let entered =
                entered || row.action == Happening::MOVED && states.contains(&then.summary.state.id);
            let due = row.at.plus_millis(i64::from(*minutes) * MILLIS_PER_MINUTE);
            let there = then.summary.state.name.clone();
            if entered && due >= *from && due <= *now && then.left.is_none_or(|left| left > due) {
                let cause = format!("the case was in {there} for {}", in_words(*minutes));
                add(trial, content, then.at(due), then.is_whole, due, cause);
            }
            then.later.push((row.at, then.summary.clone()));
        } else if row.at >= *from
            && let Some(happening) = happenings.iter().find(|happening| content.trigger.is_met(happening))
        {
            let cause = format!("{happening}, by {}", row.user_name);
            add(trial, content, &then.summary, then.is_whole, row.at, cause);
        }
        let state = then.summary.state.id;
        then.is_whole &= rewind(&mut then.summary, &row.detail["before"]);
        if then.summary.state.id != state {
            then.left = Some(row.at);
        }
    }
}

/// A time that it would have run, if the case was such that it concerns it.
fn add(
    trial: &mut Trial,
    content: &RuleContent,
    case: &CaseSummary,
    is_whole: bool,
    at: Timestamp,
    cause: String,
) {
    if content.concerns(case) {
        trial.total += 1;
        trial.judged_as_now += u64::from(!is_whole);
        trial.hits.push(TrialHit { at, case: case.id, case_title: case.title(), cause });
    }
}
