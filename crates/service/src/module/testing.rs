//! A customer's case with something of each kind, and people who see it and who do not.

use crate::{
    Argus, Clock, Ctx, Settings, SystemRandom, case, customer, session,
    user::{self, NewUser},
};
use argus_domain::{CaseId, Timestamp, case::NewCase, customer::NewCustomer};
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

/// Anna works for acme, Rolf reads there, Gina works for globex.
pub(super) struct World {
    pub(super) argus: Argus,
    pub(super) case: CaseId,
    _database: TestDatabase,
}

pub(super) async fn on_each_engine(test: impl AsyncFn(&World)) {
    for database in TestDatabase::all().await {
        eprintln!("on {}", database.address);
        test(&World::new(database).await).await;
    }
}

impl World {
    async fn new(database: TestDatabase) -> Self {
        let store = database.migrated().await;
        let clock = Arc::new(Moved(AtomicI64::new(1_700_000_000_000)));
        let argus = Argus::new(store, clock, Arc::new(SystemRandom), Settings::default());
        let ctx = Ctx::command(&argus);
        let mut customers = Vec::new();
        for name in ["acme", "globex"] {
            let new = NewCustomer { short_name: name.to_owned(), name: name.to_uppercase() };
            customers.push(customer::add(&ctx, new).await.unwrap().id);
        }
        for (name, group, customer) in
            [("Anna", "Analysts", "acme"), ("Rolf", "Readers", "acme"), ("Gina", "Analysts", "globex")]
        {
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
        let new = NewCase {
            customer: Some(customers[0]),
            name: "Odd logins".to_owned(),
            description: "What happened.".to_owned(),
            ..NewCase::default()
        };
        let anna = session::as_user(&ctx, "anna").await.unwrap();
        let case = case::create(&anna, new).await.unwrap().id;
        Self { argus, case, _database: database }
    }

    pub(super) async fn of(&self, login: &str) -> Ctx {
        session::as_user(&Ctx::command(&self.argus), login).await.unwrap().again()
    }
}
