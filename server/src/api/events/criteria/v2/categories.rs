//! Attack categories by number or name. Which number a name has is known when criteria were read.

use crate::api::ApiError;
use argus_domain::{CategoryId, criteria::EventCriteria};
use argus_lenient::Fields;
use argus_service::{Ctx, Error, alarm};

/// What no category is called by: nothing is found.
const NOBODY: CategoryId = CategoryId(-1);

/// Names that criteria hold placeholders for: -2 for the first, and so on.
#[derive(Debug, Default)]
pub(in crate::api::events) struct Categories {
    names: Vec<String>,
}

impl Categories {
    /// Each name is a query.
    const MOST: usize = 100;

    pub(super) fn read(&mut self, fields: &mut Fields, field: &str) -> Vec<CategoryId> {
        let texts = super::texts(fields, field);
        let ids: Vec<CategoryId> = texts.into_iter().map(|text| self.id(text)).collect();
        if self.names.len() > Self::MOST {
            fields.refuse(field, format_args!("must not be more than {} different names", Self::MOST));
        }
        ids
    }

    fn id(&mut self, text: String) -> CategoryId {
        if let Ok(number) = text.parse::<i64>() {
            return if number > 0 { CategoryId(number) } else { NOBODY };
        }
        let known = self.names.iter().position(|name| *name == text);
        let at = known.unwrap_or_else(|| {
            self.names.push(text);
            self.names.len() - 1
        });
        CategoryId(-2 - i64::try_from(at).unwrap_or(0))
    }

    /// Puts numbers in place of the names. What may not be seen narrows to nothing, silently.
    pub(in crate::api::events) async fn put_into(
        self,
        ctx: &Ctx,
        criteria: &mut EventCriteria,
    ) -> Result<(), ApiError> {
        let mut ids = Vec::with_capacity(self.names.len());
        for name in &self.names {
            ids.push(match alarm::category(ctx, name).await {
                Ok(found) => found.id,
                Err(Error::NotFound(_)) => NOBODY,
                Err(error) => return Err(error.into()),
            });
        }
        put(criteria, &ids);
        Ok(())
    }
}

fn put(criteria: &mut EventCriteria, ids: &[CategoryId]) {
    for category in &mut criteria.categories {
        // Whatever number somebody asks for.
        let named = (-2_i64).checked_sub(category.0).and_then(|place| usize::try_from(place).ok());
        *category = named.and_then(|at| ids.get(at)).copied().unwrap_or(*category);
    }
    for sub in &mut criteria.sub {
        put(&mut sub.criteria, ids);
    }
}
