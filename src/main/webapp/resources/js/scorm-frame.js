// The portal's page round the player: asks for a launch, frames it, and keeps what the player says until the server has acknowledged it.
{
const box = document.querySelector("[data-scorm]"), at = box.dataset;
const store = at.shared === "true" ? sessionStorage : localStorage; // a shared computer forgets with the tab
const mine = `heed.scorm.${at.person}.`;
const tab = sessionStorage.getItem("heed.tab") ?? (() => { const t = crypto.randomUUID(); sessionStorage.setItem("heed.tab", t); return t; })();
const panels = [...box.querySelectorAll("[data-panel]")], line = box.querySelector("[data-line]"), refused = box.querySelector("[data-refused]");
let frame = null, token = "", origin = "", again = 0;

const show = name => { panels.forEach(p => { p.hidden = p.dataset.panel !== name; }); if (name && name !== "loading") { const panel = panels.find(p => !p.hidden); panel?.querySelector("h2")?.focus(); } };
const post = (what, body, keepalive) => fetch(`${at.root ?? ""}/api/scorm/${what}`, { method: "POST", keepalive, credentials: "same-origin", headers: { "Content-Type": "application/json", "X-Heed": "1" }, body: JSON.stringify(body) });

// What earlier players said and nobody has acknowledged: each token's last message.
const keys = () => Object.keys(store).filter(k => k.startsWith(mine));
async function sendKept() {
  let left = 0;
  for (const key of keys()) {
    const which = key.slice(mine.length);
    if (which === token && frame) continue; // its player is alive and sends by itself
    const reply = await post("kept", { token: which, message: JSON.parse(store.getItem(key)) }).catch(() => null);
    if (reply?.status === 401) { show("signedOut"); return false; }
    // Something else was said there since, or it cannot be read: it is not added, and whoever did it is told
    if (reply && [400, 410, 413].includes(reply.status)) refused.hidden = false;
    if (reply && (reply.ok || [400, 409, 410, 413].includes(reply.status) || reply.status === 404 && reply.headers.get("Content-Type")?.includes("problem+json"))) store.removeItem(key); else left++;
  }
  line.hidden = left === 0;
  if (left) setTimeout(sendKept, Math.min(30000, 1000 * 2 ** again++)); else again = 0;
  return true;
}

async function launch(takeOver) {
  drop();
  show("loading");
  if (!await sendKept()) return;
  const reply = await (at.link ? post("links", { link: at.link, tab, takeOver }) : post("launches", { registration: at.registration, tab, takeOver })).catch(() => null);
  if (!reply) { setTimeout(() => launch(takeOver), 3000); return; }
  if (reply.status === 401) { show("signedOut"); return; }
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok) { box.querySelector("[data-reason]").textContent = answer.title ?? ""; show("failed"); return; }
  if (answer.elsewhere) { show("elsewhere"); return; }
  token = answer.token;
  origin = new URL(answer.address).origin;
  frame = Object.assign(document.createElement("iframe"), { src: answer.address, title: at.title, className: "scorm__frame", allow: "autoplay; fullscreen; clipboard-write" });
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads");
  frame.dataset.testid = "scorm-player";
  box.append(frame);
  show("");
}
// Where the program that sent the learner here wants them after the course.
const leave = () => { if (at.exit === "closer") close(); else if (at.exit) location.replace(at.exit === "blank" ? "about:blank" : at.exit); };
const drop = () => { frame?.remove(); frame = null; };

addEventListener("message", event => {
  if (!frame || event.origin !== origin || event.source !== frame.contentWindow || event.data?.heed !== "scorm") return;
  const { keep, kept, ended, gone } = event.data;
  if (keep) { try { store.setItem(mine + token, JSON.stringify(keep)); } catch { line.hidden = false; } }
  if (kept !== undefined) { const last = JSON.parse(store.getItem(mine + token) ?? "null"); if (last && last.sequence <= kept) store.removeItem(mine + token); }
  if (ended) { store.removeItem(mine + token); drop(); show("ended"); leave(); }
  if (gone) { drop(); show(gone === "expired" ? "expired" : gone === "taken" ? "taken" : "again"); sendKept(); }
});
addEventListener("online", sendKept);
addEventListener("pagehide", () => { const last = store.getItem(mine + token); if (last && frame) post("kept", { token, message: JSON.parse(last) }, true).catch(() => {}); });
box.querySelectorAll("[data-launch]").forEach(b => b.addEventListener("click", () => launch(b.dataset.launch === "over")));
launch(false);
}
