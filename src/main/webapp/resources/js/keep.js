// Keeping a module on this phone: a worker that answers from its copy when there is no line. Never on a shared computer.
{
const keep = document.querySelector("[data-keep]"), who = document.querySelector("[data-player]").dataset;
if (keep && "serviceWorker" in navigator && "caches" in window && who.shared !== "true") {
  const name = `heed-kept-${who.person}-${who.player}`, line = keep.querySelector("[role=status]"), [add, drop] = keep.querySelectorAll("button");
  const show = kept => {
    const pressed = document.activeElement === (kept ? add : drop);
    add.hidden = kept;
    drop.hidden = !kept;
    if (kept) line.textContent = keep.dataset.done;
    if (pressed) (kept ? drop : add).focus(); // the pressed button goes
  };
  caches.keys().then(names => { names.filter(n => n.startsWith("heed-kept-") && !n.startsWith(`heed-kept-${who.person}-`)).forEach(n => caches.delete(n)); show(names.includes(name)); keep.hidden = false; });
  add.addEventListener("click", async () => {
    line.textContent = keep.dataset.going;
    try {
      await Promise.all(["/lesson/", "/quiz/"].map(scope => navigator.serviceWorker.register(`${who.root}/player-sw.js`, { scope: who.root + scope })));
      const cache = await caches.open(name);
      const things = [...document.querySelectorAll("link[rel=stylesheet],script[src],img[src]")].map(x => x.href || x.src);
      things.push(...new Set([...document.querySelectorAll("use")].map(u => new URL(u.getAttribute("href").replace(/#.*/, ""), location).href)));
      for (const url of [...keep.dataset.keep.split(" "), ...things]) {
        const reply = await fetch(url, { headers: { "X-Heed-Keep": "1" }, credentials: "same-origin" });
        if (!reply.ok || reply.redirected) throw new Error(url);
        await cache.put(url, reply);
      }
      show(true);
    } catch { await caches.delete(name); line.textContent = keep.dataset.failed; }
  });
  drop.addEventListener("click", async () => { await caches.delete(name); line.textContent = keep.dataset.gone; show(false); });
}
}
