//! `/cases/v2`: reference sections 3.1 to 3.4.

mod case;
mod comment;
mod criteria;
mod history;
mod model;
mod path;
mod subscription;
mod tag;
mod tags;
mod watcher;
mod workflow;
mod written;

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    case::routes()
        .merge(comment::routes())
        .merge(tag::routes())
        .merge(watcher::routes())
        .merge(workflow::routes())
        .merge(history::routes())
        .merge(subscription::routes())
        .not_offered("/cases/v2/case/stats")
        .not_offered("/cases/v2/case/{caseID}/publish")
        .not_offered("/cases/v2/case/{caseID}/seen")
        .not_offered("/cases/v2/case/{caseID}/fields")
        .not_offered("/cases/v2/case/{caseID}/fields/{field}")
        .not_offered("/cases/v2/case/{caseID}/enquiries")
        .not_offered("/cases/v2/case/{caseID}/reindex")
        .not_offered("/cases/v2/service")
        .not_offered("/cases/v2/service/{*rest}")
        .not_offered("/cases/v2/category")
        .not_offered("/cases/v2/category/{*rest}")
        .not_offered("/cases/v2/field/{*rest}")
        .not_offered("/cases/v2/template")
        .not_offered("/cases/v2/template/{*rest}")
        .not_offered("/cases/v2/defaultwatcher")
        .not_offered("/cases/v2/defaultwatcher/{*rest}")
        // What else begins with `/cases/` belongs to the page.
        .nothing_else_at("/cases/v2/{*rest}")
}
