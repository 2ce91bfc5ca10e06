// Keeps what the page is made of, so that it opens at once and also without a connection. Never keeps an answer
// of the server: events and cases are always asked for anew.
"use strict";

const CACHE = "argus-page-1";
const SHELL = "/";

// Trunk's file names carry a hash of their content: what has such a name never changes.
const isHashed = (path) => /-[0-9a-f]{8,16}(_bg)?\.(js|wasm|css)$/.test(path);
const isFixed = (path) =>
  /^\/(fonts|icons)\//.test(path) || path === "/theme.js" || path === "/manifest.webmanifest";

// The addresses of the hashed files in a shell.
const assetsOf = (html) => {
  const found = html.match(/["'(](\/[^"'()\s]+)["')]/g) ?? [];
  return [...new Set(found.map((part) => part.slice(1, -1)).filter(isHashed))];
};

// Keeps a shell with all that it needs, and lets go of what only older ones needed.
const keep = async (response) => {
  const cache = await caches.open(CACHE);
  const wanted = assetsOf(await response.clone().text());
  const missing = [];
  for (const path of wanted) if (!(await cache.match(path))) missing.push(path);
  await cache.addAll(missing);
  await cache.put(SHELL, response);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (isHashed(path) && !wanted.includes(path)) await cache.delete(request);
  }
};

self.addEventListener("install", (event) => {
  const install = async () => {
    await keep(await fetch(SHELL, { cache: "no-cache" }));
    const cache = await caches.open(CACHE);
    await cache.addAll(["/theme.js", "/manifest.webmanifest", "/icons/argus.svg", "/fonts/inter-latin.woff2"]);
    await self.skipWaiting();
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  const activate = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("argus-page-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(activate());
});

// The network first; what was kept when there is none.
const navigate = async (event) => {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    const kept = await caches.match(SHELL);
    if (kept) return kept;
    throw error;
  }
};

const hashed = async (request) => (await caches.match(request)) ?? fetch(request);

const fixed = async (event) => {
  const kept = await caches.match(event.request);
  const fresh = fetch(event.request).then(async (response) => {
    if (response.ok) await (await caches.open(CACHE)).put(event.request, response.clone());
    return response;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return kept;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (isHashed(url.pathname)) event.respondWith(hashed(request));
  else if (isFixed(url.pathname)) event.respondWith(fixed(event));
  else if (request.mode === "navigate" && isPage(url.pathname)) event.respondWith(navigate(event));
});

// A notification leads to what it is of: in a window that is open, if there is one.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data ?? "/notifications", location.origin);
  if (address.origin !== location.origin) return;
  const open = async () => {
    const [page] = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (!page) return clients.openWindow(address.href);
    page.postMessage({ go: address.pathname + address.search });
    // Not where the system keeps the window from coming forward.
    await page.focus().catch(() => {});
  };
  event.waitUntil(open());
});

// Other addresses of the server, such as its API, are none of this worker's business.
const isPage = (path) => path === "/" || /^\/(login|events|cases|activities|account)(\/\d+)?$/.test(path);
