//! Templates: what a case of a kind begins with.

mod add;
mod apply;
mod change;
mod list;
mod opening;
mod remove;

pub use add::add;
pub use apply::apply;
pub use change::change;
pub use list::{get, list, names};
pub use remove::remove;

pub(crate) use apply::{apply_tasks, named, put_into};
pub(crate) use opening::opening;

use crate::{Error, Result};
use argus_domain::{CaseTemplateId, Invalid, case_template::TemplateBody};
use argus_store::{Tx, case, custom_field};

/// Of them all.
const MOST: usize = 1_000;

fn missing(id: CaseTemplateId) -> Error {
    Error::NotFound(format!("There is no case template {id}. It may have been deleted meanwhile."))
}

/// What only the database knows: the classifications and fields that there are.
async fn check(tx: &mut Tx, body: &TemplateBody) -> Result<()> {
    let mut invalid = Invalid::default();
    if let Some(name) = &body.classification
        && !case::classifications(tx).await?.iter().any(|known| known.name == *name)
    {
        invalid.add("classification", "is not one of the classifications to choose from");
    }
    let fields = custom_field::all(tx).await?;
    for (name, value) in &body.custom_fields {
        let field = fields.iter().find(|field| field.name == *name && !field.retired);
        match field.map(|field| field.parse(value, None)) {
            Some(Ok(_)) => {}
            Some(Err(problem)) => invalid.add(format!("custom_fields.{name}"), problem),
            None => invalid.add(format!("custom_fields.{name}"), "is not a custom field in use"),
        }
    }
    Ok(invalid.into_result()?)
}

fn taken() -> Error {
    Invalid::one("name", "is taken by another template, which may be retired").into()
}
