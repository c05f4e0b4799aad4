// Uses the course API through Rustici's own client, with nothing changed but its base path. Says each step as a line of JSON; where a learner has to
// play the course it says where and waits for a line. Arguments: base path, application id, secret, zip, address for results.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const readline = require("node:readline");
const ScormCloud = require("@rusticisoftware/scormcloud-api-v2-client-javascript");

const [base, appId, secret, zip, results] = process.argv.slice(2);
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (step, more = {}) => console.log(JSON.stringify({ step, ...more }));
const pause = ms => new Promise(done => setTimeout(done, ms));
const ask = call => new Promise((done, fail) => call((error, data, response) => (error ? fail(error) : done({ data, response }))));
const refused = async (status, call) => {
  const error = await ask(call).then(() => assert.fail("was not refused"), e => e);
  assert.equal(error.status, status, error.response?.text ?? String(error));
  assert.equal(typeof error.response.body.message, "string");
};

const client = ScormCloud.ApiClient.instance;
client.basePath = base;
const signIn = () => { client.authentications.APP_NORMAL.username = appId; client.authentications.APP_NORMAL.password = secret; };
const course = "JS_SAMPLE_COURSE", registration = "JS_SAMPLE_COURSE_REGISTRATION", learner = "JS_SAMPLE_COURSE_LEARNER";
const courses = () => new ScormCloud.CourseApi(), registrations = () => new ScormCloud.RegistrationApi();

async function withToken(scopes, deed) {
  const token = { permissions: { scopes }, expiry: new Date(Date.now() + 120_000).toISOString() };
  const made = await ask(done => new ScormCloud.ApplicationManagementApi().createToken(token, done));
  const own = new ScormCloud.ApiClient();
  own.basePath = base;
  own.authentications.OAUTH.accessToken = made.data.result;
  await deed(own);
}

async function bring(newVersion) {
  const job = (await ask(done => courses().createUploadAndImportCourseJob(course, { file: fs.createReadStream(zip), mayCreateNewVersion: newVersion }, done))).data.result;
  for (let tries = 0; tries < 600; tries++) {
    const { data } = await ask(done => courses().getImportJobStatus(job, done));
    if (data.status === ScormCloud.ImportJobResultSchema.StatusEnum.RUNNING) { await pause(500); continue; }
    assert.equal(data.status, ScormCloud.ImportJobResultSchema.StatusEnum.COMPLETE, data.message);
    return data.importResult.course;
  }
  return assert.fail("the import did not end");
}

async function doors() {
  client.authentications.APP_NORMAL.username = appId;
  client.authentications.APP_NORMAL.password = "wrong";
  await refused(401, done => new ScormCloud.PingApi().pingAppId(done));
  signIn();
  assert.ok((await ask(done => new ScormCloud.PingApi().pingAppId(done))).data.currentTime);
  assert.equal((await ask(done => new ScormCloud.AboutApi().getAbout(done))).data.distribution, "Heed");
  await refused(404, done => courses().getCourse("none", {}, done));
  await refused(404, done => new ScormCloud.XapiApi().getStatementPipes(done));
  await withToken(["read:course"], async own => {
    const mine = new ScormCloud.CourseApi(own);
    assert.deepEqual((await ask(done => mine.getCourses({}, done))).data.courses, []);
    await refused(403, done => mine.deleteCourse(course, done));
    await refused(403, done => new ScormCloud.RegistrationApi(own).getRegistrations({}, done));
  });
  const granted = (await ask(done => new ScormCloud.AuthenticationApi().getAppToken("read:course write:course", { expiration: 60 }, done))).data;
  assert.equal(granted.tokenType, "Bearer");
  assert.equal(granted.expiresIn, 60);
  say("doors");
}

async function courseSteps() {
  const brought = await bring(false);
  assert.equal(brought.id, course);
  assert.equal(brought.courseLearningStandard, "SCORM12");
  await refused(400, done => courses().createUploadAndImportCourseJob(course, { file: fs.createReadStream(zip) }, done));
  await refused(400, done => courses().createFetchAndImportCourseJob("other", { url: "https://not-listed.example/c.zip" }, {}, done));
  await ask(done => courses().setCourseTitle(course, { title: "Sample of Rustici's client" }, done));
  assert.equal((await ask(done => courses().getCourse(course, { includeRegistrationCount: true }, done))).data.title, "Sample of Rustici's client");
  const settings = (await ask(done => courses().getCourseConfiguration(course, {}, done))).data.settingItems;
  assert.ok(settings.some(s => s.id === "CompletionRule"));
  await ask(done => courses().setCourseConfiguration(course, { settings: [{ settingId: "CompletionRule", value: "passed" }] }, done));
  await refused(400, done => courses().setCourseConfiguration(course, { settings: [{ settingId: "NoSuchSetting", value: "x" }] }, done));
  const packed = await ask(done => courses().getCourseZip(course, done));
  assert.equal(packed.response.headers["content-type"], "application/zip");
  say("course");
}

async function play() {
  const postBack = { url: results, authType: "HTTPBASIC", userName: "lms", password: "word", resultsFormat: "FULL" };
  await ask(done => registrations().testRegistrationPostback(postBack, done));
  await refused(400, done => registrations().testRegistrationPostback({ url: "https://not-listed.example/" }, done));
  const wish = { courseId: course, learner: { id: learner, firstName: "Sam", lastName: "Ple" }, registrationId: registration, postBack };
  await ask(done => registrations().createRegistration(wish, {}, done));
  await refused(400, done => registrations().createRegistration(wish, {}, done));
  await ask(done => registrations().getRegistration(registration, done));
  await refused(400, done => registrations().buildRegistrationLaunchLink(registration, { redirectOnExitUrl: "https://not-listed.example/" }, done));
  const link = (await ask(done => registrations().buildRegistrationLaunchLink(registration, { redirectOnExitUrl: results.replace(/[^/]*$/, "back"), expiry: 300 }, done))).data.launchLink;
  say("launch", { link });
  await lines.next();
  const wanted = { includeChildResults: true, includeInteractionsAndObjectives: true, includeRuntime: true };
  const { data } = await ask(done => registrations().getRegistrationProgress(registration, wanted, done));
  assert.equal(data.registrationCompletion, "COMPLETED");
  assert.equal(data.registrationSuccess, "PASSED");
  assert.equal(data.score.scaled, 80);
  assert.equal(data.learner.lastName, "Ple");
  assert.ok(data.completedDate instanceof Date);
  const item = data.activityDetails.children[0];
  assert.equal(item.activitySuccess, "PASSED");
  assert.equal(item.runtime.suspendData, "kept");
  assert.equal(item.runtime.runtimeInteractions[0].type, "TrueFalse");
  const history = (await ask(done => registrations().getRegistrationLaunchHistory(registration, {}, done))).data.launchHistory;
  assert.equal(history.length, 1);
  assert.equal(history[0].successStatus, "PASSED");
  say("progress");
}

async function lists() {
  for (let i = 0; i < 101; i++) {
    await ask(done => registrations().createRegistration({ courseId: course, learner: { id: `l${i % 7}` }, registrationId: `r${i}` }, {}, done));
  }
  const all = [];
  let more = null;
  do {
    const { data } = await ask(done => registrations().getRegistrations(more ? { more } : { courseId: course }, done));
    all.push(...data.registrations);
    more = data.more;
  } while (more);
  assert.equal(all.length, 102);
  assert.equal(new Set(all.map(r => r.id)).size, 102);
  assert.equal((await ask(done => registrations().getRegistrations({ learnerId: learner }, done))).data.registrations.length, 1);
  assert.equal((await ask(done => courses().getCourses({ includeRegistrationCount: true }, done))).data.courses[0].registrationCount, 102);
  await ask(done => registrations().createNewRegistrationInstance(registration, done));
  assert.deepEqual((await ask(done => registrations().getRegistrationInstances(registration, {}, done))).data.registrations.map(r => r.instance), [1, 0]);
  await ask(done => registrations().deleteRegistrationProgress(registration, done));
  assert.equal((await ask(done => registrations().getRegistrationProgress(registration, {}, done))).data.registrationCompletion, "UNKNOWN");
  say("lists");
}

/** As the sample of the client's own page ends: both at once. */
async function cleanUp() {
  await Promise.all([ask(done => courses().deleteCourse(course, done)), ask(done => registrations().deleteRegistration(registration, done))]);
  await refused(404, done => courses().getCourse(course, {}, done));
  await refused(404, done => registrations().getRegistrationProgress(registration, {}, done));
  assert.deepEqual((await ask(done => registrations().getRegistrations({}, done))).data.registrations, []);
  say("end");
}

(async () => {
  await doors();
  await courseSteps();
  await play();
  await lists();
  await cleanUp();
  process.exit(0);
})().catch(error => {
  console.error(error, error.response?.text ?? "");
  process.exit(1);
});
