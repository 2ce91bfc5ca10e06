mod aggregated;
mod aggregated_search;
mod get;
