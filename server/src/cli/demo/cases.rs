//! Cases: one that somebody is in the middle of, others that wait.

use super::Failure;
use argus_domain::{
    CaseId, CustomerId,
    case::{CaseChange, NewCase},
    ioc::{NewIoc, Tlp},
    note::NewNote,
    task::{NewTask, TaskStatus},
};
use argus_service::{Ctx, case, case_template, comment, ioc, note, task};
use serde_json::json;

const DAY: i64 = 86_400_000;

pub(super) async fn open(admin: &Ctx, customer: CustomerId) -> Result<(), Failure> {
    template(admin).await?;
    create(
        admin,
        customer,
        "SSH scanning from the Internet",
        "Repeated scans of the bastion hosts from one /24.",
        "information-gathering:scanner",
    )
    .await?;
    let phone = create(
        admin,
        customer,
        "Infected phone in the guest network",
        "A phone calls back to a known command and control server.",
        "malicious-code:infected-system",
    )
    .await?;
    work(admin, phone).await?;
    create(
        admin,
        customer,
        "AI CASE",
        "SMB exploit attempts between two servers of the finance department.",
        "intrusion-attempts:exploit-known-vuln",
    )
    .await?;
    Ok(())
}

async fn create(
    admin: &Ctx,
    customer: CustomerId,
    name: &str,
    description: &str,
    classification: &str,
) -> Result<CaseId, Failure> {
    let new = NewCase {
        customer: Some(customer),
        name: name.to_owned(),
        description: description.to_owned(),
        classification: Some(classification.to_owned()),
        ..NewCase::default()
    };
    Ok(case::create(admin, new).await?.id)
}

/// How far an analyst has come after an hour.
async fn work(admin: &Ctx, case: CaseId) -> Result<(), Failure> {
    let change = CaseChange {
        version: 1,
        add_tags: ["vip", "campaign:sysch"].iter().filter_map(|tag| tag.parse().ok()).collect(),
        ..CaseChange::default()
    };
    case::update(admin, case, change).await?;
    let new = [
        ("94.127.56.12", Tlp::Amber, "Command and control server"),
        ("hxxp://update.sysch[.]example/gate.php", Tlp::Amber, "Where the phone calls back to"),
        ("44d88612fea8a8f36de82e1278abb02f", Tlp::Green, "The package that was installed"),
    ];
    let new = new.map(|(value, tlp, description)| NewIoc {
        value: value.to_owned(),
        tlp,
        description: description.to_owned(),
        ..NewIoc::default()
    });
    ioc::add(admin, case, new.into()).await?;
    let folder = note::add_folder(admin, case, None, "Interviews").await?;
    let text = "The owner installed a **torch app** from a link in a text message, two days ago.\n\n\
        | When | What |\n|---|---|\n| Monday | message with the link |\n| Tuesday | battery empty by noon |\n";
    let new =
        NewNote { folder: Some(folder.id), title: "Owner of the phone".to_owned(), text: text.to_owned() };
    note::add(admin, case, new).await?;
    for (title, status, days) in [
        ("Isolate the phone", TaskStatus::Done, 0),
        ("Ask the owner what was installed", TaskStatus::InProgress, 1),
        ("Look for other phones with the same call back", TaskStatus::ToDo, 2),
    ] {
        let mine =
            admin.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id).into_iter().collect();
        let due = (days > 0).then(|| admin.now.plus_millis(days * DAY));
        let new = NewTask { title: title.to_owned(), status, assignees: mine, due, ..NewTask::default() };
        task::add(admin, case, new).await?;
    }
    comment::add(admin, case, "The phone is off the network since 10:40.", false).await?;
    Ok(())
}

async fn template(admin: &Ctx) -> Result<(), Failure> {
    let body = json!({
        "name": "phishing",
        "description": "A message that somebody reported.",
        "title_prefix": "[Phishing] ",
        "summary": "## What was reported\n\n## Who got it\n\n## What was done\n",
        "tags": ["phishing"],
        "severity": "medium",
        "tasks": [
            {"title": "Get the message with its headers"},
            {"title": "Find everybody who got it", "due_after_hours": 4},
            {"title": "Block sender and links", "due_after_hours": 8},
        ],
        "note_directories": [{"title": "Messages", "notes": [{"title": "Headers", "content": ""}]}],
    });
    case_template::add(admin, &body).await?;
    Ok(())
}
