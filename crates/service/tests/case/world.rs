//! Two customers, people who see one or the other, and a clock that tests move.

use argus_domain::{
    CaseId, CustomerId, Invalid, Timestamp,
    activity::ActivityFilter,
    case::{Case, CaseChange, NewCase},
    customer::NewCustomer,
    version::Conflicts,
};
use argus_service::{
    Argus, Clock, Ctx, Error, Result, Settings, SystemRandom, activity, case, customer, session,
    user::{self, NewUser},
};
use argus_testing::TestDatabase;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

#[derive(Debug)]
struct Moved(AtomicI64);

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        Timestamp::clamped(self.0.fetch_add(1_000, Ordering::Relaxed))
    }
}

/// Customers `acme` and `globex`; Anna and Bjarne work for acme, Rolf reads there, Gina works for globex.
pub(crate) struct World {
    pub(crate) argus: Argus,
    pub(crate) acme: CustomerId,
    pub(crate) globex: CustomerId,
    clock: Arc<Moved>,
    _database: TestDatabase,
}

pub(crate) async fn on_each_engine(test: impl AsyncFn(&World)) {
    for database in TestDatabase::all().await {
        eprintln!("on {}", database.address);
        test(&World::new(database).await).await;
    }
}

impl World {
    async fn new(database: TestDatabase) -> Self {
        let clock = Arc::new(Moved(AtomicI64::new(1_700_000_000_000)));
        let store = database.migrated().await;
        let argus = Argus::new(store, clock.clone(), Arc::new(SystemRandom), Settings::default());
        let ctx = Ctx::command(&argus);
        let mut customers = Vec::new();
        for name in ["acme", "globex"] {
            let new = NewCustomer { short_name: name.to_owned(), name: name.to_uppercase() };
            customers.push(customer::add(&ctx, new).await.unwrap().id);
        }
        for (name, group, customer) in [
            ("Anna", "Analysts", "acme"),
            ("Bjarne", "Analysts", "acme"),
            ("Rolf", "Readers", "acme"),
            ("Gina", "Analysts", "globex"),
        ] {
            let new = NewUser {
                login: name.to_lowercase(),
                name: Some(name.to_owned()),
                password: Some("correct horse battery".to_owned()),
                email: format!("{}@example.com", name.to_lowercase()),
                groups: vec![group.to_owned()],
                customers: vec![customer.to_owned()],
                time_zone: None,
            };
            user::add(&ctx, new).await.unwrap();
        }
        Self { argus, acme: customers[0], globex: customers[1], clock, _database: database }
    }

    /// Time goes by.
    pub(crate) fn minutes_pass(&self, minutes: i64) {
        self.clock.0.fetch_add(minutes * 60_000, Ordering::Relaxed);
    }

    /// A call of somebody's own.
    pub(crate) async fn of(&self, login: &str) -> Ctx {
        session::as_user(&Ctx::command(&self.argus), login).await.unwrap().again()
    }

    pub(crate) async fn open(&self, login: &str, name: &str) -> Case {
        let customer = if login == "gina" { self.globex } else { self.acme };
        let new = NewCase {
            customer: Some(customer),
            name: name.to_owned(),
            description: "What happened.".to_owned(),
            ..NewCase::default()
        };
        let ctx = self.of(login).await;
        let id = case::create(&ctx, new).await.unwrap().id;
        case::get(&ctx, id).await.unwrap()
    }

    pub(crate) async fn get(&self, id: CaseId) -> Case {
        case::get(&Ctx::command(&self.argus), id).await.unwrap()
    }

    pub(crate) async fn change(&self, login: &str, id: CaseId, change: CaseChange) -> Result<Case> {
        case::update(&self.of(login).await, id, change).await
    }

    /// What the history of a case says, the newest first.
    pub(crate) async fn history(&self, id: CaseId) -> Vec<String> {
        let filter = ActivityFilter { case: Some(id), ..ActivityFilter::default() };
        let page = activity::list(&Ctx::command(&self.argus), &filter, 100, 0).await.unwrap();
        page.page.rows.into_iter().map(|row| format!("{}: {}", row.user_name, row.text)).collect()
    }
}

pub(crate) fn invalid<T: std::fmt::Debug>(result: Result<T>) -> Invalid {
    match result {
        Err(Error::Invalid(invalid)) => invalid,
        other => panic!("not refused as invalid: {other:?}"),
    }
}

pub(crate) fn conflicts<T: std::fmt::Debug>(result: Result<T>) -> Conflicts {
    match result {
        Err(Error::Conflict(conflicts)) => conflicts,
        other => panic!("no conflict: {other:?}"),
    }
}
