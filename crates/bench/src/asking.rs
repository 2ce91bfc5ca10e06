//! Asking Argus, on whichever database it is.

use crate::{
    Result,
    measure::Times,
    question::{Answer, Question, WARM_UP},
};
use argus_service::Ctx;

/// What Argus said to all rounds of a question, and how long those after the first took. Of a question that it
/// refused there is neither.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) times: Times,
    pub(crate) answers: Vec<Answer>,
}

impl Asked {
    pub(crate) fn was_refused(&self) -> bool {
        self.answers.is_empty()
    }
}

pub(crate) async fn ask(ctx: &Ctx, question: &Question) -> Result<Asked> {
    let mut asked = Asked::default();
    for (number, round) in question.rounds.iter().enumerate() {
        let (answer, took) = round.put(ctx).await?;
        if number >= WARM_UP {
            asked.times.add(took, answer.rows() as u64);
        }
        asked.answers.push(answer);
    }
    Ok(asked)
}
