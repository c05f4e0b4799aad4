// Answers from the copy kept on this phone when there is no line; with a line it stays out of the way.
const kept = async request => {
  for (const name of await caches.keys()) {
    const found = name.startsWith("heed-kept-") && await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
};
const drop = async () => { for (const name of await caches.keys()) if (name.startsWith("heed-kept-")) await caches.delete(name); };

addEventListener("install", () => skipWaiting());
addEventListener("activate", e => e.waitUntil(clients.claim()));
addEventListener("fetch", e => {
  const { request } = e;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  e.respondWith((async () => {
    try {
      const reply = await fetch(request);
      // Whoever is sent to sign in has signed out: nothing of theirs stays here.
      if (request.mode === "navigate" && (reply.type === "opaqueredirect" || reply.redirected) && /\/signin/.test(reply.url)) await drop();
      return reply;
    } catch (lost) {
      const copy = await kept(request);
      if (copy) return copy;
      throw lost;
    }
  })());
});
