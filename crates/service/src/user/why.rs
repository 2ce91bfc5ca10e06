//! Why somebody may see something, or what he lacks.
//!
//! Each need lists everything that meets it. A further way to see something is a further reason of the need that it
//! meets.

use crate::{Ctx, Result, case::find, customer, rights};
use argus_domain::{
    CaseId, CustomerId, Permission, UserId,
    access::{Need, Thing, Why},
    case::{AccessLevel, AccessReason, AccessRules, Case, Onlooker},
    membership::{Through, UserName},
    user::Group,
};
use argus_store::{Conn, Scope, case::access, customer as customers, subject, user};

/// Of what the caller sees himself.
pub async fn why(ctx: &Ctx, id: UserId, thing: Thing) -> Result<Why> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let account = user::get(&mut conn, id).await?.ok_or_else(|| rights::no_user(id))?.user;
    let mut needs = vec![log_in(account.disabled)];
    let title = match thing {
        Thing::Case(case) => {
            let grants = subject::grants(&mut conn, id).await?;
            needs.push(permission(&grants, Permission::ViewCases));
            let (title, need) = case_need(&mut conn, &scope, id, case).await?;
            needs.push(need);
            title
        }
        Thing::Customer(customer) => {
            let name = customer::get(ctx, &customer.to_string()).await?.name;
            let reasons = through(&mut conn, id, customer).await?;
            needs.push(Need {
                what: format!("see the customer {name}"),
                reasons,
                remedy: "Give this customer to the person or to one of the person's groups.".to_owned(),
            });
            name
        }
    };
    let user = UserName { id, login: account.login, name: account.name, disabled: account.disabled };
    Ok(Why { user, thing: title, needs })
}

fn log_in(disabled: bool) -> Need {
    Need {
        what: "log in".to_owned(),
        reasons: if disabled { Vec::new() } else { vec!["the account is active".to_owned()] },
        remedy: "The account is disabled. Enable it on the user's page.".to_owned(),
    }
}

fn permission(grants: &[(Group, Permission)], wanted: Permission) -> Need {
    let giving = grants.iter().filter(|(_, permission)| *permission == wanted);
    Need {
        what: format!("use the permission {wanted}"),
        reasons: giving
            .map(|(group, _)| format!("member of the group “{}”, which has it", group.name))
            .collect(),
        remedy: format!("Make the person a member of a group that has the permission {wanted}."),
    }
}

/// Everything through which somebody sees a customer.
async fn through(conn: &mut Conn, id: UserId, customer: CustomerId) -> Result<Vec<String>> {
    let through = customers::through(conn, customer, &[id]).await?.remove(&id).unwrap_or_default();
    let reason = |through: Through| match through {
        Through::Himself => "the customer is among those given to this person".to_owned(),
        Through::Group(group) => {
            format!("member of the group “{}”, which was given this customer", group.name)
        }
        Through::Everything(group) => format!(
            "member of the group “{}”, which sees every customer (permission {})",
            group.name,
            Permission::AllCustomers
        ),
    };
    Ok(through.into_iter().map(reason).collect())
}

/// The title of a case, and what lets somebody into it or keeps him out.
async fn case_need(conn: &mut Conn, scope: &Scope, id: UserId, case: CaseId) -> Result<(String, Need)> {
    let case = find::within(conn, scope, case).await?;
    let summary = &case.summary;
    let sees = through(conn, id, summary.customer.id).await?;
    let entries = access::entries(conn, summary.id).await?;
    let facts = access::facts(conn, id).await?;
    let rules = AccessRules {
        mode: summary.access,
        owner: summary.owner.as_ref().map(|owner| owner.id),
        is_unpublished: summary.unpublished,
        entries: &entries,
    };
    let (level, reason) = rules.level(Onlooker {
        user: id,
        groups: &facts.groups,
        is_administrator: facts.permissions.contains(&Permission::Administer),
        works_on_cases: facts.permissions.contains(&Permission::UpdateCase),
        sees_customer: !sees.is_empty(),
    });
    let title = format!("{} ({})", summary.title(), summary.customer.name);
    let need = Need {
        what: "be let into the case".to_owned(),
        reasons: if level == AccessLevel::None { Vec::new() } else { reasons(&reason, sees) },
        remedy: remedy(&reason, &case),
    };
    Ok((title, need))
}

/// What lets him in; what comes first in a case's access goes before the rest.
fn reasons(reason: &AccessReason, sees: Vec<String>) -> Vec<String> {
    match reason {
        AccessReason::Owner => vec!["owner of the case".to_owned()],
        AccessReason::Named => vec!["named in the case's access list".to_owned()],
        AccessReason::Group(name) => {
            vec![format!("member of the group “{name}”, which the case's access list names")]
        }
        AccessReason::Mode | AccessReason::Unpublished | AccessReason::Stranger => sees,
    }
}

fn remedy(reason: &AccessReason, case: &Case) -> String {
    let customer = &case.summary.customer.name;
    match reason {
        AccessReason::Stranger => format!(
            "The person does not see the customer {customer}. Give it to the person or to one of the person's \
             groups, or name the person in the case's access list."
        ),
        AccessReason::Unpublished => {
            "The case is not published: only its owner and those see it who have the permission \
             updateCase. Publish it, or give the permission to one of the person's groups."
                .to_owned()
        }
        AccessReason::Group(name) => {
            format!("The case's access list shuts out the group “{name}”. Name the person in it.")
        }
        AccessReason::Mode => format!(
            "The case is for: {}. Name the person in its access list.",
            case.summary.access.label().to_lowercase()
        ),
        AccessReason::Owner | AccessReason::Named => {
            "The case's access list shuts this person out. Change the entry there.".to_owned()
        }
    }
}
