// The scenarios of docs/performance.md for a closed-loop load client: `scenarios[name].run(session, step)`.
// The client gives a session with a cookie jar (get, post, follow) and a step that times and checks one request.
const PASSWORD = process.env.HEED_BENCH_PASSWORD;
const user = n => ({ n, name: 'u' + String(n).padStart(5, '0') });

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
  await step('home', () => s.follow(sent), r => r.status === 200);
}

const page = (path, mark) => ({
  setup: s => signIn(s),
  run: (s, step) => step('page', () => s.get(typeof path === 'function' ? path(s) : path), r => r.status === 200 && r.text.includes(mark)),
});

export default {
  base: 'http://localhost:8080',
  user,
  scenarios: {
    signin: { run: async (s, step) => { s.jar.clear(); await signIn(s, step); } },
    home: page('/home/today', '<h1'),
    public: { run: (s, step) => step('page', () => s.get('/awareness/worried'), r => r.status === 200 && r.text.includes('999')) },
    dashboard: { ...page('/capacity/summary', '<h1'), user: () => ({ name: 'leader' }) },
    coverage: { ...page('/capacity/coverage', '<h1'), user: () => ({ name: 'leader' }) },
  },
};
