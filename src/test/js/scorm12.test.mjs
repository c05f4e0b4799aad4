// The element table and error codes of SCORM 1.2, as the Run-Time Environment book has them.
import { createRequire } from "node:module";
import test from "node:test";
import assert from "node:assert/strict";

const { scorm12 } = createRequire(import.meta.url)("../../main/webapp/resources/js/scorm12.js");
const open = (values = {}, more = {}) => {
  const told = [], sco = scorm12({ values, ...more }, { changed: () => told.push("changed"), commit: () => true, terminated: () => told.push("terminated") });
  sco.api.LMSInitialize("");
  return { ...sco, told };
};
const refuses = (sco, element, value, code) => {
  assert.equal(sco.api.LMSSetValue(element, value), "false", `${element} = ${value}`);
  assert.equal(sco.api.LMSGetLastError(), code, `${element} = ${value}`);
};

test("answers nothing before it is initialized and after it is finished", () => {
  const sco = scorm12({}, { changed() {}, commit: () => true, terminated() {} });
  assert.equal(sco.api.LMSGetValue("cmi.core.student_id"), "");
  assert.equal(sco.api.LMSGetLastError(), "301");
  assert.equal(sco.api.LMSInitialize("x"), "false");
  assert.equal(sco.api.LMSGetLastError(), "201");
  assert.equal(sco.api.LMSInitialize(""), "true");
  assert.equal(sco.api.LMSInitialize(""), "false");
  assert.equal(sco.api.LMSFinish(""), "true");
  assert.equal(sco.api.LMSSetValue("cmi.core.lesson_location", "1"), "false");
  assert.equal(sco.api.LMSGetLastError(), "301");
});

test("says what cannot be set, read, counted or have children", () => {
  const sco = open();
  refuses(sco, "cmi.core.student_id", "x", "403");
  refuses(sco, "cmi.core._children", "x", "402");
  refuses(sco, "cmi.objectives._count", "3", "402");
  refuses(sco, "cmi.core.lesson_status", "not attempted", "405");
  refuses(sco, "cmi.core.score.raw", "101", "405");
  refuses(sco, "cmi.core.score.raw", "abc", "405");
  refuses(sco, "cmi.core.session_time", "1:2:3", "405");
  refuses(sco, "cmi.objectives.1.id", "late", "201");
  refuses(sco, "cmi.core.unheard", "x", "401");
  for (const [element, code] of [["cmi.core.exit", "404"], ["cmi.core.session_time", "404"], ["cmi.core.student_id._children", "202"], ["cmi.core.credit._count", "203"], ["cmi.objectives.0.id", "201"], ["", "201"]]) {
    assert.equal(sco.api.LMSGetValue(element), "");
    assert.equal(sco.api.LMSGetLastError(), code, element);
  }
});

test("keeps objectives and interactions in their order", () => {
  const sco = open();
  assert.equal(sco.api.LMSSetValue("cmi.objectives.0.id", "one"), "true");
  assert.equal(sco.api.LMSSetValue("cmi.objectives.0.score.raw", "55.5"), "true");
  assert.equal(sco.api.LMSGetValue("cmi.objectives._count"), "1");
  assert.equal(sco.api.LMSSetValue("cmi.interactions.0.id", "q1"), "true");
  assert.equal(sco.api.LMSSetValue("cmi.interactions.0.type", "choice"), "true");
  assert.equal(sco.api.LMSSetValue("cmi.interactions.0.student_response", "a,b"), "true");
  refuses(sco, "cmi.interactions.0.student_response", "much more than a letter", "405");
  assert.equal(sco.api.LMSGetValue("cmi.interactions.0.id"), "");
  assert.equal(sco.api.LMSGetLastError(), "404");
  assert.equal(sco.values()["cmi.interactions.0.student_response"], "a,b");
});

test("takes 64,000 characters of suspend data, and 4,096 where the book is kept to the letter", () => {
  assert.equal(open().api.LMSSetValue("cmi.suspend_data", "x".repeat(64000)), "true");
  refuses(open(), "cmi.suspend_data", "x".repeat(64001), "405");
  refuses(open({}, { longest: 4096 }), "cmi.suspend_data", "x".repeat(4097), "405");
});

test("calls a SCO complete that says nothing, and lets the mastery score decide", () => {
  const silent = open();
  silent.api.LMSFinish("");
  assert.equal(silent.status().completion, "completed");
  const marked = open({ "cmi.student_data.mastery_score": "70" });
  marked.api.LMSSetValue("cmi.core.lesson_status", "completed");
  marked.api.LMSSetValue("cmi.core.score.raw", "69");
  marked.api.LMSFinish("");
  assert.equal(marked.status().lesson, "failed");
  assert.equal(open(marked.values()).api.LMSInitialize("") && open(marked.values()).values()["cmi.core.lesson_status"], "failed", "the next launch finds what counted");
  const left = open({ "cmi.student_data.mastery_score": "70" });
  left.api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  left.api.LMSFinish("");
  assert.equal(left.status().completion, "incomplete");
});
