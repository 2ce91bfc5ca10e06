//! Sending a file as it is, so that the page knows how far it is.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// A file on its way.
#[derive(Clone, Debug)]
pub(crate) struct Upload(XmlHttpRequest);

impl Upload {
    /// `progress` gets the part that has gone, from 0 to 1.
    pub(crate) async fn send(
        address: &str,
        file: &File,
        begun: impl FnOnce(Self),
        progress: impl Fn(f64) + 'static,
    ) -> Option<(u16, String)> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", address).ok()?;
        let on_progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.length_computable() && event.total() > 0.0 {
                progress(event.loaded() / event.total());
            }
        });
        request.upload().ok()?.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
        let ended = Promise::new(&mut |resolve: js_sys::Function, _: js_sys::Function| {
            request.set_onloadend(Some(&resolve));
        });
        request.send_with_opt_blob(Some(file)).ok()?;
        begun(Self(request.clone()));
        JsFuture::from(ended).await.ok();
        request.set_onloadend(None);
        match request.status().ok()? {
            // It never arrived, or was called off.
            0 => None,
            status => Some((status, request.response_text().ok()??)),
        }
    }

    pub(crate) fn call_off(&self) {
        // One that has ended is called off already.
        let _: Result<(), JsValue> = self.0.abort();
    }
}
