//! What the whole page shares, found by `use_…` from anywhere below the shell.

pub(crate) mod ask;
pub(crate) mod command;
pub(crate) mod connection;
mod debounced;
pub(crate) mod dialogs;
mod fresh;
pub(crate) mod go;
pub(crate) mod live;
mod notices;
mod selection;
pub(crate) mod session;
pub(crate) mod toast;
mod undo;

pub(crate) use ask::{Asked, Teller, ask, tell};
pub(crate) use command::{Group, command, command_if, listed_key};
pub(crate) use connection::Connection;
pub(crate) use debounced::debounced;
pub(crate) use dialogs::Dialogs;
pub(crate) use fresh::Fresh;
pub(crate) use go::{Go, use_go};
pub(crate) use live::{Live, Liveness};
pub(crate) use notices::Notices;
pub(crate) use selection::Selection;
pub(crate) use session::Session;
pub(crate) use toast::Toasts;
pub(crate) use undo::remove;

use leptos::prelude::{expect_context, provide_context};

/// Makes everything below available to the components under the caller.
pub(crate) fn provide() {
    let session = Session::new();
    provide_context(session);
    let connection = Connection::new(session);
    provide_context(connection);
    let notices = Notices::new();
    provide_context(notices);
    provide_context(Live::new(session, connection, notices));
    provide_context(Toasts::new());
    provide_context(Dialogs::new());
    command::provide();
}

pub(crate) fn use_session() -> Session {
    expect_context()
}

pub(crate) fn use_toasts() -> Toasts {
    expect_context()
}

pub(crate) fn use_connection() -> Connection {
    expect_context()
}

pub(crate) fn use_live() -> Live {
    expect_context()
}

pub(crate) fn use_notices() -> Notices {
    expect_context()
}

pub(crate) fn use_dialogs() -> Dialogs {
    expect_context()
}
