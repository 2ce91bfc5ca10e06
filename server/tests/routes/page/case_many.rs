//! `/page/case/many`: several cases at once.

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

async fn order(page: &Page<'_>, cases: &[i64], order: Value) -> Value {
    let orders: Vec<Value> = cases.iter().map(|case| json!([case, order])).collect();
    page.call("case/many", json!({"orders": orders})).await.is(200).json
}

fn done(answer: &Value) -> Vec<i64> {
    answer["done"].as_array().unwrap().iter().map(|case| case["id"].as_i64().unwrap()).collect()
}

/// Number and reason.
fn refused(answer: &Value) -> Vec<(i64, String)> {
    let refused = answer["refused"].as_array().unwrap().iter();
    refused.map(|one| (one["case"].as_i64().unwrap(), one["reason"].as_str().unwrap().to_owned())).collect()
}

#[tokio::test]
async fn each_is_judged_on_its_own() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (open, closed) = (anna.create_case(1, "Open").await, anna.create_case(1, "Closed").await);
        let foreign = world.log_in("gina").await.create_case(2, "Foreign").await;
        let closing = json!({"id": closed, "closing": {"outcome": "legitimate"}});
        anna.call("case/close", closing).await.is(200);
        let all = [open, closed, foreign];

        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let mine = order(&anna, &all, json!({"change": {"assignee": [me]}})).await;
        assert_eq!(done(&mine), [open]);
        assert_eq!(mine["done"][0]["assignee"]["id"], me);
        let told = refused(&mine);
        assert_eq!(told[0].0, closed);
        assert!(told[0].1.contains("cannot be changed while the case is closed"), "{}", told[0].1);
        assert_eq!(told[1], (foreign, format!("There is no case #{foreign} that you may see.")));

        // What a closed case is filed under can still be put right.
        let tagged = order(&anna, &all, json!({"change": {"add_tags": ["vip", "campaign:spring"]}})).await;
        assert_eq!(done(&tagged), [open, closed]);
        let closing = order(&anna, &all, json!({"close": {"version": 3, "outcome": "falsePositive"}})).await;
        assert_eq!((done(&closing), refused(&closing)[0].1.as_str()), (vec![open], "case is closed already"));
        let reopened = order(&anna, &[open, closed], json!({"reopen": {}})).await;
        assert_eq!(done(&reopened), [open, closed]);

        let log: Vec<(Value, Value)> =
            anna.activities().await.iter().map(|row| (row["case"].clone(), row["text"].clone())).collect();
        let row = |case: i64, text: &str| (json!(case), json!(text));
        assert_eq!(log[..2], [row(closed, "Reopened the case"), row(open, "Reopened the case")]);
        assert_eq!(log[2].0, open, "one row for each case that was changed, and none for others");
        assert_eq!(log[3], row(closed, "Changed tags from none to campaign:spring, vip"));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_else_changed_is_not_written_over() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (one, two) = (anna.create_case(1, "One").await, anna.create_case(1, "Two").await);
        let admin = world.log_in("admin").await;
        let theirs = json!({"id": two, "change": {"version": 1, "severity": "low"}});
        admin.call("case/update", theirs).await.is(200);
        let worse = json!({"change": {"version": 1, "severity": "critical"}});
        let answer = order(&anna, &[one, two], worse).await;
        assert_eq!(done(&answer), [one]);
        assert_eq!(refused(&answer), [(two, "administrator changed severity meanwhile.".to_owned())]);
        let many: Vec<Value> = (0..101).map(|_| json!([one, {"reopen": {}}])).collect();
        anna.call("case/many", json!({"orders": many})).await.is(412);
    })
    .await;
}
