// The learner's player: keeps every answer until the server has acknowledged it. Without this script the same forms are posted.
{
const { words, feedback, missing, turn, tell } = blocks;
blocks.ready(document);
const box = document.querySelector("[data-player]");
const at = box.dataset;
const store = at.shared === "true" ? sessionStorage : localStorage; // a shared computer forgets with the tab
const mine = `heed.answer.${at.person}.`;
const client = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
let sequence = 0, sending = false, again = 0, timer, onward;

// The one fixed place that says what is safe.
const say = (text, off) => {
  const p = document.querySelector(".saved"), use = p.querySelector("use");
  p.classList.toggle("saved--off", off);
  use?.setAttribute("href", use.getAttribute("href").replace(/#.*/, off ? "#offline" : "#saved"));
  p.querySelector("span").textContent = text;
};
const signInLink = why => {
  const a = Object.assign(document.createElement("a"), { href: at.signIn, target: "_blank", textContent: "↗" });
  a.setAttribute("aria-label", why);
  return a;
};
const offerSignIn = () => {
  say(at.signedOut, true);
  document.querySelector(".saved span").append(" ", signInLink(at.signedOut));
};

// The port: answer(item, value) puts one answer into the queue; it has left the queue only when it is on record.
const keys = () => Object.keys(store).filter(k => k.startsWith(mine)).sort();
const answer = (page, item, value) => {
  const when = Date.now(), n = ++sequence;
  onward = null;
  store.setItem(`${mine}${when}.${client}.${String(n).padStart(6, "0")}`, JSON.stringify({ registration: at.player, client, sequence: n, page, item, value, at: when }));
  say(navigator.onLine ? at.kept : at.offline, true);
  return send();
};
const post = (registration, answers, keepalive) => fetch(`${at.root}/api/learning/registrations/${registration}/answers`, {
  method: "POST", keepalive, credentials: "same-origin", headers: { "Content-Type": "application/json", "X-Heed": "1", "X-Heed-Person": at.person }, body: JSON.stringify(answers)
});
const batches = () => {
  const all = new Map();
  for (const k of keys()) {
    const { registration, ...one } = JSON.parse(store.getItem(k));
    const batch = all.get(registration) ?? all.set(registration, { names: [], answers: [] }).get(registration);
    if (batch.answers.length < 100) { batch.names.push(k); batch.answers.push(one); }
  }
  return all;
};
async function send() {
  clearTimeout(timer);
  if (sending) { timer = setTimeout(send, 300); return; }
  sending = true;
  try {
    for (let all = batches(); all.size; all = batches()) {
      for (const [registration, { names, answers }] of all) {
        const reply = await post(registration, answers);
        // Also when somebody else has signed in on this browser: nothing goes in their name, and nothing is lost.
        if (reply.status === 401) { offerSignIn(); throw new Error("signed out"); }
        // Only the program itself may refuse: a server that is still starting answers 404 to everything.
        if ((reply.status === 400 || reply.status === 404) && reply.headers.get("Content-Type")?.includes("problem+json")) { names.forEach(k => store.removeItem(k)); say(at.refused, true); continue; }
        if (!reply.ok) throw new Error(reply.status);
        const { refused, saved } = await reply.json();
        names.forEach(k => store.removeItem(k));
        again = 0;
        if (refused) say(at.refused, true);
        else if (!keys().length) { // "saved" is said of everything or not at all
          say(at.saved.replace("{0}", saved), false);
          go();
        }
      }
    }
  } catch (e) {
    // A browser that believes it has a line is wrong where nothing was reached at all.
    if (e.message !== "signed out") say(navigator.onLine && !(e instanceof TypeError) ? at.kept : at.offline, true);
    timer = setTimeout(send, Math.min(8000, 1000 * 2 ** again++));
  } finally { sending = false; }
}
addEventListener("online", () => { again = 0; send(); });
addEventListener("offline", () => say(at.offline, true));
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
addEventListener("pagehide", () => {
  [...touched.keys()].forEach(giveOnce);
  for (const [registration, { answers }] of batches()) post(registration, answers, true).catch(() => {});
});
if (keys().length) { say(navigator.onLine ? at.kept : at.offline, true); send(); }

// Going on waits for the record, so that the next screen knows of this one. Without the server it goes on only to what
// is kept on this phone, otherwise as soon as the line is back: a browser's error page would end the learning.
const go = () => { // once: a second request would draw the next screen anew under the finger
  const to = onward;
  onward = null;
  if (to) location.assign(to);
};
const goOn = async form => {
  onward = at.root + field(form, "next");
  await onRecord();
  if (onward && (!keys().length || await window.caches?.match(onward, { ignoreVary: true }))) go();
};
const onRecord = async () => {
  do { await send(); await new Promise(done => setTimeout(done, 20)); } while (sending);
};

const field = (form, name) => form.elements.namedItem(name).value;
const give = (form, value = words(form)) => answer(field(form, "page"), field(form, "item"), value);

document.addEventListener("submit", e => {
  const form = e.target, kind = form.dataset.answer, pressedTwice = e.defaultPrevented;
  if (!kind) return;
  e.preventDefault();
  if (kind === "check") { if (words(form).length) { give(form); feedback(form); } else missing(form); return; }
  if (kind === "question" || kind === "done") { if (!pressedTwice) { giveOnce(form); goOn(form); } return; }
  give(form);
  if (kind === "task") turn(form);
  else tell(form, kind);
});

// A private note is nowhere but in its box until the server has it: whoever was signed out meanwhile signs in beside it, and it goes then.
const unkept = new Map();
let notes = Promise.resolve();
const keepNote = async (form, remove) => {
  const line = form.querySelector("[role=status]"), box = form.elements.namedItem("words"), bin = form.elements.namedItem("delete"), texts = form.dataset;
  const body = new URLSearchParams(new FormData(form));
  if (remove) body.set("delete", "1");
  unkept.delete(form);
  try {
    const reply = await fetch(form.action, { method: "POST", credentials: "same-origin", headers: { "X-Heed": "1", "X-Heed-Person": at.person }, body });
    if (reply.status === 401) {
      unkept.set(form, remove);
      if (!line.querySelector("a")) line.replaceChildren(`${texts.signedOut} `, signInLink(texts.signedOut));
      return;
    }
    const { saved, title } = await reply.json();
    if (!reply.ok) { line.textContent = title; return; }
    if (remove) { box.value = ""; box.focus(); }
    bin.hidden = !box.value.trim();
    line.textContent = remove ? texts.gone : texts.kept.replace("{0}", saved);
  } catch { line.textContent = texts.failed; }
};
document.addEventListener("submit", e => {
  const form = e.target.closest("[data-note]");
  if (!form) return;
  e.preventDefault();
  notes = notes.then(() => keepNote(form, e.submitter?.name === "delete"));
});
document.addEventListener("input", e => { // what was said about the words before does not hold for these
  const form = e.target.closest("[data-note]");
  if (form && !unkept.has(form)) form.querySelector("[role=status]").textContent = "";
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) unkept.forEach((remove, form) => { notes = notes.then(() => keepNote(form, remove)); }); });

// A graded question is on its way as soon as it is touched, not only when the page is left; the same answer goes once.
const given = new WeakMap(), touched = new Map();
const giveOnce = form => {
  clearTimeout(touched.get(form));
  touched.delete(form);
  const now = words(form).join("\n");
  if (now === (given.get(form) ?? "")) return;
  given.set(form, now);
  give(form);
};
document.querySelectorAll("[data-answer=question]").forEach(form => {
  if (!form.querySelector(".order")) given.set(form, words(form).join("\n")); // lines lie in some order before anybody gave one
  const changed = () => { clearTimeout(touched.get(form)); touched.set(form, setTimeout(giveOnce, 400, form)); };
  form.addEventListener("change", changed);
  form.addEventListener("click", e => { if (e.target.closest("[data-move]")) changed(); });
});

// Handing in waits until everything is on record.
document.querySelectorAll("form[data-hand-in]").forEach(form => form.addEventListener("submit", async e => {
  if (!keys().length) return;
  e.preventDefault();
  await onRecord();
  if (!keys().length) form.submit();
}));
}
