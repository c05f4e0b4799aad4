// Plays the scripted calls of ADL's data-model packages to our run-time, without a browser and without a server.
// HEED_SCORM_UNPACKED names a folder with the unpacked packages, one folder each; what checks the answers is the package's own script.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import assert from "node:assert/strict";
import vm from "node:vm";

const folder = process.env.HEED_SCORM_UNPACKED;
const { scorm2004 } = createRequire(import.meta.url)("../../main/webapp/resources/js/scorm2004.js");

const attribute = (tag, name) => new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1];
const item = (manifest, act) => new RegExp(`<item[^>]*act=${act}"[\\s\\S]*?</item>`).exec(manifest.replace(/<!--[\s\S]*?-->/g, ""))?.[0] ?? "";

// What a server would hand in for an item: enough of the manifest for the packages played here.
const launch = (manifest, act, kept, pool) => {
  const xml = item(manifest, act), passing = /<imsss:primaryObjective([^>]*)>?/.exec(xml);
  const values = { "cmi.learner_id": "learner-1", "cmi.learner_name": "Learner, One", "cmi.entry": kept ? "resume" : "ab-initio", "cmi.total_time": kept?.total ?? "PT0H0M0S" };
  const put = (name, value) => { if (value !== undefined) values[name] = value.trim(); };
  if (attribute(/<adlcp:completionThreshold[^>]*>/.exec(xml)?.[0] ?? "", "completedByMeasure") === "true") put("cmi.completion_threshold", attribute(/<adlcp:completionThreshold[^>]*>/.exec(xml)[0], "minProgressMeasure") ?? "1.0");
  if (passing && attribute(passing[0], "satisfiedByMeasure") === "true") put("cmi.scaled_passing_score", /<imsss:minNormalizedMeasure>([^<]*)/.exec(xml)?.[1] ?? "1.0");
  put("cmi.max_time_allowed", attribute(/<imsss:limitConditions[^>]*>/.exec(xml)?.[0] ?? "", "attemptAbsoluteDurationLimit"));
  put("cmi.launch_data", /<adlcp:dataFromLMS>([^<]*)/.exec(xml)?.[1]);
  put("cmi.time_limit_action", /<adlcp:timeLimitAction>([^<]*)/.exec(xml)?.[1]);
  [...xml.matchAll(/<imsss:(?:primaryObjective|objective)\b[^>]*>/g)].map(m => attribute(m[0], "objectiveID")).filter(Boolean).forEach((id, n) => values[`cmi.objectives.${n}.id`] = id.trim());
  const stores = [...xml.matchAll(/<adlcp:map\s[^>]*>/g)].map(([m]) => {
    const id = attribute(m, "targetID").trim();
    return { id, value: pool[id], readable: attribute(m, "readSharedData") !== "false", writable: attribute(m, "writeSharedData") !== "false" };
  });
  return { values: { ...values, ...kept?.values }, stores };
};

const seconds = v => { const m = /^P(?:\d+Y)?(?:\d+M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(v ?? "") ?? []; return (m[1] ?? 0) * 86400 + (m[2] ?? 0) * 3600 + (m[3] ?? 0) * 60 + Number(m[4] ?? 0); };

/** Plays one package; returns how many checks were good, and what failed. */
const play = (dir) => {
  const manifest = readFileSync(join(dir, "imsmanifest.xml"), "utf8"), kept = {}, pool = {}, failures = [];
  const page = vm.createContext({ console: { log: line => { const e = JSON.parse(line.slice(7)); if (e.ev === "fail") failures.push(e.msg); } }, document: { getElementById: () => null }, localStorage: { getItem: () => null, setItem() {}, removeItem() {} } });
  page.window = page;
  vm.runInContext(readFileSync(join(dir, "common/LMSTestCase.js"), "utf8") + readFileSync(join(dir, "common/LMSTestDriver.js"), "utf8"), page);
  const driver = page.document.getElementById("LMSTestSCODriver"), visits = page.__ADLCTS_CASE.acts;
  let passed = 0;
  page.console.log = (log => line => { passed = JSON.parse(line.slice(7)).state.pass; log(line); })(page.console.log);
  for (const visit of visits) {
    const start = launch(manifest, visit.act, kept[visit.act], pool);
    const port = { changed() {}, commit: () => true, terminated() {}, valid: () => "unknown" };
    const sco = scorm2004(start, port);
    for (const name of ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"]) page[`do${name}`] = (a, b) => sco.api[name](a, b);
    driver.runCommands();
    driver.curUserInstructions();
    sco.api.Terminate("");
    const values = sco.values(), stays = sco.exit() === "suspend" || sco.request() === "suspendAll" || sco.exit() === "logout";
    const time = seconds(kept[visit.act]?.total) + seconds(values["cmi.session_time"]);
    sco.stores().forEach(s => pool[s.id] = s.value);
    for (const gone of ["cmi.exit", "cmi.session_time", "adl.nav.request"]) delete values[gone];
    kept[visit.act] = stays ? { values, total: `PT${time}S` } : undefined;
  }
  return { passed, failures };
};

test("takes 64,000 characters of suspend data and refuses more instead of cutting them", () => {
  const { api } = scorm2004({ values: {} }, { changed() {}, commit: () => true, terminated() {}, valid: () => "unknown" });
  api.Initialize("");
  assert.equal(api.SetValue("cmi.suspend_data", "x".repeat(64000)), "true");
  assert.equal(api.SetValue("cmi.suspend_data", "y".repeat(64001)), "false");
  assert.equal(api.GetLastError(), "406");
  assert.equal(api.GetValue("cmi.suspend_data"), "x".repeat(64000));
});

test("takes a wish to go on only where it names a way", () => {
  const { api } = scorm2004({ values: {} }, { changed() {}, commit: () => true, terminated() {}, valid: (request, target) => request === "choice" && target === "two" ? "true" : "false" });
  api.Initialize("");
  for (const wish of ["continue", "{target=two}choice", "{target=two}jump", "_none_"]) assert.equal(api.SetValue("adl.nav.request", wish), "true", wish);
  for (const wish of ["", "forward", "{target=}choice", "choice"]) assert.equal(api.SetValue("adl.nav.request", wish), "false", wish);
  assert.equal(api.GetValue("adl.nav.request_valid.choice.{target=two}"), "true");
  assert.equal(api.GetValue("adl.nav.request_valid.continue"), "false");
});

test("takes one number, or a range, as the right answer to a question for a number", () => {
  const { api } = scorm2004({ values: {} }, { changed() {}, commit: () => true, terminated() {}, valid: () => "unknown" });
  api.Initialize("");
  api.SetValue("cmi.interactions.0.id", "holes");
  api.SetValue("cmi.interactions.0.type", "numeric");
  for (const right of ["18", "-0.5", "3[:]4", "[:]4", "3[:]", "[:]"]) assert.equal(api.SetValue("cmi.interactions.0.correct_responses.0.pattern", right), "true", right);
  for (const wrong of ["", "eighteen", "4[:]3", "1[:]2[:]3", "100,000.00", "18 "]) assert.equal(api.SetValue("cmi.interactions.0.correct_responses.0.pattern", wrong), "false", wrong);
  assert.equal(api.GetLastError(), "406");
});

for (const name of folder ? readdirSync(folder) : []) {
  test(`answers every call of ${name} as ADL's script expects`, () => {
    const { passed, failures } = play(join(folder, name));
    console.log(`${name}: ${passed} of ${passed + failures.length} checks`);
    assert.deepEqual(failures, []);
  });
}
