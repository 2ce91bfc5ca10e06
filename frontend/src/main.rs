//! The page's entry point.

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        argus_app::stopped();
    }));
    leptos::mount::mount_to_body(argus_app::App);
}
