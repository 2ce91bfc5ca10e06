//! Removing things, with a way back.

use super::{Teller, Toasts};
use crate::api::Failure;
use std::{future::Future, sync::Arc};

/// Gives the order to remove something, says so, and offers to put it back. `after` is called whenever what is
/// shown has to be asked for again.
pub(crate) fn remove<T: 'static, F>(
    teller: Teller,
    toasts: Toasts,
    order: impl Future<Output = Result<(), Failure>> + 'static,
    said: String,
    put_back: impl Fn() -> F + Send + Sync + 'static,
    after: impl Fn() + Clone + Send + Sync + 'static,
) where
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let done = move |()| {
        after();
        let undo = move || {
            let after = after.clone();
            let back = move |_| {
                toasts.done("It is there again.");
                after();
            };
            teller.tell(put_back(), back, move |failure| toasts.failure(&failure));
        };
        toasts.done_with_undo(said, Arc::new(undo));
    };
    teller.tell(order, done, move |failure| toasts.failure(&failure));
}
