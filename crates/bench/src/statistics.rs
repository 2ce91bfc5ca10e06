//! Counting all events by what they have in common.

use crate::{
    Result,
    measure::{HEAD, Times},
    queries::days,
};
use argus_domain::statistics::{Dimension, Grouping, Resolution};
use argus_service::{Ctx, event};
use std::time::Instant;

const HOUR: i64 = 3_600_000;

pub(crate) async fn run(ctx: &Ctx, repeat: u32) -> Result<()> {
    println!("{HEAD}");
    let top = |by: &[Dimension]| Grouping {
        by: by.to_vec(),
        cutoff: Some(20),
        others: true,
        ..Grouping::default()
    };
    let hours = Grouping { resolution: Resolution::Millis(HOUR), ..top(&[Dimension::Severity]) };
    for (name, grouping) in [
        ("top 20 signatures", top(&[Dimension::Signature])),
        ("hour × severity", hours),
        ("top 20 customers", top(&[Dimension::Customer])),
        ("top 20 sources", top(&[Dimension::Source])),
        (
            "top 20 of category × customer × severity",
            top(&[Dimension::Category, Dimension::Customer, Dimension::Severity]),
        ),
    ] {
        let mut times = Times::default();
        for round in 0..repeat.max(1) + 2 {
            let began = Instant::now();
            let counted = event::statistics(ctx, &days(30), &grouping).await?;
            // The first ones warm caches.
            if round >= 2 {
                times.add(began.elapsed(), counted.groups.len() as u64);
            }
        }
        println!("{}", times.row(name));
    }
    Ok(())
}
