mod bulk;
mod merging;
mod resubmitted;
mod submit;
