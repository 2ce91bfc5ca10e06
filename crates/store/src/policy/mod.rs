//! Notification policies, and what becomes of what they meet.

mod group;
mod history;
mod message;
mod notice;
mod rule;
mod step;

pub use group::{Due, LATER, claim, due, explain_due, forget_told, join, later, postpone, reconsider, told};
pub use history::{expired, explain_history, history, remove_notices};
pub use message::{NewMessage, forget_messages, insert_message, note_told, nth_last};
pub use notice::{
    InsertNotice, Waiting, WaitingOf, explain_waiting, give_up, hold_back, insert_notice, mark_told, waiting,
    waiting_of,
};
pub use rule::{SavePolicy, active, count, get, insert, list, lock, remove, update};
pub use step::{
    DueStep, StepDone, await_step, claim_step, due_steps, end_steps, explain_due_steps,
    explain_unacknowledged, note_step, unacknowledged, wait_for_step,
};
