//! Going to another address within the page.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Goes to addresses. A copy can be kept by any event handler.
#[derive(Clone, Copy)]
pub(crate) struct Go(StoredValue<Navigate>);

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// To be called once, within the router.
pub(crate) fn provide() {
    provide_context(Go(StoredValue::new(Box::new(use_navigate()))));
}

pub(crate) fn use_go() -> Go {
    expect_context()
}

impl Go {
    /// A new entry in the history.
    pub(crate) fn to(self, address: &str) {
        self.navigate(address, false);
    }

    /// In the place of the current entry.
    pub(crate) fn instead(self, address: &str) {
        self.navigate(address, true);
    }

    fn navigate(self, address: &str, replace: bool) {
        let options = NavigateOptions { resolve: false, scroll: false, replace, ..Default::default() };
        self.0.with_value(|go| go(address, options));
    }
}
