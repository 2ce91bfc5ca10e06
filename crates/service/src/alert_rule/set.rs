//! The rules that are on, made ready to be held against events.

use crate::{Ctx, Error, Result, event::of_rule};
use argus_domain::{
    CustomerId, EventQuery, SignatureId, Timestamp,
    alert_rule::{AlertRule, Judge, RuleField, Threshold},
};
use argus_store::{Conn, Scope, alert_rule as store, signature};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

#[derive(Debug)]
pub(super) struct Ready {
    pub(super) rule: AlertRule,
    pub(super) generation: i64,
    pub(super) query: EventQuery,
    pub(super) judge: Judge,
    /// Whether it looks into records.
    pub(super) needs_properties: bool,
}

/// Found by what most rules ask first, so that few of them are held against each event.
#[derive(Debug, Default)]
pub(crate) struct RuleSet {
    revision: i64,
    made: Timestamp,
    pub(super) rules: Vec<Ready>,
    by_signature: HashMap<SignatureId, Vec<usize>>,
    by_customer: HashMap<CustomerId, Vec<usize>>,
    /// Those over alerts and cases, which no event is for.
    pub(super) things: Vec<Ready>,
    /// Those that neither leads to.
    rest: Vec<usize>,
    /// The signatures that there were: conditions name them by texts, and new ones may be meant, too.
    signatures: HashSet<SignatureId>,
    names_signatures: bool,
    /// Names of domains that rules ask for and no event had.
    missing_domains: BTreeSet<String>,
    /// Whether it has to be known where events happened, and with which domain.
    pub(super) needs_whereabouts: bool,
}

/// What else a rule can name (customers in production, for one) is looked up anew after so many milliseconds.
const FRESH: i64 = 60_000;

/// The rules as they were when they were last looked up.
#[derive(Debug, Default)]
pub(crate) struct RuleCache(Mutex<Option<Arc<RuleSet>>>);

impl RuleSet {
    /// As of now. Call it first in a transaction: what is made later may rest on rows that are never committed.
    pub(super) async fn current(conn: &mut Conn, ctx: &Ctx) -> Result<Arc<Self>> {
        let revision = store::revision(conn).await?;
        let cache = &ctx.argus.rules().0;
        let cached = cache.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(cached) =
            cached.filter(|set| set.revision == revision && ctx.now.millis() - set.made.millis() < FRESH)
        {
            return Ok(cached);
        }
        let rules = store::enabled(conn).await?;
        let made = Arc::new(Self::make(conn, ctx, revision, rules).await?);
        *cache.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&made));
        Ok(made)
    }

    /// Once what it rests on is committed, it serves those who come next.
    pub(super) fn keep(self: Arc<Self>, ctx: &Ctx) {
        let mut cached = ctx.argus.rules().0.lock().unwrap_or_else(PoisonError::into_inner);
        if cached.as_ref().is_none_or(|other| (other.revision, other.made) <= (self.revision, self.made)) {
            *cached = Some(self);
        }
    }

    /// With signatures and domains that are new; nothing where it knows all of these.
    pub(super) async fn with_names<'a>(
        &self,
        conn: &mut Conn,
        ctx: &Ctx,
        mut signatures: impl Iterator<Item = SignatureId>,
        mut domains: impl Iterator<Item = &'a str>,
    ) -> Result<Option<Arc<Self>>> {
        let knows = (!self.names_signatures || signatures.all(|id| self.signatures.contains(&id)))
            && (self.missing_domains.is_empty() || !domains.any(|name| self.missing_domains.contains(name)));
        if knows {
            return Ok(None);
        }
        // The same rules in the same places: what was seen goes by them.
        let both = self.rules.iter().chain(&self.things);
        let rules = both.map(|ready| (ready.rule.clone(), ready.generation)).collect();
        Ok(Some(Arc::new(Self::make(conn, ctx, self.revision, rules).await?)))
    }

    async fn make(conn: &mut Conn, ctx: &Ctx, revision: i64, rules: Vec<(AlertRule, i64)>) -> Result<Self> {
        let mut set = Self { revision, made: ctx.now, ..Self::default() };
        for (rule, generation) in rules {
            if !rule.content.watches.is_events() {
                let judge = Judge::of(&rule.content);
                let query = EventQuery::default();
                set.things.push(Ready { rule, generation, query, judge, needs_properties: false });
                continue;
            }
            let query = match of_rule(ctx, conn, &Scope::everything(), &rule.content.criteria).await {
                Err(Error::Store(error)) => return Err(error.into()),
                Ok(query) => query,
                // One rule keeps no events from being written. It stays in its place, and matches nothing.
                Err(problem) => {
                    tracing::error!(%problem, rule = %rule.id, "an alert rule cannot be judged by");
                    EventQuery { severities: Vec::new(), ..EventQuery::default() }
                }
            };
            set.add(rule, generation, query);
        }
        if set.names_signatures {
            set.signatures = signature::mappings(conn).await?.into_iter().map(|(id, ..)| id).collect();
        }
        if !set.missing_domains.is_empty() {
            let asked: Vec<String> = set.missing_domains.iter().cloned().collect();
            for name in argus_store::web_domain::known(conn, &asked).await? {
                set.missing_domains.remove(&name);
            }
        }
        Ok(set)
    }

    fn add(&mut self, rule: AlertRule, generation: i64, query: EventQuery) {
        let place = self.rules.len();
        let content = &rule.content;
        match &query.signatures {
            Some(ids) => ids.iter().for_each(|id| self.by_signature.entry(*id).or_default().push(place)),
            None => {
                let customers =
                    if content.customers.is_empty() { &query.customers } else { &content.customers };
                if customers.is_empty() {
                    self.rest.push(place);
                }
                customers.iter().for_each(|id| self.by_customer.entry(*id).or_default().push(place));
            }
        }
        let is_domain = |field: &RuleField| *field == RuleField::Domain;
        let counted = match &content.threshold {
            Threshold::Values { field, .. } => Some(field),
            _ => None,
        };
        let is_property = |field: &RuleField| matches!(field, RuleField::Property(_));
        let needs_properties =
            query.needs_record() || content.group_by.iter().chain(counted).any(is_property);
        self.names_signatures |= query.blocks().any(|block| block.signatures.is_some());
        self.needs_whereabouts |= content.group_by.iter().chain(counted).any(is_domain)
            || query.blocks().any(|block| block.domains.is_some() || !block.locations.is_empty());
        let mut open = vec![&content.criteria];
        while let Some(block) = open.pop() {
            self.missing_domains.extend(block.domains.iter().cloned());
            open.extend(block.sub.iter().map(|sub| &sub.criteria));
        }
        let judge = Judge::of(content);
        self.rules.push(Ready { rule, generation, query, judge, needs_properties });
    }

    /// Places of the rules that an event may be for.
    pub(super) fn candidates(
        &self,
        customer: CustomerId,
        signature: SignatureId,
    ) -> impl Iterator<Item = usize> {
        let by_signature = self.by_signature.get(&signature).into_iter().flatten();
        let by_customer = self.by_customer.get(&customer).into_iter().flatten();
        by_signature.chain(by_customer).chain(&self.rest).copied()
    }
}
