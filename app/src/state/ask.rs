//! Asking the server: questions whose answers a page shows, and orders that somebody gives.

use super::{Connection, Session, Toasts, use_connection, use_session, use_toasts};
use crate::api::Failure;
use argus_domain::criteria::Page;
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// An answer on a page. The last one stays while a newer is on its way, so that nothing jumps.
pub(crate) struct Asked<T: Send + Sync + 'static> {
    answer: RwSignal<Option<T>>,
    failure: RwSignal<Option<Failure>>,
    busy: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

impl<T: Send + Sync + 'static> Asked<T> {
    /// Looks at the answer, if there is one.
    pub(crate) fn with<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.answer.with(|answer| answer.as_ref().map(look))
    }

    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.answer.with_untracked(|answer| answer.as_ref().map(look))
    }

    pub(crate) fn is_answered(self) -> bool {
        self.answer.with(Option::is_some)
    }

    /// Why the newest question got no answer.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Also where the page it was asked for has gone.
    pub(crate) fn is_busy_untracked(self) -> bool {
        self.busy.try_get_untracked().unwrap_or(true)
    }

    /// Puts right what the page knows to have changed since.
    pub(crate) fn amend(self, amend: impl FnOnce(&mut T)) {
        self.answer.update(|answer| {
            if let Some(answer) = answer {
                amend(answer);
            }
        });
    }

    /// Asks the same again.
    pub(crate) fn again(self) {
        self.again.notify();
    }
}

impl<T: Send + Sync + 'static> Asked<Page<T>> {
    /// Whether the answer is that there is nothing. Told again only when that changes, so that a table stays itself.
    pub(crate) fn is_empty(self) -> Memo<bool> {
        Memo::new(move |_| self.with(|page| page.rows.is_empty()).unwrap_or_default())
    }
}

impl<T: Send + Sync + 'static> Asked<Vec<T>> {
    /// The same of a list that is there as a whole.
    pub(crate) fn has_none(self) -> Memo<bool> {
        Memo::new(move |_| self.with(Vec::is_empty).unwrap_or_default())
    }
}

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Asks now, whenever a signal that `question` reads changes, and when the connection has come back. Where
/// answers overtake each other, the newest question counts. `question` may have nothing to ask.
pub(crate) fn ask<T, F>(question: impl Fn() -> Option<F> + 'static) -> Asked<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    ask_boxed(Box::new(move || question().map(|future| Box::pin(future) as Answer<T>)))
}

fn ask_boxed<T: Send + Sync + 'static>(question: Box<dyn Fn() -> Option<Answer<T>>>) -> Asked<T> {
    let asked = Asked {
        answer: RwSignal::new(None),
        failure: RwSignal::new(None),
        busy: RwSignal::new(true),
        again: Trigger::new(),
    };
    let reaction = Reaction::of_page();
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        asked.again.track();
        reaction.connection.track_return();
        let Some(answer) = question() else {
            asked.busy.set(false);
            return;
        };
        let number = newest.get_value() + 1;
        newest.set_value(number);
        asked.busy.set(true);
        spawn_local(async move {
            let answer = answer.await;
            // The page may have gone meanwhile, or have asked something newer.
            if newest.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(answer) => {
                    asked.failure.set(None);
                    asked.answer.set(Some(answer));
                }
                Err(failure) => {
                    if !reaction.react(&failure) {
                        asked.failure.set(Some(failure));
                    }
                }
            }
            asked.busy.set(false);
        });
    });
    asked
}

/// Gives an order. `failed` gets what concerns the place the order was given from, such as wrong fields;
/// without it everything is a toast.
pub(crate) fn tell<T: 'static>(
    order: impl Future<Output = Result<T, Failure>> + 'static,
    done: impl FnOnce(T) + 'static,
    failed: impl FnOnce(Failure) + 'static,
) {
    let owner = Owner::current();
    let within = move |react: Box<dyn FnOnce()>| match &owner {
        Some(owner) => owner.with(react),
        None => react(),
    };
    let again = within.clone();
    Teller::here().tell(
        order,
        move |answer| within(Box::new(move || done(answer))),
        move |failure| again(Box::new(move || failed(failure))),
    );
}

/// Gives orders from where the page's state is out of reach, as in the answer to a key: taken while it is not.
#[derive(Clone, Copy)]
pub(crate) struct Teller(Reaction);

impl Teller {
    pub(crate) fn here() -> Self {
        Self(Reaction::of_page())
    }

    /// As [`tell`].
    pub(crate) fn tell<T: 'static>(
        self,
        order: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: impl FnOnce(Failure) + 'static,
    ) {
        let order: Answer<T> = Box::pin(order);
        let Self(reaction) = self;
        spawn_local(async move {
            match order.await {
                Ok(answer) => done(answer),
                Err(failure) => {
                    if failure == Failure::Unreachable {
                        reaction.toasts.failure(&failure);
                    }
                    reaction.react(&failure);
                    failed(failure);
                }
            }
        });
    }

    /// Asks what nobody waits for: a failure is shown only where it concerns the whole page.
    pub(crate) async fn quietly<T>(self, question: impl Future<Output = Result<T, Failure>>) -> Option<T> {
        let Self(reaction) = self;
        match question.await {
            Ok(answer) => Some(answer),
            Err(failure) => {
                reaction.react(&failure);
                None
            }
        }
    }
}

/// What a failure means for the whole page.
#[derive(Clone, Copy)]
struct Reaction {
    session: Session,
    connection: Connection,
    toasts: Toasts,
}

impl Reaction {
    fn of_page() -> Self {
        Self { session: use_session(), connection: use_connection(), toasts: use_toasts() }
    }

    /// Whether the page as a whole shows the failure.
    fn react(self, failure: &Failure) -> bool {
        match failure {
            Failure::NotLoggedIn => self.session.ended(),
            Failure::MustChangePassword => self.session.must_change_password(),
            Failure::Unreachable => self.connection.lost(),
            _ => return false,
        }
        true
    }
}
