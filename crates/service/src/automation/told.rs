//! An action in words, for the list of runs.

use crate::Result;
use argus_domain::{ChannelId, UserId, automation::Action, case::CaseTag};
use argus_store::{Conn, case, case_template, channel, module, user};

pub(super) async fn told(conn: &mut Conn, action: &Action) -> Result<String> {
    Ok(match action {
        Action::SetState { state } => {
            let name = case::state_name(conn, *state).await?;
            format!("Set state to {}", name.unwrap_or_else(|| "one that is gone".to_owned()))
        }
        Action::SetSeverity { severity } => format!("Set severity to {severity}"),
        Action::SetOutcome { outcome } => {
            format!("Set outcome to {}", outcome.map_or("none", |outcome| outcome.label()))
        }
        Action::SetClassification { classification } => {
            format!("Set classification to {}", classification.as_deref().unwrap_or("none"))
        }
        Action::SetOwner { user } => format!("Set owner to {}", name(conn, *user).await?),
        Action::Assign { user } => format!("Assign to {}", name(conn, *user).await?),
        Action::AddTags { tags } => format!("Add {}", listed(tags)),
        Action::RemoveTags { tags } => format!("Remove {}", listed(tags)),
        Action::AddTask { title, .. } => format!("Add the task “{title}”"),
        Action::AddTemplateTasks { template } => match case_template::get(conn, *template).await? {
            Some(template) => format!("Add the tasks of the template “{}”", template.body.name),
            None => "Add the tasks of a template that is gone".to_owned(),
        },
        Action::Comment { .. } => "Comment".to_owned(),
        Action::Notify { channel, recipients, .. } => {
            let whom =
                if recipients.is_empty() { String::new() } else { format!(" {}", recipients.join(", ")) };
            format!("Notify{whom} through {}", channel_name(conn, *channel).await?)
        }
        Action::CallWebhook { channel } => {
            format!("Call the webhook {}", channel_name(conn, *channel).await?)
        }
        Action::RunModule { module: id, label } => match module::get(conn, *id).await? {
            Some(found) => format!("Run “{label}” of {}", found.module.title),
            None => format!("Run “{label}” of a module that is gone"),
        },
    })
}

async fn channel_name(conn: &mut Conn, id: ChannelId) -> Result<String> {
    let found = channel::get(conn, id).await?;
    Ok(found.map_or_else(|| "a channel that is gone".to_owned(), |found| format!("“{}”", found.content.name)))
}

async fn name(conn: &mut Conn, user: Option<UserId>) -> Result<String> {
    let Some(user) = user else { return Ok("nobody".to_owned()) };
    let account = user::get(conn, user).await?;
    Ok(account.map_or_else(|| "somebody who is gone".to_owned(), |account| account.user.name))
}

fn listed(tags: &[CaseTag]) -> String {
    let names: Vec<String> = tags.iter().map(ToString::to_string).collect();
    format!("{} {}", if tags.len() == 1 { "the tag" } else { "the tags" }, names.join(", "))
}
