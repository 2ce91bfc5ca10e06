//! Server-sent events (WHATWG HTML, section 9.2).

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What is to be done when something happens to a stream.
pub(crate) struct Handlers<Opened, Told, Broken> {
    pub(crate) opened: Opened,
    /// The name of a message, and what it says.
    pub(crate) told: Told,
    /// Whether the browser has given up, or tries again by itself.
    pub(crate) broken: Broken,
}

/// Open as long as it is kept.
pub(crate) struct Stream {
    source: EventSource,
    _handlers: [Closure<dyn FnMut(Event)>; 3],
}

impl Stream {
    /// Hears the messages of these names.
    pub(crate) fn open(
        address: &str,
        names: &[&str],
        handlers: Handlers<impl Fn() + 'static, impl Fn(&str, &str) + 'static, impl Fn(bool) + 'static>,
    ) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let Handlers { opened, told, broken } = handlers;
        let opened = Closure::new(move |_: Event| opened());
        let told = Closure::new(move |event: Event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
            told(&event.type_(), &said.unwrap_or_default());
        });
        let broken = Closure::new(move |event: Event| {
            let source: Option<EventSource> = event.target().and_then(|target| target.dyn_into().ok());
            broken(source.is_none_or(|source| source.ready_state() == EventSource::CLOSED));
        });
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onerror(Some(broken.as_ref().unchecked_ref()));
        for name in names {
            source.add_event_listener_with_callback(name, told.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, _handlers: [opened, told, broken] })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.set_onopen(None);
        self.source.set_onerror(None);
        self.source.close();
    }
}
