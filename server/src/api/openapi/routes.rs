//! Routes, none of which can be made without what the document says of it.

use crate::{
    api::{ApiError, caller::Known, not_found, not_offered::not_offered},
    http::App,
};
use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, MethodRouter, any},
};
use std::collections::BTreeMap;
use utoipa::openapi::{OpenApi, RefOr, Schema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

#[derive(Default)]
pub(in crate::api) struct Routes(OpenApiRouter<App>);

impl Routes {
    /// The calls of one address. Other methods are not for it.
    pub(in crate::api) fn calls(self, calls: UtoipaMethodRouter<App>) -> Self {
        self.add(calls, || async { ApiError::Method })
    }

    /// Some calls of an address of which the reference has more.
    pub(in crate::api) fn some_calls(self, calls: UtoipaMethodRouter<App>) -> Self {
        self.add(calls, not_offered)
    }

    fn add<T: 'static>(self, calls: UtoipaMethodRouter<App>, others: impl Handler<T, App>) -> Self {
        let (schemas, paths, methods) = calls;
        self.check_names(&schemas);
        Self(self.0.routes((schemas, paths, methods.fallback(others))))
    }

    /// Calls of the reference that this server does not answer.
    pub(in crate::api) fn not_offered(self, path: &str) -> Self {
        Self(self.0.route(path, any(not_offered)))
    }

    /// The same, for methods of which only the known are told so.
    pub(in crate::api) fn not_offered_to_known(self, path: &str, methods: MethodFilter) -> Self {
        let answer = |_: Known| async { ApiError::NotOffered };
        let methods = MethodRouter::new().on(methods, answer).fallback(|| async { ApiError::Method });
        Self(self.0.route(path, methods))
    }

    /// `path` ends in a wildcard.
    pub(in crate::api) fn nothing_else_at(self, path: &str) -> Self {
        Self(self.0.route(path, any(not_found)))
    }

    pub(in crate::api) fn merge(self, others: Self) -> Self {
        self.check_names(&others.schemas().into_iter().collect::<Vec<_>>());
        Self(self.0.merge(others.0))
    }

    /// Panics, with debug assertions, if two schemas have one name: one of them would not be in the document.
    fn check_names(&self, schemas: &[(String, RefOr<Schema>)]) {
        if cfg!(debug_assertions) {
            let mut known = self.schemas();
            for (name, schema) in schemas {
                let known = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert!(known == schema, "two schemas are called {name}");
            }
        }
    }

    fn schemas(&self) -> BTreeMap<String, RefOr<Schema>> {
        self.0.get_openapi().components.clone().unwrap_or_default().schemas
    }

    pub(in crate::api) fn into_parts(self) -> (Router<App>, OpenApi) {
        self.0.split_for_parts()
    }
}
