// SCORM 1.2 run-time environment: the object API of one SCO. RTE n.n is a section of the ADL SCORM 1.2 Run-Time Environment
// book. No network in here: the player hands in what the SCO starts with and a port to tell (the same as in scorm2004.js).
(function (root) {
"use strict";

// RTE 3.3.2.1
const ERRORS = {
  0: "No error", 101: "General exception", 201: "Invalid argument error", 202: "Element cannot have children", 203: "Element not an array. Cannot have count",
  301: "Not initialized", 401: "Not implemented error", 402: "Invalid set value, element is a keyword", 403: "Element is read only", 404: "Element is write only", 405: "Incorrect data type"
};

// ---- Data types, RTE 3.4.2. Real courses need more suspend data than the 4,096 characters of the book: see "longest" below.
const test = wanted => value => wanted(value) ? 0 : 405;
const words = (...all) => test(v => all.includes(v));
const string = longest => test(v => v.length <= longest);
const decimal = (least, most) => test(v => v === "" || /^-?(\d+(\.\d*)?|\.\d+)$/.test(v) && Number(v) >= least && Number(v) <= most);
const integer = (least, most) => test(v => /^[+-]?\d+$/.test(v) && Number(v) >= least && Number(v) <= most);
const identifier = test(v => v.length <= 255 && /^[^\s]+$/.test(v));
const clock = test(v => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(v));
const span = test(v => /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/.test(v));
const STATUS = words("passed", "completed", "failed", "incomplete", "browsed");
const anyNumber = decimal(-Infinity, Infinity);
const result = v => ["correct", "wrong", "unanticipated", "neutral"].includes(v) ? 0 : v === "" ? 405 : anyNumber(v);
// RTE 3.4.4, interactions: what a response looks like for each type
const RESPONSE = {
  "true-false": v => /^[01tf]/i.test(v), choice: v => /^[{]?[a-z0-9](,[a-z0-9])*[}]?$/i.test(v) || v === "", "fill-in": v => v.length <= 255, numeric: v => v !== "" && !anyNumber(v),
  likert: v => v.length <= 1, matching: v => /^[{]?([a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*)?[}]?$/i.test(v), performance: v => v.length <= 255, sequencing: v => /^([a-z0-9](,[a-z0-9])*)?$/i.test(v)
};

// ---- The elements, RTE 3.4.4. can: r, w or rw; check: data type; first: what it reads before anything is set
const rw = (check, first = "") => ({ can: "rw", check, first }), ro = (first = "") => ({ can: "r", first }), wo = check => ({ can: "w", check });
const SCORE = decimal(0, 100);
const elements = longest => ({
  "cmi._children": ro("core,suspend_data,launch_data,comments,comments_from_lms,objectives,student_data,student_preference,interactions"), "cmi._version": ro("3.4"),
  "cmi.core._children": ro("student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time"),
  "cmi.core.student_id": ro(), "cmi.core.student_name": ro(), "cmi.core.lesson_location": rw(string(1000)), "cmi.core.credit": ro("credit"),
  "cmi.core.lesson_status": rw(STATUS, "not attempted"), "cmi.core.entry": ro(), "cmi.core.score._children": ro("raw,min,max"),
  "cmi.core.score.raw": rw(SCORE), "cmi.core.score.min": rw(SCORE), "cmi.core.score.max": rw(SCORE), "cmi.core.total_time": ro("0000:00:00.00"),
  "cmi.core.lesson_mode": ro("normal"), "cmi.core.exit": wo(words("time-out", "suspend", "logout", "")), "cmi.core.session_time": wo(span),
  "cmi.suspend_data": rw(string(longest)), "cmi.launch_data": ro(), "cmi.comments": rw(string(longest)), "cmi.comments_from_lms": ro(),
  "cmi.objectives._children": ro("id,score,status"), "cmi.objectives._count": ro(), "cmi.objectives.n.id": rw(identifier),
  "cmi.objectives.n.score._children": ro("raw,min,max"), "cmi.objectives.n.score.raw": rw(SCORE), "cmi.objectives.n.score.min": rw(SCORE),
  "cmi.objectives.n.score.max": rw(SCORE), "cmi.objectives.n.status": rw(words("passed", "completed", "failed", "incomplete", "browsed", "not attempted"), "not attempted"),
  "cmi.student_data._children": ro("mastery_score,max_time_allowed,time_limit_action"), "cmi.student_data.mastery_score": ro(),
  "cmi.student_data.max_time_allowed": ro(), "cmi.student_data.time_limit_action": ro(),
  "cmi.student_preference._children": ro("audio,language,speed,text"), "cmi.student_preference.audio": rw(integer(-1, 100), "0"),
  "cmi.student_preference.language": rw(string(255)), "cmi.student_preference.speed": rw(integer(-100, 100), "0"), "cmi.student_preference.text": rw(integer(-1, 1), "0"),
  "cmi.interactions._children": ro("id,objectives,time,type,correct_responses,weighting,student_response,result,latency"), "cmi.interactions._count": ro(),
  "cmi.interactions.n.id": wo(identifier), "cmi.interactions.n.objectives._count": ro(), "cmi.interactions.n.objectives.n.id": wo(identifier),
  "cmi.interactions.n.time": wo(clock), "cmi.interactions.n.type": wo(words(...Object.keys(RESPONSE))), "cmi.interactions.n.correct_responses._count": ro(),
  "cmi.interactions.n.correct_responses.n.pattern": wo(string(4096)), "cmi.interactions.n.weighting": wo(anyNumber), "cmi.interactions.n.student_response": wo(string(4096)),
  "cmi.interactions.n.result": wo(result), "cmi.interactions.n.latency": wo(span)
});

/**
 * @param start values (element → text), and longest: how many characters suspend data may have (64,000; 4,096 to the letter of the book)
 * @param port changed(), commit() → boolean, terminated(), called(name, element, value, answer, error)
 */
function scorm12(start, port) {
  const values = new Map(Object.entries(start.values || {})), ELEMENTS = elements(start.longest || 64000);
  const parents = new Set(Object.keys(ELEMENTS).flatMap(e => e.split(".").map((_, i, p) => p.slice(0, i).join("."))));
  let state = "before", last = 0, why = "", said = false;

  const fail = (code, reason) => { last = code; why = reason || ""; return false; };
  const key = element => element.replace(/\.\d+(?=\.|$)/g, ".n");
  const collections = element => [...element.matchAll(/\.(\d+)(?=\.|$)/g)].map(m => [element.slice(0, m.index), Number(m[1])]);
  const count = at => { let n = 0; const has = i => [...values.keys()].some(k => k.startsWith(`${at}.${i}.`)); while (has(n)) n++; return n; };
  // RTE 3.3.2.1: _children of a leaf is 202, _count of something that is no list 203, everything unknown 201; what the book leaves to the LMS would be 401
  const unknown = k => {
    const keyword = /^(.*)\._(children|count)$/.exec(k);
    return keyword && (ELEMENTS[keyword[1]] || parents.has(keyword[1])) ? (keyword[2] === "children" ? 202 : 203) : k.startsWith("cmi.") ? 401 : 201;
  };

  const get = element => {
    if (element === "") return fail(201, "No element was named");
    const k = key(element), known = ELEMENTS[k];
    if (!known) return fail(unknown(k), element);
    for (const [at, n] of collections(element)) if (n >= count(at)) return fail(201, `${at} holds ${count(at)}`);
    if (known.can === "w") return fail(404, element);
    return k.endsWith("._count") ? String(count(element.slice(0, -7))) : values.get(element) ?? known.first;
  };

  const set = (element, value) => {
    if (element === "") return fail(201, "No element was named");
    const k = key(element), known = ELEMENTS[k];
    if (/\._(children|count|version)$/.test(k)) return fail(known ? 402 : unknown(k), element);
    if (!known) return fail(unknown(k), element);
    if (known.can === "r") return fail(403, element);
    for (const [at, n] of collections(element)) if (n > count(at)) return fail(201, `${at} holds ${count(at)}`);
    const type = values.get(element.replace(/student_response$/, "type"));
    const code = known.check(value) || (k.endsWith(".student_response") && type && !RESPONSE[type](value) ? 405 : 0);
    if (code) return fail(code, k === "cmi.suspend_data" ? `More than ${start.longest || 64000} characters` : `${element} does not take this value`);
    if (k === "cmi.comments" && (values.get(k) || "").length + value.length > (start.longest || 64000)) return fail(405, "The comments are full");
    // RTE 3.4.4: comments are added to what is there
    values.set(element, k === "cmi.comments" ? (values.get(k) || "") + value : value);
    if (k === "cmi.core.lesson_status") said = true;
    return true;
  };

  // RTE 3.4.4, lesson_status: the mastery score decides when there is one, for credit; a SCO that says nothing is complete when it finishes
  const lesson = () => {
    const status = values.get("cmi.core.lesson_status") || "not attempted", mastery = values.get("cmi.student_data.mastery_score"), raw = values.get("cmi.core.score.raw");
    if (values.get("cmi.core.lesson_mode") === "browse") return status === "not attempted" ? "browsed" : status;
    if (state === "after" && mastery && raw && (values.get("cmi.core.credit") ?? "credit") === "credit" && status !== "incomplete") return Number(raw) >= Number(mastery) ? "passed" : "failed";
    return state === "after" && !said && status === "not attempted" ? "completed" : status;
  };

  const running = () => state === "running" || fail(301);
  const call = (name, failed, work) => (element, value) => {
    last = 0; why = "";
    const first = element === undefined || element === null ? "" : String(element), second = value === undefined || value === null ? "" : String(value);
    const answer = work(first, second), text = answer === false ? failed : String(answer);
    port.called?.(name, first, name === "LMSSetValue" ? second : text, text, last);
    return text;
  };

  const api = {
    // RTE 3.3.1.1
    LMSInitialize: call("LMSInitialize", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      if (state !== "before") return fail(101, "Initialized already");
      state = "running";
      return true;
    }),
    LMSFinish: call("LMSFinish", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      if (!running()) return false;
      state = "after";
      // The next launch finds the status that counted
      if (lesson() !== "not attempted") values.set("cmi.core.lesson_status", lesson());
      port.terminated();
      return true;
    }),
    // RTE 3.3.1.2
    LMSGetValue: call("LMSGetValue", "", e => running() && get(e)),
    LMSSetValue: call("LMSSetValue", "false", (e, v) => { const done = running() && set(e, v); if (done) port.changed(); return done; }),
    LMSCommit: call("LMSCommit", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      return running() && (port.commit() || fail(101, "The commit failed"));
    }),
    // RTE 3.3.1.3
    LMSGetLastError: () => String(last),
    LMSGetErrorString: code => code !== "" && ERRORS[code] !== undefined ? ERRORS[code] : "",
    LMSGetDiagnostic: code => (code === "" || Number(code) === last ? why : ERRORS[code] || "").slice(0, 255)
  };

  return {
    api,
    values: () => Object.fromEntries([...values].filter(([e]) => ELEMENTS[key(e)]?.can !== "r")),
    stores: () => [],
    /** In the words of SCORM 2004; lesson is the status of 1.2 with the mastery score applied. */
    status: () => {
      const l = lesson();
      return { lesson: l, completion: l === "not attempted" ? "not attempted" : l === "incomplete" ? "incomplete" : "completed", success: l === "passed" || l === "failed" ? l : "unknown" };
    },
    state: () => state,
    exit: () => values.get("cmi.core.exit") ?? "",
    request: () => "_none_"
  };
}

root.scorm12 = scorm12;
})(typeof module === "object" ? module.exports : window);
