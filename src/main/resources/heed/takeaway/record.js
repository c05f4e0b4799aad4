// What the training system that plays this package is told, by SCORM 1.2 or SCORM 2004. Everything else of the package speaks to this alone.
const recorder = edition => {
  const old = edition === "1.2", name = old ? "API" : "API_1484_11";
  const find = from => {
    let at = from;
    for (let up = 0; up < 100 && at; up++) {
      try { if (at[name]) return at[name]; } catch { return null; } // a window of another origin does not let itself be asked
      if (at === at.parent) return null;
      at = at.parent;
    }
    return null;
  };
  let api = find(window);
  try { api ??= window.opener && find(window.opener); } catch { /* the window that opened this one is another origin's */ }
  const call = (was, is, ...args) => { try { return String(api[old ? was : is](...args)); } catch { return ""; } };
  const begun = Date.now();
  let open = false, timer;

  const read = element => open ? call("LMSGetValue", "GetValue", element) : "";
  const told = new Map(); // what was said once need not be said again
  const write = (element, value) => {
    if (!open) return false;
    if (told.get(element) === String(value)) return true;
    const done = call("LMSSetValue", "SetValue", element, String(value)) === "true";
    if (done) told.set(element, String(value));
    return done;
  };
  const commit = () => { clearTimeout(timer); return open && call("LMSCommit", "Commit", "") === "true"; };
  const time = () => {
    const s = Math.floor((Date.now() - begun) / 1000), two = n => String(n).padStart(2, "0"), h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
    return old ? `${String(h).padStart(4, "0")}:${two(m)}:${two(s % 60)}` : `PT${h}H${m}M${s % 60}S`;
  };
  const names = old
    ? { place: "cmi.core.lesson_location", suspend: "cmi.suspend_data", mode: "cmi.core.lesson_mode", raw: "cmi.core.score.raw", min: "cmi.core.score.min", max: "cmi.core.score.max", time: "cmi.core.session_time", exit: "cmi.core.exit" }
    : { place: "cmi.location", suspend: "cmi.suspend_data", mode: "cmi.mode", raw: "cmi.score.raw", min: "cmi.score.min", max: "cmi.score.max", time: "cmi.session_time", exit: "cmi.exit" };

  const points = score => { write(names.raw, Math.round(score * 10000) / 100); write(names.min, 0); write(names.max, 100); };
  let questions = 0;
  return {
    // Begins; answers with what was kept, an empty text if nothing was. Without a training system nothing is kept.
    begin() {
      open = !!api && call("LMSInitialize", "Initialize", "") === "true";
      questions = Number(read("cmi.interactions._count")) || 0;
      return read(names.suspend);
    },
    isOpen: () => open,
    // Whether what the learner does counts: a training system may show a package only to be looked at.
    counts: () => !["browse", "review"].includes(read(names.mode)),
    keep(place, suspend) {
      write(names.place, place);
      const kept = write(names.suspend, suspend);
      clearTimeout(timer);
      timer = setTimeout(commit, 800);
      return kept;
    },
    // How the learner stands. state: {complete, tried, passed, lost (no try left), score (0 to 1), progress (0 to 1)}.
    // A system may let a pass, or the points of one, count by themselves: so a pass is told once the pages are read too.
    stand(state) {
      const tell = state.tried && (state.complete || !state.passed);
      if (old) write("cmi.core.lesson_status", state.complete ? (state.tried ? "passed" : "completed") : state.lost ? "failed" : "incomplete");
      else {
        write("cmi.completion_status", state.complete ? "completed" : "incomplete");
        write("cmi.progress_measure", state.progress);
        if (tell) {
          write("cmi.success_status", state.passed ? "passed" : "failed");
          write("cmi.score.scaled", state.score);
        }
      }
      if (tell) points(state.score);
    },
    // One marked question. answer and right are lists of words; kind is that of the question.
    question({ id, kind, words, parts }, attempt, answer, right, fits) {
      const n = `cmi.interactions.${questions++}`;
      const letter = list => word => "abcdefghijklmnopqrstuvwxyz0123456789"[list.indexOf(word)] ?? "0";
      const pair = word => { const at = word.indexOf("="); return old ? `${letter(parts)(word.slice(0, at))}.${letter([...new Set(words.map(w => w.slice(w.indexOf("=") + 1)))])(word.slice(at + 1))}` : word.replace("=", "[.]"); };
      const said = list => list.map(kind === "matching" || kind === "judgement" ? pair : old ? letter(words) : w => w).join(old ? "," : "[,]");
      write(`${n}.id`, `${id}-${attempt}`);
      write(`${n}.type`, { single: "choice", multiple: "choice", "true-false": "choice", matching: "matching", judgement: "matching", order: "sequencing" }[kind]);
      write(`${n}.correct_responses.0.pattern`, said(right));
      if (answer.length) write(old ? `${n}.student_response` : `${n}.learner_response`, said(answer));
      write(`${n}.result`, fits ? "correct" : old ? "wrong" : "incorrect");
    },
    commit,
    // Ends. What was done stays open to be gone on with, also when it is complete: reading it again must not begin a new try.
    end(leave) {
      if (!open) return;
      write(names.time, time());
      write(names.exit, "suspend");
      if (leave && !old) write("adl.nav.request", "suspendAll");
      commit();
      call("LMSFinish", "Terminate", "");
      open = false;
    }
  };
};
