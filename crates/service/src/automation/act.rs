//! One action of a rule, which is checked like the same change by a person.

use crate::{
    Ctx, Result,
    case::update::{Way, apply},
    case_template, comment, delivery,
    delivery::Notice,
    module, task,
};
use argus_domain::{
    CaseId, StateId,
    automation::Action,
    case::{CaseChange, Lifecycle},
    comment::NewComment,
    module::{ManualCall, ObjectKind, ObjectRef},
    task::NewTask,
};
use argus_store::{Tx, case};

const MILLIS_PER_HOUR: i64 = 3_600_000;

pub(super) async fn act(tx: &mut Tx, ctx: &Ctx, id: CaseId, action: &Action) -> Result<()> {
    // A rule acts on what is there, whoever changed it last.
    let now = CaseChange { version: i64::MAX, ..CaseChange::default() };
    let change = match action.clone() {
        Action::SetState { state } => return set_state(tx, ctx, id, state).await,
        Action::AddTask { title, description, due_hours, assignee } => {
            let due = due_hours.map(|hours| ctx.now.plus_millis(i64::from(hours) * MILLIS_PER_HOUR));
            let assignees = assignee.into_iter().collect();
            let new = NewTask { title, description, due, assignees, ..NewTask::default() };
            return task::add_within(tx, ctx, id, new).await.map(drop);
        }
        Action::AddTemplateTasks { template } => {
            return case_template::apply_tasks(tx, ctx, id, template).await;
        }
        Action::Comment { text } => {
            let new = NewComment { text, ..NewComment::default() };
            return comment::say(tx, ctx, id, new).await.map(drop);
        }
        Action::Notify { channel, recipients, subject, text } => {
            // Where the channel itself says who is told, there is one without a name.
            let recipients = if recipients.is_empty() { vec![String::new()] } else { recipients };
            let notice = Notice { channel, recipients: &recipients, subject: &subject, text: &text };
            return delivery::notify(tx, ctx, id, notice).await;
        }
        Action::CallWebhook { channel } => {
            let notice = Notice {
                channel,
                recipients: &[String::new()],
                subject: "#{case.id} – {case.name}",
                text: "{cause}",
            };
            return delivery::notify(tx, ctx, id, notice).await;
        }
        Action::RunModule { module, label } => {
            let object = ObjectRef::new(ObjectKind::Case, id);
            let call = ManualCall { module, label, objects: vec![object] };
            return module::call_within(tx, ctx, call).await.map(drop);
        }
        Action::SetSeverity { severity } => CaseChange { severity: Some(severity), ..now },
        Action::SetOutcome { outcome } => CaseChange { outcome: Some(outcome), ..now },
        Action::SetClassification { classification } => {
            CaseChange { classification: Some(classification), ..now }
        }
        Action::SetOwner { user } => CaseChange { owner: Some(user), ..now },
        Action::Assign { user } => CaseChange { assignee: Some(user), ..now },
        Action::AddTags { tags } => CaseChange { add_tags: tags, ..now },
        Action::RemoveTags { tags } => CaseChange { remove_tags: tags, ..now },
    };
    apply(tx, ctx, id, change, &Way::Update).await.map(drop)
}

/// Out of a closed state a case is opened again, as people do it.
pub(crate) async fn set_state(tx: &mut Tx, ctx: &Ctx, id: CaseId, state: StateId) -> Result<()> {
    let found = case::get(tx, &ctx.caller()?.scope(), id).await?;
    let Some(from) = found.map(|found| found.summary.state) else { return Ok(()) };
    let workflow = case::workflow_with(tx, from.id).await?;
    let to = workflow.step(state).map(|step| step.state.lifecycle);
    let way = match (from.lifecycle, to) {
        (Lifecycle::Closed, Some(Lifecycle::Open)) => Way::turn(),
        _ => Way::Update,
    };
    let change = CaseChange { version: i64::MAX, state: Some(state), ..CaseChange::default() };
    apply(tx, ctx, id, change, &way).await.map(drop)
}
