//! Notifications of the browser and its system, shown by the service worker: they stay when the page is gone.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, Notification, NotificationOptions, NotificationPermission, ServiceWorkerContainer,
    ServiceWorkerRegistration, Window,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    Yes,
    /// Only the browser's own settings allow it again.
    No,
    NotAsked,
    /// The browser has none here: the address is not https, or it is a phone that wants Argus installed first.
    Unavailable,
}

fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window().filter(Window::is_secure_context)?;
    Reflect::has(&window, &"Notification".into()).ok().filter(|has| *has)?;
    Some(window.navigator().service_worker())
}

pub(crate) fn allowed() -> Allowed {
    if container().is_none() {
        return Allowed::Unavailable;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Allowed::Yes,
        NotificationPermission::Denied => Allowed::No,
        _ => Allowed::NotAsked,
    }
}

/// Asks whoever sits there, if nobody did yet.
pub(crate) async fn ask() -> Allowed {
    if allowed() == Allowed::NotAsked
        && let Ok(answer) = Notification::request_permission()
    {
        // What was answered stands in the permission.
        let _ = JsFuture::from(answer).await;
    }
    allowed()
}

/// Takes the place of one with the same tag. A press on it leads to `path`.
pub(crate) async fn show(title: &str, text: &str, tag: &str, path: &str) {
    let Some(ready) = container().and_then(|container| container.ready().ok()) else { return };
    let Ok(registration) = JsFuture::from(ready).await else { return };
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    let options = NotificationOptions::new();
    options.set_body(text);
    options.set_tag(tag);
    options.set_icon("/icons/argus.svg");
    options.set_data(&JsValue::from_str(path));
    if let Ok(shown) = registration.show_notification_with_options(title, &options) {
        // Refused meanwhile: the bell tells it.
        let _ = JsFuture::from(shown).await;
    }
}

/// Hears for as long as the page is there which address was pressed.
pub(crate) fn on_press(go: impl Fn(String) + 'static) {
    let Some(container) = container() else { return };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let path = Reflect::get(&event.data(), &"go".into()).ok().and_then(|path| path.as_string());
        if let Some(path) = path.filter(|path| path.starts_with('/')) {
            go(path);
        }
    });
    container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
