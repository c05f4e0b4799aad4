// What the learner has done, and how it is written down between two visits. Places in lists stand for names, so that any module fits the 4,096 characters of SCORM 1.2.
const memory = data => {
  const items = Object.fromEntries(data.items.map(item => [item.id, item]));
  const fresh = () => ({ place: 0, done: new Set(), answers: new Map(), stories: new Map(), tasks: new Set(), tries: 0, passed: false, best: null, seed: null, running: false, given: new Map() });

  const two = n => n.toString(36).padStart(2, "0");
  const written = map => [...map].map(([id, words]) => `${data.items.indexOf(items[id])}.${words.map(w => items[id].words.indexOf(w)).filter(i => i >= 0).map(two).join("")}`).join(";");
  const read = text => new Map(text.split(";").filter(Boolean).map(part => {
    const [n, code] = part.split("."), item = data.items[n];
    return [item.id, (code.match(/../g) ?? []).map(c => item.words[parseInt(c, 36)]).filter(Boolean)];
  }));
  const numbers = text => text.split(",").filter(Boolean).map(Number);

  const packed = state => [data.mark, state.place, [...state.done].join(","), written(state.answers),
    [...state.stories].map(([n, s]) => `${n}.${s.role}.${s.path.join("-")}`).join(";"), [...state.tasks].join(","),
    state.tries, state.passed ? 1 : 0, state.best ? `${state.best.points}-${state.best.of}` : "", state.seed === null ? "" : state.seed.toString(36), state.running ? 1 : 0, written(state.given)].join("|");

  // Null for what another edition of the module wrote: its pages and questions are others.
  const unpacked = text => {
    const [mark, place, done, answers, stories, tasks, tries, passed, best, seed, running, given] = text.split("|");
    if (mark !== data.mark || given === undefined) return null;
    const [points, of] = best.split("-").map(Number);
    return { place: Math.min(Number(place), data.pages.length - 1), done: new Set(numbers(done)), answers: read(answers),
      stories: new Map(stories.split(";").filter(Boolean).map(part => { const [n, role, path] = part.split("."); return [Number(n), { role, path: path.split("-").filter(Boolean) }]; })),
      tasks: new Set(numbers(tasks)), tries: Number(tries), passed: passed === "1", best: best ? { points, of } : null,
      seed: seed ? [...seed].reduce((n, c) => n * 36n + BigInt(parseInt(c, 36)), 0n) : null, running: running === "1", given: read(given) };
  };

  return { fresh, packed, unpacked };
};
