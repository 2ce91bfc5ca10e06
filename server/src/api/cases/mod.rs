//! `/cases/v2`: reference sections 3.1 to 3.4.

mod access;
mod attachment;
mod case;
mod comment;
mod criteria;
mod field;
mod history;
mod link;
mod model;
mod path;
mod seen;
mod subscription;
mod tag;
mod tags;
mod taxonomy;
mod watcher;
mod workflow;
mod written;

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    case::routes()
        .merge(comment::routes())
        .merge(access::routes())
        .merge(attachment::routes())
        .merge(field::routes())
        .merge(link::routes())
        .merge(tag::routes())
        .merge(watcher::routes())
        .merge(workflow::routes())
        .merge(history::routes())
        .merge(seen::routes())
        .merge(subscription::routes())
        .merge(taxonomy::routes())
        .not_offered("/cases/v2/case/{caseID}/enquiries")
        .not_offered("/cases/v2/case/{caseID}/reindex")
        .not_offered("/cases/v2/field/{*rest}")
        .not_offered("/cases/v2/template")
        .not_offered("/cases/v2/template/{*rest}")
        .not_offered("/cases/v2/defaultwatcher")
        .not_offered("/cases/v2/defaultwatcher/{*rest}")
        // What else begins with `/cases/` belongs to the page.
        .nothing_else_at("/cases/v2/{*rest}")
}
