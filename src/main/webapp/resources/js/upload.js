// A package goes up in pieces of 4 MiB, each where the last one ended, so that a broken line or a page loaded anew costs one piece at most.
// Without this script the same form is posted whole.
{
const form = document.querySelector("[data-upload]");
if (form) {
  const PIECE = 4 * 1024 * 1024, LONGEST_WAIT = 60;
  const at = form.dataset, file = form.querySelector("[type=file]"), meter = form.querySelector("[data-meter]"), bar = meter.querySelector("progress");
  const send = form.querySelector("button:not([data-pause])"), pause = form.querySelector("[data-pause]"), status = form.querySelector("[data-say]");
  const arrived = meter.querySelector("p");
  const root = at.root ?? "";
  let running = false, halt, said = -1;

  const words = (text, ...values) => values.reduce((t, v, i) => t.replace(`{${i}}`, v), text);
  const size = n => n >= 1 << 30 ? `${(n / 2 ** 30).toFixed(1)} GB` : n >= 1 << 20 ? `${Math.floor(n / 2 ** 20)} MB` : `${Math.ceil(n / 1024)} KB`;
  // A reader hears every tenth part, not every piece.
  const show = (received, whole) => {
    const percent = Math.floor(100 * received / whole), tenth = Math.floor(percent / 10);
    bar.value = percent;
    arrived.textContent = words(at.arrived, size(received), size(whole));
    if (tenth !== said) { said = tenth; status.textContent = `${percent} %`; }
  };
  const state = on => {
    running = on;
    send.hidden = on;
    file.disabled = on;
    pause.hidden = !on;
  };
  const call = async (path, body, type) => {
    const reply = await fetch(`${root}/api/scorm/uploads${path}`, { method: "POST", credentials: "same-origin", headers: { "Content-Type": type, "X-Heed": "1" }, body, signal: halt.signal });
    if (reply.ok) return reply.json();
    if (reply.status === 401) throw Object.assign(new Error("signed out"), { words: at.signedOut });
    const ours = reply.headers.get("Content-Type")?.includes("problem+json");
    if (ours && reply.status < 500) throw Object.assign(new Error(reply.status), { words: (await reply.json()).title ?? at.changed });
    throw new Error(reply.status);
  };
  const json = value => JSON.stringify(value);
  const rest = seconds => new Promise((go, stop) => { const t = setTimeout(go, seconds * 1000); halt.signal.addEventListener("abort", () => { clearTimeout(t); stop(new DOMException("halt", "AbortError")); }, { once: true }); });

  // Goes on where the server says it stopped; every break of the line asks anew.
  const bring = async chosen => {
    let wait = 1, upload;
    const announce = () => call("", json({ name: chosen.name, size: chosen.size, stamp: String(chosen.lastModified), packageId: at.package || null }), "application/json");
    for (;;) {
      try {
        upload = await announce();
        while (upload.received < chosen.size) {
          show(upload.received, chosen.size);
          upload = await call(`/${upload.id}/piece?from=${upload.received}`, chosen.slice(upload.received, upload.received + PIECE), "application/octet-stream");
          wait = 1;
        }
        show(chosen.size, chosen.size);
        return await call(`/${upload.id}/end`, "{}", "application/json");
      } catch (e) {
        if (e.words || e.name === "AbortError") throw Object.assign(e, { received: upload?.received ?? 0 });
        status.textContent = words(at.again, wait, size(upload?.received ?? 0), size(chosen.size));
        await rest(wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      }
    }
  };

  form.noValidate = true;
  form.addEventListener("submit", async e => {
    e.preventDefault();
    if (running) return;
    const chosen = file.files[0];
    if (!chosen) { status.textContent = at.choose; file.focus(); return; }
    halt = new AbortController();
    said = -1;
    state(true);
    meter.hidden = false;
    status.textContent = at.begin;
    try {
      const { id } = await bring(chosen);
      running = false;
      location.assign(`${root}/scorm/upload?id=${id}`);
    } catch (fault) {
      state(false);
      status.textContent = fault.words ?? words(at.paused, size(fault.received ?? 0), size(chosen.size));
    }
  });
  pause.addEventListener("click", () => { halt.abort(); send.focus(); });
  addEventListener("beforeunload", e => { if (running) e.preventDefault(); });
}
}
