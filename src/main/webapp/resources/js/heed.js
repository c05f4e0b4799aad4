// Heed: the few states that need a script. Every page works without it.
const on = (sel, type, fn) => document.querySelectorAll(sel).forEach(el => el.addEventListener(type, e => fn(e, el)));

// Quick exit: replace this page, so "back" does not return here. Shift three times does the same.
const exit = document.querySelector("[data-leave]");
const leave = () => { document.documentElement.hidden = true; location.replace(exit.href); };
if (exit) {
  exit.addEventListener("click", e => { e.preventDefault(); leave(); });
  let shifts = 0;
  document.addEventListener("keyup", e => { shifts = e.key === "Shift" ? shifts + 1 : 0; if (shifts === 3) leave(); });
}

// After a failed post the focus goes to the summary; its links go into the field.
const toSummary = () => document.querySelector("[data-focus]")?.focus();
toSummary();
window.jQuery?.(document).on("pfAjaxComplete", toSummary);
document.addEventListener("click", e => {
  const link = e.target.closest("[data-focus] a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  e.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus();
});

// Check: show the words that belong to the chosen answers.
on("[data-check]", "submit", (e, form) => {
  e.preventDefault();
  form.querySelectorAll("[data-feedback]").forEach(f => { f.hidden = !document.getElementById(f.dataset.feedback).checked; });
  const say = form.querySelector("[data-say]");
  say.textContent = say.dataset.say;
});

// A form is sent once: a second press of its button while the first is on its way does nothing.
on("form[method=post]", "submit", (e, form) => {
  if (form.dataset.sent && !e.defaultPrevented) { e.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(f => delete f.dataset.sent));

// Signing out takes what was kept on this phone with it, also where the link was not pressed; on a shared computer nothing is kept.
const dropKept = async () => Promise.all((await caches.keys()).filter(name => name.startsWith("heed-kept-")).map(name => caches.delete(name)));
on("[href$='/signin/out']", "click", async (e, link) => {
  if (!window.caches) return;
  e.preventDefault();
  try { await dropKept(); } finally { location.assign(link.href); }
});
if (window.caches && (document.querySelector(".terminal") || /\/signin/.test(location.pathname) && new URLSearchParams(location.search).get("done") === "out")) dropKept();

// Menu: open in the page for people without a script; folded on narrow screens, always open on wide ones.
const narrow = matchMedia("(max-width: 47.99rem)"), menu = document.querySelector(".menu");
const fold = () => { if (menu) menu.open = !narrow.matches; };
fold(); narrow.addEventListener("change", fold);
