// Draws, shuffles and marks as the portal does: the same seed asks the same questions in the same order, and the same answer is worth the same. It knows no page, so it is held to the portal's rules by itself.
const marking = (() => {
  const M = (1n << 64n) - 1n, GOLDEN = 0x9e3779b97f4a7c15n;

  // A stream of numbers from a seed, such that the portal's stream from the same seed is the same.
  const stream = seed => {
    let at = BigInt.asUintN(64, seed);
    const int = () => {
      at = (at + GOLDEN) & M;
      let z = ((at ^ (at >> 33n)) * 0x62a9d9ed799705f5n) & M;
      z = ((z ^ (z >> 28n)) * 0xcb24d0a5c88c35b3n) & M;
      return Number(z >> 32n) | 0;
    };
    // From 0 to bound - 1; where bound is no power of two, what would come up too often is drawn again.
    return bound => {
      const most = bound - 1;
      let r = int();
      if ((bound & most) === 0) return r & most;
      for (let u = r >>> 1; u + most - (r = u % bound) > 0x7fffffff; u = int() >>> 1);
      return r;
    };
  };
  const shuffled = (list, next) => {
    for (let i = list.length - 1; i > 0; i--) {
      const j = next(i + 1);
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  };
  const hash = text => { let h = 0; for (let i = 0; i < text.length; i++) h = (Math.imul(31, h) + text.charCodeAt(i)) | 0; return h; };

  // The questions of one attempt: anchors always, then from the outcome that has had the fewest so far.
  const draw = (quiz, items, seed) => {
    const next = stream(seed), pool = quiz.pool.map(id => items[id]), drawn = pool.filter(i => i.anchor).slice(0, quiz.serve), rest = new Map();
    for (const item of pool) if (!drawn.includes(item)) rest.set(item.outcome, [...(rest.get(item.outcome) ?? []), item]);
    for (const list of rest.values()) shuffled(list, next);
    const outcomes = shuffled([...rest.keys()], next), had = o => drawn.filter(i => i.outcome === o).length;
    while (drawn.length < quiz.serve && outcomes.length) {
      const least = outcomes.reduce((a, b) => had(b) < had(a) ? b : a), list = rest.get(least);
      drawn.push(list.pop());
      if (!list.length) outcomes.splice(outcomes.indexOf(least), 1);
    }
    return shuffled(drawn, next).map(i => i.id);
  };

  // The order in which the parts of a question are shown; lines are never shown in the order that fits.
  const order = (item, seed) => {
    if (item.kind === "true-false") return item.parts;
    const parts = shuffled([...item.parts], stream(BigInt.asUintN(64, seed) ^ BigInt.asUintN(64, BigInt(hash(item.id)) * GOLDEN)));
    return item.kind === "order" && parts.every((p, i) => p === item.parts[i]) ? [parts.at(-1), ...parts.slice(0, -1)] : parts;
  };

  const pairs = words => new Map(words.filter(w => w.indexOf("=") > 0).map(w => [w.slice(0, w.indexOf("=")), w.slice(w.indexOf("=") + 1)]));
  // All or nothing: one question is one point.
  const fits = (item, words) => {
    if (item.kind === "order") return words.length === item.fitting.length && words.every((w, i) => w === item.fitting[i]);
    if (item.kind === "matching" || item.kind === "judgement") {
      const given = pairs(words), right = pairs(item.fitting);
      return given.size === right.size && [...right].every(([k, v]) => given.get(k) === v);
    }
    const given = new Set(words), right = new Set(item.fitting);
    return given.size === right.size && [...right].every(w => given.has(w));
  };

  const score = (items, answers) => {
    const points = items.filter(i => fits(i, answers.get(i.id) ?? [])).length;
    return { points, of: items.length };
  };
  // In whole points, so that no rounding decides.
  const passes = ({ points, of }, percent) => of > 0 && points * 100 >= percent * of;
  // From 0 to 1, four places, half up.
  const share = ({ points, of }) => of ? Math.floor((points * 20000 + of) / (2 * of)) / 10000 : 0;

  return { draw, order, fits, score, passes, share };
})();
