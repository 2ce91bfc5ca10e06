//! Cases as a SOC has them after some years: few customers have many, one in twenty is open, and most are quiet.
//!
//! Rows follow from their numbers, so they are the same in every run and on both engines.

use super::database::Database;
use crate::Result;
use argus_domain::{Timestamp, customer::NewCustomer};
use argus_service::{Ctx, customer, user};

pub(super) const CUSTOMERS: u32 = 50;
pub(super) const PEOPLE: u32 = 20;
pub(super) const ANALYST: &str = "analyst";
/// Milliseconds of three years.
const SPAN: i64 = 3 * 365 * 86_400_000;

pub(super) async fn fill(ctx: &Ctx, database: &mut Database, cases: u32) -> Result<()> {
    for number in 1..=CUSTOMERS {
        let new = NewCustomer { short_name: format!("customer{number}"), name: format!("Customer {number}") };
        customer::add(ctx, new).await?;
    }
    let mut tx = ctx.argus.store().begin().await?;
    for number in 1..=PEOPLE {
        let name = format!("person{number}");
        let new = argus_store::user::NewUser {
            login: &name,
            name: &name,
            password_hash: "",
            must_change_password: false,
            time_zone: "UTC",
        };
        argus_store::user::insert(&mut tx, &new, Timestamp::MIN).await?;
    }
    tx.commit().await?;
    let analyst = user::NewUser {
        login: ANALYST.to_owned(),
        groups: vec!["Analysts".to_owned()],
        customers: (1..=10).map(|number| format!("customer{}", number * 5)).collect(),
        ..user::NewUser::default()
    };
    user::add(ctx, analyst).await?;
    let numbers = Numbers { cases: i64::from(cases), now: ctx.now.millis() };
    for statement in numbers.statements() {
        database.run(&statement).await?;
    }
    database.settle().await
}

struct Numbers {
    cases: i64,
    now: i64,
}

impl Numbers {
    fn statements(&self) -> Vec<String> {
        let Self { cases, now } = self;
        let (began, step) = (now - SPAN, SPAN / cases);
        // A prime, so that what follows from a number is not in its order.
        let mixed = |of: &str, below: i64| format!("({of} * 7919 % {below})");
        let customer = format!("1 + {0} * {0} / 125000", mixed("i", 2_500));
        let numbers = |most: i64| {
            format!(
                "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
            )
        };
        let case_of = format!("1 + {}", mixed("i", *cases));
        let long =
            "What was found, what it means, and what was done about it, told at some length. ".repeat(12);
        let words = "CASE i % 8 WHEN 0 THEN 'Suspicious login' WHEN 1 THEN 'Beacon' WHEN 2 THEN 'Phishing' \
            WHEN 3 THEN 'Malware' WHEN 4 THEN 'Scan' WHEN 5 THEN 'Data leak' WHEN 6 THEN 'Brute force' ELSE 'Policy' END";
        vec![
            format!(
                "INSERT INTO soc_case (customer_id, name, description, lifecycle, state_id, classification, soc_ticket,
                    opened_at, opened_by, owner_id, assignee_id, closed_at, closed_by, updated_at, updated_by, severity,
                    outcome, folded, version)
                 {} SELECT {customer}, {words} || ' on host' || {host}, '{long}',
                    CASE WHEN i % 20 = 0 THEN 'open' ELSE 'closed' END,
                    CASE WHEN i % 20 = 0 THEN 1 + i / 20 % 7 ELSE 8 END, NULL, 'SOC-' || i, {began} + i * {step},
                    1 + i % {PEOPLE}, 1 + i % {PEOPLE}, CASE WHEN i % 11 < 7 THEN 1 + {person} END,
                    CASE WHEN i % 20 <> 0 THEN {began} + i * {step} + 86400000 END,
                    CASE WHEN i % 20 <> 0 THEN 1 + i % {PEOPLE} END,
                    {began} + i * {step} + {later}, 1 + i % {PEOPLE},
                    CASE WHEN i % 100 < 55 THEN 1 WHEN i % 100 < 83 THEN 2 WHEN i % 100 < 97 THEN 3 ELSE 4 END,
                    CASE WHEN i % 20 <> 0 THEN 'legitimate' END,
                    LOWER({words} || ' on host' || {host} || ' SOC-' || i), 1
                 FROM n ORDER BY i",
                numbers(*cases),
                host = mixed("i", 5_003),
                person = mixed("i", i64::from(PEOPLE)),
                later = mixed("i", 864_000_000),
            ),
            format!(
                "INSERT INTO case_tag (case_id, tag_key, tag_value, added_at)
                 {} SELECT i, 'campaign', 'c' || {}, 0 FROM n",
                numbers(*cases),
                mixed("i", 211),
            ),
            format!(
                "INSERT INTO case_tag (case_id, tag_key, tag_value, added_at)
                 {} SELECT i * 10, 'vip', '', 0 FROM n",
                numbers(cases / 10),
            ),
            format!(
                "INSERT INTO case_comment (case_id, text, added_at, added_by, version)
                 {} SELECT {case_of}, '{long}', {began} + i * {step} / 3, 1 + i % {PEOPLE}, 1 FROM n ORDER BY i",
                numbers(cases * 3),
            ),
            format!(
                "INSERT INTO ioc (case_id, value, folded, kind, tlp, description, tags, added_at, added_by, updated_at,
                    updated_by, version, field_versions)
                 {} SELECT {case_of}, {value}, {value}, 'ip-any', CASE WHEN i % 5 = 0 THEN 'red' ELSE 'amber' END, '',
                    '[]', {began} + i * {step} / 5, 1, {began} + i * {step} / 5, 1, 1, '{{}}' FROM n ORDER BY i",
                numbers(cases * 5),
                value = format_args!(
                    "'10.' || (i % 5) || '.' || {} || '.' || {}",
                    mixed("i", 251),
                    mixed("i", 241)
                ),
            ),
            format!(
                "INSERT INTO task (case_id, title, description, status, is_over, tags, added_at, updated_at, version,
                    field_versions)
                 {} SELECT {case_of}, 'Look at host' || i, '', CASE WHEN i % 20 = 0 THEN 'toDo' ELSE 'done' END,
                    i % 20 <> 0, '[]', 0, 0, 1, '{{}}' FROM n ORDER BY i",
                numbers(cases * 2),
            ),
            "INSERT INTO task_assignee (task_id, user_id)
                SELECT id, 21 FROM task WHERE is_over = FALSE AND id % 3 = 0 UNION ALL SELECT id, 1 + id % 20 FROM task"
                .to_owned(),
            format!(
                "INSERT INTO note (case_id, title, text, updated_at, updated_by, version, field_versions)
                 {} SELECT {case_of}, 'Note ' || i, '{long}', 0, 1, 1, '{{}}' FROM n ORDER BY i",
                numbers(cases * 2),
            ),
            format!(
                "INSERT INTO activity (id, at, user_id, user_name, via, customer_id, case_id, action, text, detail,
                    hash, manual)
                 {} SELECT 1000 + i, {began} + i * {step} / 10, 1 + i % {PEOPLE}, 'person' || (1 + i % {PEOPLE}),
                    CASE WHEN i % 19 = 0 THEN 'api' ELSE 'page' END,
                    soc_case.customer_id, soc_case.id, 'case.update',
                    CASE i % 4 WHEN 0 THEN 'Changed severity from low to high' WHEN 1 THEN 'Added the indicator 10.1.2.' || (i % 251)
                        WHEN 2 THEN 'Commented' ELSE 'Added the task “Look at host' || i || '”' END,
                    '{{}}', {{hash}}, i % 199 = 0
                 FROM n LEFT JOIN soc_case ON i % 10 <> 0 AND soc_case.id = {case_of}",
                numbers(cases * 10),
            ),
            format!("UPDATE activity_head SET last_id = {}, hash = {{hash}}", 1_000 + cases * 10),
        ]
    }
}
