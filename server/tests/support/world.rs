//! Two customers, and people who see one or the other.

use super::{
    Alert, Argus, Reader, Server, in_lines,
    template::{Copy, Template, templates},
};
use std::process::Command;

/// Of every user but the administrator.
pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const ADMIN_PASSWORD: &str = "administrator's horse";

/// A server with the customers `acme` (1) and `globex` (2).
///
/// Users: `anna` (Analysts) and `sensor` (Sensors) of acme, `gina` (Analysts) and `gerd` (Sensors) of globex,
/// `admin`.
#[derive(Debug)]
pub(crate) struct World {
    // In this order they end: the server's log lies in the folder of the commands.
    pub(crate) server: Server,
    pub(crate) argus: Argus,
    template: &'static Template,
    _database: Copy,
}

/// Runs a test on SQLite, and on PostgreSQL where there is one.
pub(crate) async fn on_each_engine(test: impl AsyncFn(&World)) {
    for template in templates().await {
        eprintln!("on {}", template.engine());
        test(&World::new(template).await).await;
    }
}

/// The same with options and variables of the test's own.
pub(crate) async fn on_each_engine_with(
    change: impl Fn(&mut Command) + std::marker::Copy,
    test: impl AsyncFn(&World),
) {
    for template in templates().await {
        eprintln!("on {}", template.engine());
        test(&World::with(template, change).await).await;
    }
}

impl World {
    pub(crate) async fn new(template: &'static Template) -> Self {
        Self::with(template, |_| {}).await
    }

    pub(crate) async fn with(template: &'static Template, change: impl FnOnce(&mut Command)) -> Self {
        let database = template.copy().await;
        let argus = Argus::of(&database.address);
        Self { server: Server::start_with(&argus, change), argus, template, _database: database }
    }

    /// Ends the server in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        self.server.kill();
    }

    /// Another server on the same database.
    pub(crate) fn start(&mut self, change: impl FnOnce(&mut Command)) {
        self.server = Server::start_with(&self.argus, change);
    }

    pub(crate) fn anna(&self) -> Reader<'_> {
        self.server.with(self.key_of("anna"))
    }

    pub(crate) fn sensor(&self) -> Reader<'_> {
        self.server.with(self.key_of("sensor"))
    }

    pub(crate) fn gina(&self) -> Reader<'_> {
        self.server.with(self.key_of("gina"))
    }

    pub(crate) fn gerd(&self) -> Reader<'_> {
        self.server.with(self.key_of("gerd"))
    }

    pub(crate) fn admin(&self) -> Reader<'_> {
        self.server.with(self.key_of("admin"))
    }

    pub(crate) fn key_of(&self, login: &str) -> &str {
        &self.template.keys[login]
    }

    /// As a sensor's file.
    pub(crate) fn ingest(&self, customer: &str, alerts: &[Alert]) {
        let file = self.argus.write("eve.json", in_lines(alerts));
        self.argus.ingest("suricata", &file, customer).succeeded();
    }
}
