// Answers from the copy kept on this phone when there is no line; with a line it stays out of the way. The copy stays when a
// sign-in ends by itself, for somebody on the road; signing out, a shared computer and the page's own button take it away.
const kept = async request => {
  for (const name of await caches.keys()) {
    const found = name.startsWith("heed-kept-") && await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", e => e.waitUntil(clients.claim()));
addEventListener("fetch", e => {
  const { request } = e;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  e.respondWith((async () => {
    try {
      return await fetch(request);
    } catch (lost) {
      const copy = await kept(request);
      if (copy) return copy;
      throw lost;
    }
  })());
});
