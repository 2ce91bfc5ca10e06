//! What alert rules cost while events arrive: `--rules`.

use crate::{
    Result,
    generate::{CUSTOMERS, Generator},
    machine, new_argus,
};
use argus_domain::{
    alert_rule::{AlertRuleContent, RuleField, Threshold},
    criteria::EventCriteria,
    customer::NewCustomer,
    event::CustomerName,
};
use argus_ingest::RawEvent;
use argus_service::{Clock, Ctx, SystemClock, alert_rule, customer, event, session, user};
use argus_store::Store;
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// Events that arrive in each second, and for how many seconds.
const A_SECOND: usize = 5_000;
const SECONDS: usize = 30;
/// Ticks of the kernel's clock of processors in a second, on every Linux.
const TICKS: f64 = 100.0;

/// First without rules, then with so many.
pub(crate) async fn measure(folder: &Path, rules: u32) -> Result<()> {
    let file = folder.join("rules.db");
    let store = Store::connect(&format!("sqlite:{}", file.display())).await?;
    store.migrate().await?;
    machine::print(SystemClock.now(), &file, Vec::new());
    let ctx = Ctx::command(&new_argus(store));
    user::first_administrator(&ctx, Some("a password for a benchmark".to_owned())).await?;
    let administrator = session::as_user(&ctx, "admin").await?;
    let mut customers = Vec::new();
    for number in 0..CUSTOMERS {
        let new = NewCustomer { short_name: format!("customer{number}"), name: format!("Customer {number}") };
        let added = customer::add(&ctx, new).await?;
        customers.push(CustomerName { id: added.id, short_name: added.short_name, name: added.name });
    }
    let total = (2 * A_SECOND * SECONDS) as u64;
    let mut events = Generator::new(ctx.now, total);
    println!("## {A_SECOND} events a second, {SECONDS} seconds long\n");
    println!("| rules | processors used | delay p50, ms | delay max, ms | times that rules found enough |");
    println!("|---|---|---|---|---|");
    arrive(&ctx, &customers, &mut events, 0).await?;
    for number in 0..rules {
        alert_rule::save(&administrator, None, 0, rule(number, &customers)).await?;
    }
    arrive(&ctx, &customers, &mut events, rules).await?;
    ctx.argus.store().close().await;
    Ok(())
}

/// Of every kind: for a signature, for a customer and a network, for everybody's rare events, and for a text.
fn rule(number: u32, customers: &[CustomerName]) -> AlertRuleContent {
    let customer = customers[number as usize % customers.len()].id;
    let standard = AlertRuleContent { name: format!("Rule {number}"), ..AlertRuleContent::default() };
    let criteria = |change: &dyn Fn(&mut EventCriteria)| {
        let mut criteria = EventCriteria::default();
        change(&mut criteria);
        criteria
    };
    match number % 4 {
        0 => AlertRuleContent {
            criteria: criteria(&|asked| asked.signatures = vec![format!("SNORT-1:{}", 2_000_000 + number)]),
            group_by: vec![RuleField::Source],
            threshold: Threshold::Occurrences { at_least: 20 },
            ..standard
        },
        1 => AlertRuleContent {
            customers: vec![customer],
            criteria: criteria(&|asked| {
                asked.sources = format!("10.0.{}.0/24", number % 200).parse().into_iter().collect();
            }),
            threshold: Threshold::Values { field: RuleField::DestinationPort, at_least: 5 },
            ..standard
        },
        2 => AlertRuleContent {
            criteria: criteria(&|asked| {
                asked.min_severity = Some(argus_domain::Severity::Critical);
                asked.destination_ports = vec![(number % 1_000) as u16, 3_389];
                asked.addresses = format!("10.{}.0.0/16", number % 50).parse().into_iter().collect();
            }),
            group_by: vec![RuleField::Destination],
            threshold: Threshold::Events { at_least: 3 },
            ..standard
        },
        _ => AlertRuleContent {
            criteria: criteria(&|asked| asked.text = Some(format!("RULE {number}"))),
            group_by: vec![RuleField::Source, RuleField::Destination],
            threshold: Threshold::Events { at_least: 2 },
            window: 3_600,
            ..standard
        },
    }
}

/// As they would arrive: each second's at its beginning, and none before those that came earlier are stored.
async fn arrive(ctx: &Ctx, customers: &[CustomerName], events: &mut Generator, rules: u32) -> Result<()> {
    let mut delays = Vec::with_capacity(SECONDS);
    let (began, used) = (Instant::now(), processor_seconds());
    for second in 0..SECONDS {
        let due = Duration::from_secs(second as u64);
        tokio::time::sleep(due.saturating_sub(began.elapsed())).await;
        let ctx = ctx.again();
        let mut waiting: Vec<Vec<RawEvent>> = vec![Vec::new(); customers.len()];
        for (customer, event) in events.by_ref().take(A_SECOND) {
            waiting[customer as usize].push(RawEvent { timestamp: ctx.now, ..event });
        }
        for (customer, batch) in customers.iter().zip(waiting) {
            event::ingest(&ctx, customer, &batch).await?;
        }
        delays.push(began.elapsed().saturating_sub(due));
    }
    let processors = (processor_seconds() - used) / began.elapsed().as_secs_f64();
    delays.sort_unstable();
    let millis = |delay: Duration| delay.as_secs_f64() * 1_000.0;
    let (median, most) = (millis(delays[SECONDS / 2]), millis(delays[SECONDS - 1]));
    let found = alert_rule::firings(ctx, Default::default(), 1, 0).await?.total;
    println!("| {rules} | {processors:.2} | {median:.0} | {most:.0} | {found:?} |");
    Ok(())
}

/// What this process used so far, in user and kernel mode; making the events is a part of it.
fn processor_seconds() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS
}
