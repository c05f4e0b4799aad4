// The player of a package, on the content host: table of contents, controls, the frame with the content, and the run-time it talks to.
// What is not yet acknowledged is told to the portal's page, which alone keeps it; nothing is stored on this host, which all packages share.
(() => {
"use strict";
const at = document.body.dataset, base = location.pathname.replace(/player$/, ""), token = base.split("/").at(-2);
const portal = window.parent === window ? null : window.parent;
// Content looks for its interface from frame to frame upwards. It ends here: above is another origin, where looking is an error.
window.parent = window;

const SOON = 1000, KEEP = 250, BEAT = 20000, PATIENCE = 30000, CALL = 255, MOST_CALLS = 3000;
const all = selector => [...document.querySelectorAll(selector)], one = selector => document.querySelector(selector);
const stage = one(".play__stage"), note = one(".play__note"), line = one(".play__line"), toc = one(".play__toc"), toggle = one(".play__toggle"), aloud = one(".play__aloud");
let sequence = 0, view = null, sco = null, busy = false, over = false, closing = false, heard = Date.now();

const tell = message => portal?.postMessage({ ...message, heed: "scorm" }, at.portal);
// Read aloud is only the loss of the line and its return: a course has words of its own to be heard
const say = text => {
  if (text === at.offline && line.textContent !== text) aloud.textContent = text; else if (text === at.saved && aloud.textContent) aloud.textContent = text;
  line.textContent = text;
};
const wait = ms => new Promise(done => setTimeout(done, ms));

// ---- Talking to the server

const post = (what, body, keepalive) => fetch(base + what, { method: "POST", keepalive, signal: keepalive ? undefined : AbortSignal.timeout(PATIENCE), credentials: "omit", cache: "no-store", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
// Answers with what the server says; undefined when it was late news, null when there is nothing to tell
const read = async reply => {
  heard = Date.now();
  if (reply.status === 204) return null;
  if (reply.status === 409) return undefined;
  if (reply.status === 410 || reply.status === 404) { stop((await reply.json().catch(() => ({}))).gone ?? "unknown"); return undefined; }
  if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) { stop("refused"); return undefined; } // saying it again would not help
  if (!reply.ok) throw new Error(reply.status);
  return reply.json();
};
// Asks until there is an answer: the server takes a message only once, however often it is sent
const ask = async (what, body) => {
  for (let again = 0; !over; again++) {
    try {
      const answer = await read(await post(what, body));
      if (answer) sequence = Math.max(sequence, answer.sequence ?? 0);
      say(at.saved);
      return answer;
    } catch {
      say(at.offline);
      await wait(Math.min(8000, 500 * 2 ** again));
    }
  }
  return undefined;
};

// ---- What the content says

// The server may have gone on before it hears this: the key says of which content object it is
const message = (mine = sco) => {
  const body = { sequence: ++sequence, sco: mine?.key ?? "" };
  if (mine?.run) {
    // Of what talks to nobody, SCORM 1.2 has it that being seen is being done
    const status = mine.asset && mine.run.state() === "before" && window.API ? { completion: "completed", success: "unknown", lesson: "completed" } : mine.run.status();
    Object.assign(body, { values: mine.run.values(), stores: mine.run.stores(), completion: status.completion, success: status.success, lesson: status.lesson ?? "" });
  }
  return body;
};
// What the course's result or the table of contents may depend on
const news = body => JSON.stringify([body.completion, body.success, body.stores, Object.entries(body.values ?? {}).filter(([e]) => /(score|progress_measure|lesson_status|success_status|completion_status)/.test(e))]);
const withCalls = (body, calls) => calls.length ? { ...body, calls } : body;

const keep = () => {
  if (!sco?.dirty || sco.keeping) return;
  sco.keeping = setTimeout(() => { if (sco) { sco.keeping = 0; if (sco.dirty) tell({ keep: { ...message(), news: true }, token }); } }, KEEP);
};
const changed = () => {
  if (!sco || over) return;
  sco.dirty = true;
  say(at.saving);
  keep();
  sco.timer ??= setTimeout(commit, SOON);
};
const forget = mine => { mine.dirty = false; tell({ kept: sequence, token }); };

async function commit() {
  const mine = sco;
  // Whoever goes on says everything with it: a message of its own could overtake that, and the way would seem to be asked for too late
  if (!mine?.run || over || mine.leaving) return;
  clearTimeout(mine.timer);
  mine.timer = undefined;
  if (mine.sending) return; // what is under way sends the rest when it is back
  mine.sending = true;
  const body = message(), calls = mine.calls.splice(0), now = news(body);
  mine.dirty = false;
  try {
    const answer = await read(await post("commit", withCalls({ ...body, news: now !== mine.told }, calls)));
    mine.told = now;
    if (!mine.dirty) { say(at.saved); forget(mine); }
    if (answer && sco === mine && !busy) draw({ ...answer, sequence });
  } catch {
    mine.dirty = true;
    mine.calls.unshift(...calls);
    say(at.offline);
    keep();
  } finally {
    mine.sending = false;
    if (mine.dirty && sco === mine && !mine.timer) mine.timer = setTimeout(commit, navigator.onLine ? SOON : 4 * SOON);
  }
}

const port = mine => ({
  changed,
  commit: () => { if (sco === mine) { clearTimeout(mine.timer); mine.timer = setTimeout(commit, 0); } return true; },
  terminated: () => ended(mine),
  valid: (request, target) => {
    const known = target === undefined ? view.valid[request] : view.valid[request]?.[target];
    return known === undefined ? (target === undefined || view.valid[request] && Object.keys(view.valid[request]).length ? "false" : "unknown") : String(known);
  },
  called: (name, element, value, answer, error) => {
    if (mine.calls.length < MOST_CALLS) mine.calls.push([Date.now(), name, element.slice(0, CALL), value.slice(0, CALL), answer.slice(0, CALL), error]);
  }
});

// The content has ended by itself. What it wishes next is done once its call has returned.
function ended(mine) {
  mine.done = true;
  if (closing) { post("commit", withCalls({ ...message(mine), leaving: true, news: true }, mine.calls.splice(0)), true).catch(() => {}); return; }
  if (!mine.leaving && sco === mine) setTimeout(() => { if (sco === mine && !mine.leaving) go(mine.run.request(), false); }, 0);
}

// ---- Going somewhere

/** @param close whether the person asked: then the content is taken away before anything is said, so that its own last words are heard */
async function go(request, close) {
  if (busy || over) return;
  busy = true;
  enable();
  const mine = sco;
  if (mine) { clearTimeout(mine.timer); clearTimeout(mine.keeping); mine.leaving = true; }
  if (close) take(mine);
  const body = message(), calls = mine?.calls.splice(0) ?? [];
  if (mine) tell({ keep: { ...body, news: true }, token });
  const answer = await ask("navigate", withCalls({ ...body, request }, calls));
  if (mine) { mine.leaving = false; forget(mine); }
  busy = false;
  if (answer) show(answer); else enable();
}

const take = mine => {
  mine?.frame?.remove();
  if (mine?.window && !mine.window.closed) mine.window.close();
};

function show(answer) {
  if (answer.ended) { take(sco); sco = null; draw(answer); finish(answer); return; }
  if (answer.sco === null) { take(sco); sco = null; }
  if (answer.sco) open(answer.sco);
  draw(answer);
}

function open(next) {
  if (sco?.key === next.key) return;
  const goesOn = Boolean(view);
  const own = sco?.window && !sco.window.closed ? sco.window : null;
  if (!own) take(sco);
  const mine = sco = { key: next.key, id: next.id, calls: [], dirty: false };
  const start = { values: next.values, stores: next.stores };
  mine.run = next.edition === "2004" ? scorm2004(start, port(mine)) : scorm12(start, port(mine));
  mine.asset = !next.sco;
  window.API_1484_11 = next.edition === "2004" ? mine.run.api : null;
  window.API = next.edition === "2004" ? null : mine.run.api;
  mine.href = next.external ? next.href : base + "files/" + next.href;
  mine.told = news(message());
  if (own) { mine.window = own; own.location.href = mine.href; } else inPage(mine, next.title);
  // Whoever asked for another part is taken to it; the frame's title says which
  if (goesOn) mine.frame?.focus();
}

const inPage = (mine, title) => {
  mine.frame = Object.assign(document.createElement("iframe"), { src: mine.href, title: title || at.frame, allow: "autoplay; fullscreen; clipboard-write", className: "play__frame" });
  mine.frame.dataset.testid = "scorm-content";
  stage.append(mine.frame);
};

// In its own window, and back: the content is left as it stands and opened again. The window must be opened within the click.
one(".play__window").addEventListener("click", async () => {
  if (busy || over) return;
  const back = sco?.window, own = back ? null : window.open("about:blank", "heed-course", "popup,width=1100,height=760");
  if (!back && !own) return; // the browser has barred it: the content stays where it is
  busy = true;
  const mine = sco;
  if (mine) { mine.leaving = true; clearTimeout(mine.timer); take(mine); await ask("commit", withCalls({ ...message(), news: true }, mine.calls.splice(0))); }
  sco = own ? { window: own, key: "" } : null;
  busy = false;
  const answer = await ask("begin", {});
  if (answer) show(answer);
});

// ---- What is shown

const NAMES = { continue: "continue", previous: "previous", exit: "exit", "exit-all": "exitAll", "suspend-all": "suspendAll" };
let drawn = "";
function draw(answer) {
  view = answer;
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  one(".play__progress").textContent = answer.of > 1 ? fill(at.doneOf, answer.done, answer.of) : "";
  const list = toc.querySelector("ol"), now = JSON.stringify([answer.tree, sco?.id]), held = toc.contains(document.activeElement) ? document.activeElement.dataset.item : undefined;
  if (now !== drawn) list.replaceChildren(...answer.tree.map(row => {
    const item = document.createElement("li"), entry = document.createElement(row.selectable ? "button" : "span");
    item.style.setProperty("--depth", row.depth);
    entry.className = "play__item";
    entry.dataset.testid = "scorm-toc-item";
    entry.dataset.item = row.id;
    entry.append(row.title);
    if (row.selectable) { entry.type = "button"; entry.addEventListener("click", () => { fold(); go(`{target=${row.id}}choice`, true); }); }
    if (row.current) entry.setAttribute("aria-current", row.id === sco?.id ? "page" : "true");
    const word = row.id === sco?.id ? at.here : at[row.status];
    if (word) item.append(entry, Object.assign(document.createElement("span"), { className: "play__state", textContent: word })); else item.append(entry);
    return item;
  }));
  if (now !== drawn && held !== undefined) (list.querySelector(`[data-item="${CSS.escape(held)}"]`) ?? toggle).focus();
  drawn = now;
  const several = answer.of > 1;
  document.body.classList.toggle("play--several", several);
  toggle.hidden = !several;
  note.hidden = Boolean(sco) && !sco.window;
  note.textContent = sco?.window ? at.windowOpen : at.choose;
  one(".play__window").textContent = sco?.window ? at.windowIn : at.windowOut;
  enable();
  tell({ progress: { done: answer.done, of: answer.of, title: answer.course } });
}
// SCORM 1.2 has no rule for the way on: with one item there is no way to go
const leadsNowhere = name => name === "exit" && !(view.of > 1 && view.controls.exit.enabled) || ["continue", "previous"].includes(name) && view.of <= 1 && Boolean(window.API);
function enable() {
  document.body.dataset.state = over ? "over" : busy ? "busy" : "ready";
  for (const button of all("[data-do]")) {
    const control = view?.controls?.[NAMES[button.dataset.do]];
    button.hidden = !control?.shown || over || leadsNowhere(button.dataset.do);
    button.disabled = !control?.enabled;
    button.setAttribute("aria-disabled", String(busy)); // while it is on its way it keeps the focus, and does nothing
  }
}
for (const button of all("[data-do]")) button.addEventListener("click", () => go(NAMES[button.dataset.do], true));
const fold = () => { document.body.classList.remove("play--toc"); toggle.setAttribute("aria-expanded", "false"); };
toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", String(document.body.classList.toggle("play--toc"))));
addEventListener("keydown", e => { if (e.key === "Escape" && document.body.classList.contains("play--toc")) { fold(); toggle.focus(); } });

const finish = answer => {
  over = true;
  enable();
  say(at.saved);
  note.hidden = false;
  note.textContent = at.stopped;
  tell({ ended: true, suspended: answer.suspended, token });
};
const stop = why => {
  if (over) return;
  over = true;
  take(sco);
  enable();
  note.hidden = false;
  note.textContent = at.stopped;
  tell({ gone: why, token });
};

// ---- While it is open, and when it goes

setInterval(() => {
  if (over) return;
  if (Date.now() - heard >= BEAT - 1000) post("beat", {}).then(read).catch(() => say(at.offline));
  if (sco?.window?.closed && !sco.leaving && !busy) { sco.window = null; go("suspendAll", true); }
}, BEAT / 4);
addEventListener("online", () => { if (sco?.dirty) commit(); });
document.addEventListener("visibilitychange", () => { if (document.hidden && sco?.dirty) commit(); });
addEventListener("pagehide", () => {
  if (over || !view) return;
  closing = true;
  const body = withCalls({ ...message(), leaving: true, news: Boolean(sco?.dirty) }, sco?.calls?.splice(0) ?? []);
  if (sco?.dirty) tell({ keep: body, token });
  post("commit", body, true).catch(() => {});
  heard = 0;
});
addEventListener("pageshow", () => { closing = false; });

ask("begin", {}).then(answer => { if (answer) show(answer); });
})();
