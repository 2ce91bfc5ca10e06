mod addresses;
mod counting;
mod criteria;
mod invalid;
mod lenient;
mod paging;
mod scope;
mod sorting;
