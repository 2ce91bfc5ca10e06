mod activity;
mod any_input;
mod case;
mod password;
mod same_origin;
mod saved_search;
mod session;
mod throttle;
