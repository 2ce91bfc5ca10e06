//! What every use case shares.

use crate::{
    Clock, Random,
    alert_rule::RuleCache,
    event::index::LiveIndex,
    module::{LazyRuntime, ModuleSettings, NoRuntime, Runtime},
    throttle::Throttle,
};
use argus_domain::Cidr;
use argus_outgoing::Guard;
use argus_store::Store;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// The running system. Clones share it.
#[derive(Clone, Debug)]
pub struct Argus {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    settings: Settings,
    throttle: Throttle,
    index: LiveIndex,
    rules: RuleCache,
    outgoing: Guard,
    modules: LazyRuntime,
}

/// What an administrator can set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Raw events of one kind within one window of this many milliseconds are one aggregated event.
    pub aggregation_window: i64,
    /// A session ends when it was not used for this many milliseconds …
    pub session_idle: i64,
    /// … and at the latest this long after log-in.
    pub session_longest: i64,
    /// Bytes that the column index may take.
    pub index_memory: usize,
    /// Where the files of cases lie.
    pub attachments: PathBuf,
    /// The file of the key that passwords of channels are encrypted with; it is made when it is first needed.
    pub secret_key: PathBuf,
    /// Bytes that a file of a case may have.
    pub attachment_size: u64,
    /// Opens the archives that malware leaves Argus in.
    pub malware_password: String,
    /// Where people find the page, without a slash at the end: for links in messages.
    pub public_url: Option<String>,
    /// Addresses besides public ones that messages may be sent to.
    pub outgoing_allow: Vec<Cidr>,
    /// How long sending one message may take.
    pub outgoing_limit: Duration,
    pub modules: ModuleSettings,
}

impl Default for Settings {
    fn default() -> Self {
        const HOUR: i64 = 3_600_000;
        Self {
            aggregation_window: HOUR / 12,
            session_idle: 12 * HOUR,
            session_longest: 7 * 24 * HOUR,
            index_memory: 1 << 30,
            attachments: PathBuf::from("data/attachments"),
            secret_key: PathBuf::from("data/secret.key"),
            attachment_size: 100 << 20,
            malware_password: "infected".to_owned(),
            public_url: None,
            outgoing_allow: Vec::new(),
            outgoing_limit: Duration::from_secs(20),
            modules: ModuleSettings::default(),
        }
    }
}

impl Argus {
    pub fn new(store: Store, clock: Arc<dyn Clock>, random: Arc<dyn Random>, settings: Settings) -> Self {
        let outgoing = Guard { allowed: settings.outgoing_allow.clone(), limit: settings.outgoing_limit };
        Self {
            inner: Arc::new(Inner {
                outgoing,
                store,
                clock,
                random,
                settings,
                throttle: Throttle::default(),
                index: LiveIndex::default(),
                rules: RuleCache::default(),
                modules: LazyRuntime::default(),
            }),
        }
    }

    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    pub fn clock(&self) -> &dyn Clock {
        &*self.inner.clock
    }

    pub fn random(&self) -> &dyn Random {
        &*self.inner.random
    }

    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    pub(crate) fn index(&self) -> &LiveIndex {
        &self.inner.index
    }

    pub(crate) fn rules(&self) -> &RuleCache {
        &self.inner.rules
    }

    pub(crate) fn outgoing(&self) -> &Guard {
        &self.inner.outgoing
    }

    /// Where modules run; made when it is first asked for.
    pub(crate) fn modules(&self) -> Result<Arc<Runtime>, NoRuntime> {
        self.inner.modules.get(&self.inner.settings.modules)
    }

    /// The same, if it was made.
    pub(crate) fn modules_made(&self) -> Option<Arc<Runtime>> {
        self.inner.modules.made()
    }

    pub(crate) fn throttle(&self) -> &Throttle {
        &self.inner.throttle
    }
}
