// The player of a module that was taken along: one page at a time, the quiz, and where the learner is. It speaks to the training system through the recorder only.
{
const data = JSON.parse(document.getElementById("module").textContent), texts = data.texts;
const say = (key, ...values) => texts[key].replace(/\{(\d)\}/g, (_, n) => values[n]);
const $ = (selector, from = document) => from.querySelector(selector);
const record = recorder(data.edition);
const items = Object.fromEntries(data.items.map(item => [item.id, item]));
const pages = data.pages, quiz = data.quiz;

const { fresh, packed, unpacked } = memory(data);
let state = fresh();

// Complete as in the portal: every page that is not optional, and the quiz passed.
const isDone = page => page.quiz ? state.passed : state.done.has(pages.indexOf(page));
const required = pages.filter(p => !p.optional);
const isComplete = () => required.every(isDone);
const left = () => quiz.attempts ? Math.max(0, quiz.attempts - state.tries) : Infinity;
let counts = false;
const keep = () => {
  if (!record.isOpen()) return;
  const kept = record.keep(pages[state.place].id, packed(state));
  if (counts) record.stand({ complete: isComplete(), tried: !!state.best, passed: state.passed, lost: !!quiz && !state.passed && !left(), score: state.best ? marking.share(state.best) : 0, progress: Math.round(100 * required.filter(isDone).length / required.length) / 100 });
  const saved = $(".saved");
  saved.classList.toggle("saved--off", !kept);
  $("use", saved).setAttribute("href", kept ? "#saved" : "#offline");
  $("span", saved).textContent = say(kept ? "saved" : "lost", new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }));
};

const make = (tag, attributes = {}, ...children) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  e.append(...children);
  return e;
};
const status = (shape, word) => {
  const span = $("#status").content.firstElementChild.cloneNode(true);
  $("svg", span).setAttribute("class", `sh-${shape}`);
  $("use", span).setAttribute("href", `#st-${shape}`);
  span.append(word);
  return span;
};
const copy = (kind, id) => document.querySelector(`template[data-${kind}="${id}"]`).content.cloneNode(true);
const link = (label, act, attributes = {}) => {
  const a = make("a", { href: "#main", ...attributes }, label);
  a.addEventListener("click", e => { e.preventDefault(); act(); });
  return a;
};
const button = (label, act, quiet) => {
  const b = make("button", { type: "button", class: quiet ? "button button--quiet" : "button" }, label);
  b.addEventListener("click", act);
  return b;
};

// The frame around a page.
const frame = (place, here, total, title) => {
  $("[data-place]").textContent = place;
  $("[data-bar]").replaceChildren(...Array.from({ length: total }, (_, i) => make("li", { class: i + 1 < here ? "done" : i + 1 === here ? "here" : "" })));
  $("h1").textContent = title;
  document.title = `${title} – ${data.title}`;
};
const top = () => { scrollTo(0, 0); $("#main").focus({ preventScroll: true }); };
const menu = () => {
  $("[data-menu]").replaceChildren(...pages.map((page, n) => {
    const here = n === state.place, done = isDone(page);
    return make("li", {}, link(page.title, () => open(n), { "data-to": page.id, ...(here ? { "aria-current": "step" } : {}) }),
      status(done ? "in" : here ? "exp" : "exempt", say(done ? "read" : here ? "here" : page.optional ? "optional" : "todo")));
  }));
};
const outward = from => from.querySelectorAll("a[href^='http']").forEach(a => { a.target = "_blank"; a.rel = "noopener noreferrer"; });

const open = n => {
  state.place = n;
  const page = pages[n], open = required.filter(p => !isDone(p)).length, minutes = required.length ? Math.ceil(data.minutes * open / required.length) : 0;
  frame(minutes ? say("place", n + 1, pages.length, minutes) : say("place.done", n + 1, pages.length), n + 1, pages.length, page.title);
  $("[data-first]")?.toggleAttribute("hidden", n > 0);
  $("[data-page]").replaceChildren(copy("page", page.id));
  $("[data-next]").firstChild.textContent = say(n + 1 < pages.length ? "next" : "finish");
  $("[data-next]").classList.toggle("button--quiet", page.quiz);
  $("[data-next]").hidden = page.quiz && n + 1 === pages.length;
  $("[data-back]").hidden = n === 0;
  restore($("[data-page]"));
  if (page.quiz) quizStart();
  menu();
  top();
  keep();
};

// Puts back what was given on the page before.
const restore = page => {
  blocks.ready(page);
  outward(page);
  for (const form of page.querySelectorAll("form[data-answer=check]")) {
    const given = state.answers.get(itemOf(form));
    if (given) { fill(form, items[itemOf(form)], given); blocks.feedback(form, given); }
  }
  for (const task of page.querySelectorAll("[data-task]")) blocks.stands(task, state.tasks.has(data.tasks.indexOf(itemOf(task.querySelector("form")))));
  for (const story of page.querySelectorAll("[data-story]")) {
    const kept = state.stories.get(data.stories.indexOf(story.dataset.story));
    if (!kept) continue;
    if (kept.role !== "") blocks.tell(story.querySelectorAll("form[data-answer=role]")[kept.role], "role");
    for (const to of kept.path) {
      const choice = story.querySelector(`[data-step]:not([hidden]) form[data-answer=choice][data-to="${data.steps[to]}"]`);
      if (choice) blocks.tell(choice, "choice");
    }
  }
  for (const note of page.querySelectorAll("textarea")) note.value = notes.get(note.name) ?? "";
};
const notes = new Map(); // never leaves this window
const itemOf = form => form.elements.namedItem("item").value;

// Puts an answer into the controls of a question.
const fill = (form, item, words) => {
  if (item.kind === "order") { arrange(form, item, words); return; }
  form.querySelectorAll("input[type=radio],input[type=checkbox]").forEach(c => { c.checked = words.includes(c.value); });
  form.querySelectorAll(".match select").forEach(s => { s.value = [...s.options].find(o => words.includes(o.value))?.value ?? ""; });
};
// Shows the parts of a question in an order.
const arrange = (form, item, keys) => {
  const part = { single: k => $(`input[value="${k}"]`, form).closest(".choice"), order: k => $(`li:has(input[value="${k}"])`, form),
    matching: k => $(`.match__row:has(option[value^="${k}="])`, form), judgement: k => $(`[name="value.${k}"]`, form).closest("fieldset") };
  for (const k of keys) { const e = (part[item.kind] ?? part.single)(k); e.parentElement.append(e); }
  const list = $(".order", form);
  if (list) blocks.number(list);
};

document.addEventListener("submit", e => {
  const form = e.target, kind = form.dataset.answer;
  e.preventDefault();
  if (kind === "check") {
    const given = blocks.words(form);
    if (!given.length) { blocks.missing(form); return; }
    state.answers.set(itemOf(form), given);
    blocks.feedback(form);
  } else if (kind === "task") {
    const n = data.tasks.indexOf(itemOf(form));
    if (form.elements.namedItem("value").value === "done") state.tasks.add(n); else state.tasks.delete(n);
    blocks.turn(form);
  } else if (kind === "question") {
    answered(form);
    question(asked.at + 1);
  } else if (["role", "choice", "back", "restart"].includes(kind)) {
    const story = form.closest("[data-story]"), n = data.stories.indexOf(story.dataset.story), kept = state.stories.get(n) ?? { role: "", path: [] };
    if (kind === "role") kept.role = String([...story.querySelectorAll("form[data-answer=role]")].indexOf(form));
    if (kind === "choice" && kept.path.length < 60) kept.path.push(String(data.steps.indexOf(form.dataset.to)));
    if (kind === "back") kept.path.pop();
    if (kind === "restart") kept.path = [];
    state.stories.set(n, kept);
    blocks.tell(form, kind);
  }
  keep();
});
document.addEventListener("input", e => { if (e.target.matches("textarea[data-note]")) notes.set(e.target.name, e.target.value); });

// The quiz. Before it, a question a screen, what was answered, the result: all in the place where it stands in its page.
const place = () => $("[data-quiz]");
const asked = { ids: [], at: 0 };
const screen = (...parts) => { place().replaceChildren(...parts); outward(place()); top(); };
const quizStart = () => {
  const part = copy("view", "start"), actions = $(".actions", part);
  const tries = left();
  $("p", part).textContent = quiz.attempts ? say("quiz.leadLimited", quiz.asks, quiz.needs, tries) : say("quiz.lead", quiz.asks, quiz.needs);
  $("[data-passed]", part).hidden = !state.passed;
  $("[data-used]", part).hidden = state.passed || tries > 0 || state.running;
  if (!state.passed && (state.running || tries > 0)) actions.append(button(say(state.running ? "quiz.resume" : "quiz.go"), quizGo));
  if (state.best && !state.running) actions.append(button(say("quiz.result"), result, true));
  place().replaceChildren(part);
};
const quizGo = () => {
  if (!state.running) {
    state.seed = crypto.getRandomValues(new BigUint64Array(1))[0];
    state.running = true;
    state.given = new Map();
    keep();
  }
  asked.ids = marking.draw(quiz, items, state.seed);
  question(Math.max(0, asked.ids.findIndex(id => !state.given.get(id)?.length)));
};
const answered = form => {
  const id = itemOf(form), given = blocks.words(form);
  if (items[id].kind === "order" || given.length) state.given.set(id, given); else state.given.delete(id);
};
const question = n => {
  if (n >= asked.ids.length) { overview(); return; }
  asked.at = n;
  const item = items[asked.ids[n]], form = copy("question", item.id).firstElementChild;
  blocks.ready(form);
  arrange(form, item, marking.order(item, state.seed));
  const given = state.given.get(item.id);
  if (given) fill(form, item, given);
  $("[data-n]", form).textContent = say("quiz.n", n + 1, asked.ids.length);
  $(".actions button", form).textContent = say(n + 1 < asked.ids.length ? "quiz.next" : "quiz.toEnd");
  if (n > 0) $(".actions", form).append(link(say("quiz.back"), () => { answered(form); question(n - 1); }));
  form.addEventListener("change", () => { answered(form); keep(); });
  screen(form);
};
const overview = () => {
  const part = copy("view", "end"), missing = asked.ids.filter(id => !state.given.get(id)?.length).length;
  $("[data-missing]", part).hidden = !missing;
  $("[data-missing] p", part).textContent = say("quiz.missing", missing);
  $("[data-all]", part).hidden = missing > 0;
  $(".pages", part).replaceChildren(...asked.ids.map((id, n) => {
    const has = !!state.given.get(id)?.length;
    return make("li", {}, link(items[id].stem, () => question(n)), status(has ? "in" : "exempt", say(has ? "quiz.answered" : "quiz.open")));
  }));
  $(".actions", part).append(button(say("quiz.finish"), handIn));
  screen(part);
};
const handIn = () => {
  if (!state.running) return;
  const drawn = asked.ids.map(id => items[id]), score = marking.score(drawn, state.given);
  state.running = false;
  state.tries++;
  state.passed ||= marking.passes(score, quiz.pass);
  if (!state.best || score.points * state.best.of >= state.best.points * score.of) state.best = score;
  if (counts) drawn.forEach(i => record.question(i, state.tries, state.given.get(i.id) ?? [], i.fitting, marking.fits(i, state.given.get(i.id) ?? [])));
  keep();
  record.commit();
  menu();
  result();
};
// What is said about a question once it was handed in: the parts that belong to the answer given.
const marked = id => {
  const part = copy("marked", id), given = state.given.get(id) ?? [], fits = marking.fits(items[id], given);
  const root = make("div", { class: "question" });
  root.append(part);
  const test = { for: w => given.includes(w), unless: w => !given.includes(w), fits: () => fits, not: () => !fits, none: () => !given.length, unanswered: w => !given.some(g => g.startsWith(w)) };
  for (const [name, holds] of Object.entries(test)) root.querySelectorAll(`[data-if-${name}]`).forEach(e => { if (!holds(e.getAttribute(`data-if-${name}`))) e.remove(); });
  return root;
};
const result = () => {
  const ids = marking.draw(quiz, items, state.seed), drawn = ids.map(id => items[id]), score = marking.score(drawn, state.given), part = copy("view", "result");
  $("h2", part).textContent = say(state.passed ? "quiz.passed" : "quiz.notYet", score.points, score.of);
  $("p", part).textContent = state.passed ? say(isComplete() ? "quiz.complete" : "quiz.goOn") : !left() ? say("quiz.noMore") : quiz.attempts ? say("quiz.againLeft", left()) : say("quiz.again");
  const rows = [...new Set(drawn.map(i => i.outcome))].map(outcome => {
    const mine = marking.score(drawn.filter(i => i.outcome === outcome), state.given), full = mine.points === mine.of, again = pages.findIndex(p => p.teaches.includes(outcome));
    const row = copy("view", "outcome").firstElementChild, [right, says] = row.querySelectorAll("td span");
    $("th", row).textContent = data.outcomes[outcome] ?? outcome;
    right.textContent = say("quiz.of", mine.points, mine.of);
    says.append(status(full ? "in" : "exp", say(full ? "quiz.secure" : "quiz.look")));
    if (!full && again >= 0) { const a = link(say("quiz.read"), () => open(again)); a.append(make("span", { class: "vh" }, `: ${$("th", row).textContent}`)); says.append(" ", a); }
    return row;
  });
  $("tbody", part).replaceChildren(...rows);
  const again = ids.filter(id => !marking.fits(items[id], state.given.get(id) ?? []));
  $("[data-again]", part).hidden = !again.length;
  $("[data-again]", part).append(...again.map(marked));
  $(".reveal__body", part).append(...ids.map(marked));
  const actions = $(".actions", part);
  if (!state.passed && left()) actions.append(button(say("quiz.try"), quizGo));
  const next = pages.findIndex(p => !p.optional && !isDone(p) && !p.quiz);
  if (next >= 0) actions.append(button(say("quiz.pages"), () => open(next), true));
  screen(part);
};

$("[data-next]").addEventListener("click", () => {
  const page = pages[state.place];
  if (!page.quiz) state.done.add(state.place);
  if (state.place + 1 < pages.length) open(state.place + 1);
  else { open(state.place); const next = pages.findIndex(p => !p.optional && !isDone(p)); if (next >= 0) open(next); else ended(); }
});
$("[data-back]").addEventListener("click", e => { e.preventDefault(); open(state.place - 1); });
const ended = () => {
  const note = $("[data-ended]");
  note.hidden = false;
  note.tabIndex = -1;
  note.focus();
};
// The end of the window is the end of the visit, however it comes; what was given is kept before.
let over = false;
const end = leave => { if (!over) { over = true; keep(); record.end(leave); } };
$("[data-stop]").addEventListener("click", () => {
  end(true);
  $("[data-stopped]").hidden = false;
  $("[data-running]").hidden = true;
  top();
});
addEventListener("pagehide", () => end(false));
addEventListener("pageshow", e => { if (e.persisted) location.reload(); });
document.addEventListener("visibilitychange", () => { if (document.hidden) record.commit(); });

const before = record.begin();
counts = record.isOpen() && record.counts();
$("[data-alone]").hidden = record.isOpen();
if (!record.isOpen()) $(".saved").hidden = true;
state = (before && unpacked(before)) || fresh();
$("[data-running]").hidden = false;
open(state.place);
}
