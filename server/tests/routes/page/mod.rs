mod activity;
mod any_input;
mod case;
mod password;
mod same_origin;
mod session;
mod throttle;
