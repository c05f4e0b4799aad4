// The scenarios of docs/performance.md for a closed-loop load client: `scenarios[name].run(session, step)`.
// The client gives a session with a cookie jar (get, post, follow) and a step that times and checks one request.
const PASSWORD = process.env.HEED_BENCH_PASSWORD ?? 'lantern-quay-demo';
const user = n => ({ n, name: 'u' + String(n).padStart(5, '0') });
const JSON_HEADERS = { 'content-type': 'application/json', 'x-heed': '1' };
const ok = r => r.status === 200;

/** Hidden fields of the form with this id, so that a post is what a browser would send. */
function fields(html, form) {
  const body = html.slice(html.indexOf(`<form id="${form}"`));
  const inside = body.slice(0, body.indexOf('</form>'));
  const out = {};
  for (const [tag] of inside.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1], value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (name) out[name] = value.replaceAll('&amp;', '&');
  }
  return out;
}

async function signIn(s, step = async (name, fn) => fn()) {
  const form = await step('form', () => s.get('/signin'));
  const sent = await step('post', () => s.post('/signin', { ...fields(form.text, 'signin'), name: s.user.name, password: PASSWORD, in: 'Sign in' },
    { origin: s.base }), r => r.status === 302 || r.status === 303);
  await step('home', () => s.follow(sent), ok);
}

/** The session's own registration in a workload module, begun if it is not running. */
async function begun(s, module) {
  s.registrations ??= {};
  if (s.registrations[module]) return s.registrations[module];
  const path = '/enrolment/module?slug=' + module;
  let page = await s.get(path);
  if (page.text.includes('<form id="begin"')) {
    await s.follow(await s.post(path, { ...fields(page.text, 'begin'), start: 'Start', 'begin:start': 'Start' }, { origin: s.base }));
    page = await s.get(path);
  }
  const id = /registration=([0-9a-f-]{36})/.exec(page.text)?.[1];
  if (!id) throw new Error('no registration in ' + path + ' ' + page.status);
  return s.registrations[module] = id;
}

const attempt = async (s, registration) => JSON.parse((await s.post('/api/learning/attempts', JSON.stringify({ registration }), JSON_HEADERS)).text);

const answers = (s, names, page, value) => JSON.stringify(names.map(item => ({
  client: 'load-' + s.vu + '-' + process.pid, sequence: s.sequence = (s.sequence ?? 0) + 1, page, item, value: [value], at: Date.now() })));

const page = (path, mark) => ({
  setup: s => signIn(s),
  run: (s, step) => step('page', () => s.get(typeof path === 'function' ? path(s) : path), r => ok(r) && r.text.includes(mark)),
});

const learning = (module, more) => ({ setup: async s => { await signIn(s); s.registration = await begun(s, module); if (more) await more(s); } });

const home = (s, step) => step('home', () => s.get('/home/today'), r => ok(r) && r.text.includes('<h1'));
const screen = (s, step) => step('module', () => s.get(`/lesson/page?registration=${s.registration}&page=long`), r => ok(r) && r.text.includes('Paragraph 40'));
const question = (s, step) => step('attempt', () => s.get(`/quiz/attempt?id=${s.attempt.id}&q=1`), r => ok(r) && r.text.includes('what helps most'));
const answer = (s, step) => step('answer', () => s.post(`/api/learning/registrations/${s.registration}/answers`,
  answers(s, [s.attempt.items[s.it % s.attempt.items.length]], 'quiz', '1'), JSON_HEADERS), r => ok(r) && r.text.includes('"kept":1'));

/** Begins, looks, answers ten, hands in, looks at the result; always short of the mark, so that it can go on for ever. */
async function cycle(s, step) {
  const begin = await step('start', () => s.post('/api/learning/attempts', JSON.stringify({ registration: s.cycling }), JSON_HEADERS), ok);
  const { id, items } = JSON.parse(begin.text);
  await step('page', () => s.get('/quiz/attempt?id=' + id), ok);
  await step('answers', () => s.post(`/api/learning/registrations/${s.cycling}/answers`, answers(s, items, 'quiz', '1'), JSON_HEADERS), r => ok(r) && r.text.includes('"kept":10'));
  await step('submit', () => s.post(`/api/learning/attempts/${id}/submission`, '{}', JSON_HEADERS), ok);
  await step('review', () => s.get('/quiz/result?id=' + id), ok);
}

/** A launch of an imported course (its slug in HEED_BENCH_COURSE, published for the demonstration's learners), with its first content object open. */
async function playing(s) {
  await signIn(s);
  const registration = await begun(s, process.env.HEED_BENCH_COURSE);
  const reply = await s.post('/api/scorm/launches', JSON.stringify({ registration, tab: 'load-' + s.vu, takeOver: true }), JSON_HEADERS);
  s.content = JSON.parse(reply.text).address.replace(/player$/, '');
  s.jar.clear(); // the content host never sees the portal's cookie
  const begin = await s.post(s.content + 'begin', '{}', JSON_HEADERS);
  if (begin.status !== 200) throw new Error('begin ' + begin.status + ' ' + begin.text);
  const { sequence, sco } = JSON.parse(begin.text);
  Object.assign(s, { sequence, sco: sco.key });
}
const SUSPENDED = 'x'.repeat(1020);
/** Eight elements with 1 KiB of suspend data, and the eight calls that set them. */
function said(s) {
  const n = s.sequence = s.sequence + 1;
  const values = { 'cmi.location': 'page-' + n % 40, 'cmi.suspend_data': n % 10 + SUSPENDED, 'cmi.completion_status': 'incomplete', 'cmi.progress_measure': '0.' + (100 + n % 900), 'cmi.session_time': 'PT' + n % 3600 + 'S',
    'cmi.exit': 'suspend', 'cmi.interactions.0.id': 'question-1', 'cmi.interactions.0.type': 'other' };
  const calls = Object.entries(values).map(([element, value]) => [Date.now(), 'SetValue', element, value.slice(0, 255), 'true', 0]);
  return JSON.stringify({ sequence: n, sco: s.sco, values, stores: [], completion: 'incomplete', success: 'unknown', lesson: '', news: false, calls });
}
const learners = ['nursery', 'officer', 'teacher', 'supervisor'];
const course = run => ({ setup: playing, user: n => ({ name: learners[n % learners.length] }), run });

export default {
  base: 'http://localhost:8080',
  user,
  scenarios: {
    // the dearest of the cheap: what the server and the client cost without anything behind them
    floor: { run: (s, step) => step('ready', () => s.get('/api/ready'), ok) },
    signin: { run: async (s, step) => { s.jar.clear(); await signIn(s, step); } },
    home: { setup: s => signIn(s), run: home },
    module: { ...learning('bench-01'), run: screen },
    attempt: { ...learning('bench-02', async s => { s.attempt = await attempt(s, s.registration); }), run: question },
    answer: { ...learning('bench-02', async s => { s.attempt = await attempt(s, s.registration); }), run: answer },
    quizcycle: { ...learning('bench-03', async s => { s.cycling = s.registration; }), run: cycle },
    // of twenty: 4 home, 5 module page, 10 answers (where the workload has 3 player pages and 7 commits), 1 quiz cycle
    mix: { ...learning('bench-02', async s => { s.cycling = await begun(s, 'bench-03'); s.attempt = await attempt(s, s.registration); }),
      run: (s, step) => { const k = s.it % 20; return k < 4 ? home(s, step) : k < 9 ? screen(s, step) : k < 19 ? answer(s, step) : cycle(s, step); } },
    // one commit of a content object; and what an answer of the same host costs that asks nothing (a 404), or does one update and its commit
    commit: course((s, step) => step('commit', () => s.post(s.content + 'commit', said(s), JSON_HEADERS), r => r.status === 204)),
    player: { setup: async s => { await signIn(s); s.registration = await begun(s, process.env.HEED_BENCH_COURSE); }, user: n => ({ name: learners[n % learners.length] }),
      run: (s, step) => step('player', () => s.get('/scorm/play?registration=' + s.registration), r => ok(r) && r.text.includes('data-scorm')) },
    commitnothing: course((s, step) => step('nothing', () => s.post(s.content + 'nothing', '{}', JSON_HEADERS), r => r.status === 404)),
    commitbeat: course((s, step) => step('beat', () => s.post(s.content + 'beat', '{}', JSON_HEADERS), r => r.status === 204)),
    public: { run: (s, step) => step('page', () => s.get('/awareness/worried'), r => ok(r) && r.text.includes('999')) },
    dashboard: { ...page('/capacity/summary', '<h1'), user: () => ({ name: 'leader' }) },
    coverage: { ...page('/capacity/coverage', '<h1'), user: () => ({ name: 'leader' }) },
    status: { ...page('/assignment/status', '<h1'), user: () => ({ name: 'coordinator' }) },
    // people by what is asked of them, all of it: the first of many pages
    statusall: { ...page('/assignment/status?status=all', '<h1'), user: () => ({ name: 'coordinator' }) },
  },
};
