//! Alert rules, what they counted, and what came of it.

mod firing;
mod hit;
mod listening;
mod rule;
mod thing;
mod watch;

pub use firing::{
    Around, Known, NewFiring, add_more, expire, explain_firings, explain_near, firings, insert_firing, near,
    open_alert,
};
pub use hit::{Near, NewHit, StoredHit, add_hits, explain_hits, hits, sweep};
pub use listening::{beat, listening_since, resume};
pub use rule::{
    SaveAlertRule, count, enabled, get, insert, list, lock, next_revision, remove, revision, update,
};
pub use thing::{
    Touched, begin_held, end_held, follow, followed, mark_of_thing, narrowed, raised_of_things, raised_since,
    touched,
};
pub use watch::{Due, Seen, claim, due, explain_due, forget, saw, wait_anew};
