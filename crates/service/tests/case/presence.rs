//! Who is at a case, and for how long.

use crate::world::{World, on_each_engine};
use argus_domain::{CaseId, NoteId, presence::Part};
use argus_service::{Ctx, Error, presence};

/// Whom somebody sees there, and what they write.
async fn seen(world: &World, login: &str, case: CaseId) -> Vec<(String, Vec<Part>)> {
    let list = presence::list(&world.of(login).await, case).await.unwrap();
    list.into_iter().map(|one| (one.person.name, one.editing)).collect()
}

#[tokio::test]
async fn others_are_seen_until_half_a_minute_after_their_last_sign() {
    on_each_engine(async |world| {
        let case = world.open("anna", "AI CASE").await.summary.id;
        let sign = async |login: &str, part| presence::sign(&world.of(login).await, case, part).await;
        sign("anna", None).await.unwrap();
        sign("anna", Some(Part::Summary)).await.unwrap();
        sign("rolf", None).await.unwrap();
        let anna = ("Anna".to_owned(), vec![Part::Summary]);
        let rolf = ("Rolf".to_owned(), vec![]);
        assert_eq!(seen(world, "bjarne", case).await, [anna, rolf.clone()]);
        assert_eq!(seen(world, "anna", case).await, std::slice::from_ref(&rolf), "not oneself");

        presence::leave(&world.of("anna").await, case, Some(Part::Summary)).await.unwrap();
        assert_eq!(seen(world, "bjarne", case).await, [("Anna".to_owned(), vec![]), rolf]);
        // Every look at the clock moves it by a second.
        for _ in 0..30 {
            Ctx::command(&world.argus);
        }
        assert_eq!(seen(world, "bjarne", case).await, []);
        sign("anna", Some(Part::Note(NoteId(7)))).await.unwrap();
        presence::leave(&world.of("anna").await, case, None).await.unwrap();
        assert_eq!(seen(world, "bjarne", case).await, [], "whoever leaves writes nothing any more");
    })
    .await;
}

#[tokio::test]
async fn only_of_cases_that_one_sees() {
    on_each_engine(async |world| {
        let case = world.open("anna", "AI CASE").await.summary.id;
        presence::sign(&world.of("anna").await, case, None).await.unwrap();
        let gina = world.of("gina").await;
        assert!(matches!(presence::list(&gina, case).await, Err(Error::NotFound(_))));
        assert!(matches!(presence::sign(&gina, case, None).await, Err(Error::NotFound(_))));
        assert!(presence::everybody(&gina).await.unwrap().is_empty());
        assert_eq!(presence::everybody(&world.of("rolf").await).await.unwrap().len(), 1);
        let rolf = world.of("rolf").await;
        let writes = presence::sign(&rolf, case, Some(Part::Summary)).await;
        assert!(matches!(writes, Err(Error::Forbidden(_))), "whoever only reads writes nothing");
    })
    .await;
}
