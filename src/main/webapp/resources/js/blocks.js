// What the blocks of a page do by themselves, in the portal as in a package that was taken along: words about an answer, a story, lines put in order.
const blocks = {
  // What a form says: the words of its controls, in the order of the page.
  words: form => [...form.querySelectorAll("[name=value],[name^='value.']")].filter(c => c.value && !c.disabled && (!/radio|checkbox/.test(c.type) || c.checked)).map(c => c.value),

  // Shows what belongs to the answer given.
  feedback(form, given = blocks.words(form)) {
    const all = given.join(" ");
    const show = (name, test) => form.querySelectorAll(`[data-${name}]`).forEach(f => { f.hidden = !test(f.getAttribute(`data-${name}`)); });
    show("for", w => given.includes(w));
    show("unless", w => !given.includes(w));
    show("all", w => all === w);
    show("not-all", w => all !== w);
    show("any", () => true);
    const said = form.querySelector("[data-say]"), none = form.querySelector("[data-none]");
    if (said) said.textContent = said.dataset.say;
    if (none) none.textContent = "";
  },

  // A check sent without an answer: it says so.
  missing(form) { const none = form.querySelector("[data-none]"); none.textContent = ""; none.textContent = none.dataset.none; },

  // Something to do at work stands as done or not: of its two forms the one that can change that is shown.
  stands(task, done) {
    task.querySelectorAll("form").forEach(f => { f.hidden = (f.elements.namedItem("value").value === "done") === done; });
    const said = task.querySelector("[data-done]");
    said.textContent = done ? said.dataset.done : "";
  },
  // The pressed button goes, so the focus goes to the one that comes.
  turn(form) {
    const task = form.closest("[data-task]");
    blocks.stands(task, form.elements.namedItem("value").value === "done");
    task.querySelector("form:not([hidden]) button").focus();
  },

  // A story: every moment lies in the page; a decision hides one and shows another.
  tell(form, kind) {
    const story = form.closest("[data-story]"), panel = story.querySelector("[data-path]"), trail = panel.querySelector(".trail");
    let path = panel.dataset.path.split(" ").filter(Boolean);
    if (kind === "role") {
      story.querySelector("[data-role]").hidden = false;
      story.querySelector("[data-role] strong").textContent = form.dataset.name;
      story.querySelector("[data-roles] .choices").hidden = true;
      story.querySelector("[data-scenes]").hidden = false;
    } else if (kind === "choice") {
      path.push(form.dataset.to);
      trail.append(Object.assign(document.createElement("li"), { textContent: form.querySelector("button").textContent.trim() }));
    } else if (kind === "back") { path.pop(); trail.lastElementChild?.remove(); } else { path = []; trail.replaceChildren(); }
    panel.dataset.path = path.join(" ");
    panel.hidden = !path.length;
    const here = path.at(-1) ?? story.dataset.start;
    story.querySelectorAll("[data-step]").forEach(s => { s.hidden = s.dataset.step !== here; });
    story.querySelector("[data-step]:not([hidden]) .scene").focus();
  },

  number: list => [...list.children].forEach((line, i) => { line.querySelector(".order__n").textContent = i + 1; }),

  // Lines are moved with buttons; the selects for their places are for pages without a script.
  ready: page => page.querySelectorAll(".order").forEach(list => {
    list.querySelectorAll("select").forEach(s => { s.hidden = s.disabled = true; });
    list.querySelectorAll("[data-move]").forEach(b => { b.hidden = false; });
  })
};

// Focus stays on the button that was pressed.
document.addEventListener("click", e => {
  const b = e.target.closest("[data-order] [data-move]"), li = b?.closest("li"), list = li?.parentElement, up = b?.dataset.move === "up";
  const other = b && (up ? li.previousElementSibling : li.nextElementSibling);
  if (!other) return;
  up ? other.before(li) : other.after(li);
  blocks.number(list);
  b.focus();
  document.getElementById(list.dataset.order).textContent = `Moved to place ${[...list.children].indexOf(li) + 1} of ${list.children.length}.`;
});
