// SCORM 2004 4th Edition run-time environment: the object API_1484_11 of one SCO. RTE n.n is a section of the ADL Run-Time
// Environment book, version 1.1. No network in here: the player hands in what the SCO starts with and a port to tell.
(function (root) {
"use strict";

// RTE 3.1.7: error conditions. A string is shorter than 255 characters.
const ERRORS = {
  0: "No Error", 101: "General Exception", 102: "General Initialization Failure", 103: "Already Initialized", 104: "Content Instance Terminated",
  111: "General Termination Failure", 112: "Termination Before Initialization", 113: "Termination After Termination",
  122: "Retrieve Data Before Initialization", 123: "Retrieve Data After Termination", 132: "Store Data Before Initialization", 133: "Store Data After Termination",
  142: "Commit Before Initialization", 143: "Commit After Termination", 201: "General Argument Error", 301: "General Get Failure", 351: "General Set Failure",
  391: "General Commit Failure", 401: "Undefined Data Model Element", 402: "Unimplemented Data Model Element", 403: "Data Model Element Value Not Initialized",
  404: "Data Model Element Is Read Only", 405: "Data Model Element Is Write Only", 406: "Data Model Element Type Mismatch", 407: "Data Model Element Value Out Of Range",
  408: "Data Model Dependency Not Established"
};
const LONGEST = 64000; // RTE 4.2.21 asks for 64,000 characters of suspend data; nothing else needs more

// ---- Data types, RTE 4.1.1. Each answers 0, or the error code the value earns.
const test = wanted => value => wanted(value) ? 0 : 406;
const words = (...all) => test(v => all.includes(v));
const text = test(v => v.length <= LONGEST);

// RTE 4.1.1.7 real(10,7); the range is given where the element has one
const REAL = /^-?(\d+(\.\d*)?|\.\d+)$/;
const real = (least, most) => value => !REAL.test(value) ? 406 : Number(value) < least || Number(value) > most ? 407 : 0;

// RTE 4.1.1.4 language_type (RFC 4646): a code of ISO 639, or i / x with at least one subtag
// ISO 639-1 and 639-2, with the codes withdrawn since the book was written
const LANGUAGES = new Set((
  "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga "
  + "gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
  + "lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk "
  + "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu aar abk ace ach ada ady afa "
  + "afh afr ain aka akk alb ale alg alt amh ang anp apa ara arc arg arm arn arp art arw asm ast ath aus ava ave awa aym aze bad bai bak bal bam ban baq "
  + "bas bat bej bel bem ben ber bho bih bik bin bis bla bnt bod bos bra bre btk bua bug bul bur byn cad cai car cat cau ceb cel ces cha chb che chg chi "
  + "chk chm chn cho chp chr chu chv chy cmc cnr cop cor cos cpe cpf cpp cre crh crp csb cus cym cze dak dan dar day del den deu dgr din div doi dra dsb "
  + "dua dum dut dyu dzo efi egy eka ell elx eng enm epo est eus ewe ewo fan fao fas fat fij fil fin fiu fon fra fre frm fro frr frs fry ful fur gaa gay "
  + "gba gem geo ger gez gil gla gle glg glv gmh goh gon gor got grb grc gre grn gsw guj gwi hai hat hau haw heb her hil him hin hit hmn hmo hrv hsb hun "
  + "hup hye iba ibo ice ido iii ijo iku ile ilo ina inc ind ine inh ipk ira iro isl ita jav jbo jpn jpr jrb kaa kab kac kal kam kan kar kas kat kau kaw "
  + "kaz kbd kha khi khm kho kik kin kir kmb kok kom kon kor kos kpe krc krl kro kru kua kum kur kut lad lah lam lao lat lav lez lim lin lit lol loz ltz "
  + "lua lub lug lui lun luo lus mac mad mag mah mai mak mal man mao map mar mas may mdf mdr men mga mic min mis mkd mkh mlg mlt mnc mni mno moh mol mon "
  + "mos mri msa mul mun mus mwl mwr mya myn myv nah nai nap nau nav nbl nde ndo nds nep new nia nic niu nld nno nob nog non nor nqo nso nub nwc nya nym "
  + "nyn nyo nzi oci oji ori orm osa oss ota oto paa pag pal pam pan pap pau peo per phi phn pli pol pon por pra pro pus que raj rap rar roa roh rom ron "
  + "rum run rup rus sad sag sah sai sal sam san sas sat scc scn sco scr sel sem sga sgn shn sid sin sio sit sla slk slo slv sma sme smi smj smn smo sms "
  + "sna snd snk sog som son sot spa sqi srd srn srp srr ssa ssw suk sun sus sux swa swe syc syr tah tai tam tat tel tem ter tet tgk tgl tha tib tig tir "
  + "tiv tkl tlh tli tmh tog ton tpi tsi tsn tso tuk tum tup tur tut tvl twi tyv udm uga uig ukr umb und urd uzb vai ven vie vol vot wak wal war was wel "
  + "wen wln wol xal xho yao yap yid yor ypk zap zbl zen zgh zha zho znd zul zun zxx zza").split(" "));
const isLanguage = v => {
  const tag = /^([a-z]{2,3}|[ix])((?:-[a-z0-9]{1,8})*)$/i.exec(v);
  return tag !== null && (tag[1].length === 1 ? tag[2] !== "" : LANGUAGES.has(tag[1].toLowerCase()));
};
const language = test(v => v === "" || isLanguage(v));

// RTE 4.1.1.5 localized_string_type: "{lang=en}text"; without the delimiter the language is en
const isLocalized = v => {
  const lang = /^\{lang=([^}]*)\}/.exec(v);
  return v.length <= LONGEST && (!lang || isLanguage(lang[1])) && (lang !== null || !v.startsWith("{lang="));
};
const localized = test(isLocalized);

// RTE 4.1.1.6 long_identifier_type: a URI (RFC 3986), a URN where it says so (RFC 2141)
const isIdentifier = v => v.trim() !== "" && v.length <= LONGEST && !/[\s{}[\]<>"\\^`|]/.test(v)
  && (!/^urn:/i.test(v) || /^urn:[a-z0-9][a-z0-9-]{0,31}:[^\s]+$/i.test(v));
const identifier = test(isIdentifier);
// RTE 4.1.1.11 short_identifier_type: the same within 250 characters, often a single letter
const isShort = v => v !== "" && /^[\w.!~*'()%:@&=+$,;/?#-]+$/.test(v);

// RTE 4.1.1.13 timeinterval(second,10,2)
const INTERVAL = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const interval = test(v => INTERVAL.test(v));

// RTE 4.1.1.12 time(second,10,0): 1970 to 2038, with hundredths and a zone only after seconds
const TIME = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,2}(?:Z|[+-](\d{2})(?::(\d{2}))?)?)?)?)?)?)?)?$/;
const time = test(v => {
  const p = TIME.exec(v);
  if (!p || p[7] > 23 || p[8] > 59) return false;
  const [year, month, day, hour, minute, second] = p.slice(1, 7).map(x => x === undefined ? null : Number(x));
  return year >= 1970 && year <= 2038 && (month === null || month >= 1 && month <= 12)
    && (day === null || day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate())
    && (hour === null || hour <= 23) && (minute === null || minute <= 59) && (second === null || second <= 59);
});

// ---- Interactions, RTE 4.2.9: what a response and a correct pattern look like for each type
const parts = v => v.split("[,]");
const all = (v, most, good) => parts(v).length <= most && parts(v).every(good);
const distinct = list => new Set(list).size === list.length;
// RTE 4.2.9.1: a pattern may begin with {case_matters=…} and {order_matters=…}. What is said anyway is left out; undefined when one has a wrong value.
const AS_A_RULE = { case_matters: "false", order_matters: "true" };
const delimited = (v, names) => {
  let rest = v, said = "";
  const seen = new Set();
  for (let m; (m = /^\{(case_matters|order_matters)=([^}]*)\}/.exec(rest)) && names.includes(m[1]) && !seen.has(m[1]); rest = rest.slice(m[0].length)) {
    if (m[2] !== "true" && m[2] !== "false") return undefined;
    seen.add(m[1]);
    if (m[2] !== AS_A_RULE[m[1]]) said += m[0];
  }
  return { said, rest };
};
const DELIMITERS = { "fill-in": ["case_matters", "order_matters"], "long-fill-in": ["case_matters"], performance: ["order_matters"] };
// A long text may name its language first: the delimiters go before it, as everywhere else
const orderly = (v, type) => type === "long-fill-in" ? v.replace(/^(\{lang=[^}]*\})(\{case_matters=[^}]*\})/, "$2$1") : v;
// ... and a pattern of all 125 steps stays as it was written
const canonical = (v, type) => { if (parts(v).length > 100) return v; const d = DELIMITERS[type] && delimited(orderly(v, type), DELIMITERS[type]); return d ? d.said + d.rest : v; };
const isSet = v => v === "" || all(v, 36, isShort) && distinct(parts(v));
const isPairs = v => v === "" || all(v, 36, p => { const two = p.split("[.]"); return two.length === 2 && two.every(isShort); });
const isStep = answer => p => {
  const two = p.split("[.]");
  return two.length === 2 && (two[0] !== "" || two[1] !== "") && (two[0] === "" || isShort(two[0])) && (two[1] === "" || answer(two[1]));
};
const isRange = v => {
  const ends = v.split("[:]");
  return ends.length === 2 && ends.every(e => e === "" || REAL.test(e)) && (ends[0] === "" || ends[1] === "" || Number(ends[0]) <= Number(ends[1]));
};
const RESPONSE = {
  "true-false": v => v === "true" || v === "false", choice: isSet, "fill-in": v => all(v, 10, isLocalized), "long-fill-in": isLocalized,
  matching: isPairs, performance: v => all(v, 250, isStep(isLocalized)), sequencing: v => all(v, 36, isShort), likert: isShort,
  numeric: v => REAL.test(v), other: v => v.length <= LONGEST
};
const PATTERN = {
  // RTE 4.2.9.1 wants min[:]max. The widely copied golf example of 2004's 3rd Edition writes the one right number alone, and says so to the learner when it is refused
  ...RESPONSE, numeric: v => REAL.test(v) || isRange(v),
  "fill-in": v => all(v, 10, isLocalized),
  performance: v => all(v, 125, isStep(a => a.includes("[:]") ? isRange(a) : a.length <= LONGEST))
};
const isPattern = (v, type) => {
  const d = DELIMITERS[type] ? delimited(orderly(v, type), DELIMITERS[type]) : { rest: v };
  return d !== undefined && PATTERN[type](d.rest);
};
const ONLY_ONE = ["true-false", "likert", "numeric", "other"]; // RTE 4.2.9.1: one correct response makes sense
const NO_TWICE = ["choice", "sequencing"];                     // ... and here each must differ from the others
const result = v => ["correct", "incorrect", "unanticipated", "neutral"].includes(v) ? 0 : REAL.test(v) ? 0 : 406;

// ---- The elements, RTE 4.2. can: r, w or rw; check: data type; first: what it reads before anything is set
const rw = (check, first) => ({ can: "rw", check, first }), ro = first => ({ can: "r", first }), wo = check => ({ can: "w", check });
const SUCCESS = words("passed", "failed", "unknown"), COMPLETION = words("completed", "incomplete", "not attempted", "unknown");
const score = at => ({ [`${at}._children`]: ro("scaled,raw,min,max"), [`${at}.scaled`]: rw(real(-1, 1)), [`${at}.raw`]: rw(real()), [`${at}.min`]: rw(real()), [`${at}.max`]: rw(real()) });
const ELEMENTS = {
  "cmi._version": ro("1.0"),
  "cmi.comments_from_learner._children": ro("comment,location,timestamp"), "cmi.comments_from_learner._count": ro(),
  "cmi.comments_from_learner.n.comment": rw(localized), "cmi.comments_from_learner.n.location": rw(text), "cmi.comments_from_learner.n.timestamp": rw(time),
  "cmi.comments_from_lms._children": ro("comment,location,timestamp"), "cmi.comments_from_lms._count": ro(),
  "cmi.comments_from_lms.n.comment": ro(), "cmi.comments_from_lms.n.location": ro(), "cmi.comments_from_lms.n.timestamp": ro(),
  "cmi.completion_status": rw(COMPLETION, "unknown"), "cmi.completion_threshold": ro(), "cmi.credit": ro("credit"), "cmi.entry": ro(""),
  "cmi.exit": wo(words("time-out", "suspend", "logout", "normal", "")),
  "cmi.interactions._children": ro("id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description"), "cmi.interactions._count": ro(),
  "cmi.interactions.n.id": rw(identifier), "cmi.interactions.n.type": rw(words(...Object.keys(RESPONSE))),
  "cmi.interactions.n.objectives._count": ro(), "cmi.interactions.n.objectives.n.id": rw(identifier), "cmi.interactions.n.timestamp": rw(time),
  "cmi.interactions.n.correct_responses._count": ro(), "cmi.interactions.n.correct_responses.n.pattern": rw(null), "cmi.interactions.n.weighting": rw(real()),
  "cmi.interactions.n.learner_response": rw(null), "cmi.interactions.n.result": rw(result), "cmi.interactions.n.latency": rw(interval), "cmi.interactions.n.description": rw(localized),
  "cmi.launch_data": ro(), "cmi.learner_id": ro(), "cmi.learner_name": ro(),
  "cmi.learner_preference._children": ro("audio_level,language,delivery_speed,audio_captioning"), "cmi.learner_preference.audio_level": rw(real(0), "1"),
  "cmi.learner_preference.language": rw(language, ""), "cmi.learner_preference.delivery_speed": rw(real(0), "1"), "cmi.learner_preference.audio_captioning": rw(words("-1", "0", "1"), "0"),
  "cmi.location": rw(text), "cmi.max_time_allowed": ro(), "cmi.mode": ro("normal"),
  "cmi.objectives._children": ro("id,score,success_status,completion_status,progress_measure,description"), "cmi.objectives._count": ro(), "cmi.objectives.n.id": rw(identifier),
  ...score("cmi.objectives.n.score"), "cmi.objectives.n.success_status": rw(SUCCESS, "unknown"), "cmi.objectives.n.completion_status": rw(COMPLETION, "unknown"),
  "cmi.objectives.n.progress_measure": rw(real(0, 1)), "cmi.objectives.n.description": rw(localized),
  "cmi.progress_measure": rw(real(0, 1)), "cmi.scaled_passing_score": ro(), ...score("cmi.score"), "cmi.session_time": wo(interval),
  "cmi.success_status": rw(SUCCESS, "unknown"), "cmi.suspend_data": rw(text), "cmi.time_limit_action": ro("continue,no message"), "cmi.total_time": ro("PT0H0M0S"),
  "adl.data._children": ro("id,store"), "adl.data._count": ro(), "adl.data.n.id": ro(), "adl.data.n.store": rw(text),
  "adl.nav.request": rw(v => /^(\{target=[^}]+\}(choice|jump)|continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/.test(v) ? 0 : 406, "_none_"),
  "adl.nav.request_valid.continue": ro(), "adl.nav.request_valid.previous": ro(), "adl.nav.request_valid.choice.{}": ro(), "adl.nav.request_valid.jump.{}": ro()
};
const PARENTS = new Set(Object.keys(ELEMENTS).flatMap(e => e.split(".").map((_, i, p) => p.slice(0, i).join("."))));

/**
 * @param start what the SCO finds: values (element → text, as kept at a suspend, with the read-only ones of this launch) and
 *   stores, a list of {id, value, readable, writable} for adl.data
 * @param port changed(), commit() → boolean, terminated(), valid(request, target) → "true" | "false" | "unknown",
 *   called(name, element, value, answer, error)
 * @returns {api, values(), status()}
 */
function scorm2004(start, port) {
  const values = new Map(Object.entries(start.values || {})), stores = start.stores || [];
  let state = "before", last = 0, why = "";

  const fail = (code, reason) => { last = code; why = reason || ""; return false; };
  const count = at => { let n = 0; while (values.has(`${at}.${n}.id`) || values.has(`${at}.${n}.pattern`) || values.has(`${at}.${n}.comment`)) n++; return n; };
  const counted = at => at === "adl.data" ? stores.length : at.includes("comments_from") ? comments(at) : count(at);
  const comments = at => { let n = 0; while (["comment", "location", "timestamp"].some(e => values.has(`${at}.${n}.${e}`))) n++; return n; };

  // The element's name with n for its numbers and {} for a target, the numbers, and the target
  const parse = element => {
    const target = /^(adl\.nav\.request_valid\.(?:choice|jump)\.)\{target=([^}]+)\}$/.exec(element);
    return target ? { key: `${target[1]}{}`, target: target[2] } : { key: element.replace(/\.\d+(?=\.|$)/g, ".n") };
  };
  // Each collection on the way with the number asked for: [["cmi.interactions", 3], ["cmi.interactions.3.objectives", 0]]
  const collections = element => [...element.matchAll(/\.(\d+)(?=\.|$)/g)].map(m => [element.slice(0, m.index), Number(m[1])]);
  // RTE 3.1.7.6: a keyword asked of something that has no such keyword is a failure, everything else unknown is undefined
  const unknown = key => {
    const keyword = /^(.*)\._(children|count|version)$/.exec(key);
    return keyword && (ELEMENTS[keyword[1]] || PARENTS.has(keyword[1])) ? 301 : 401;
  };

  // RTE 4.2.4: with a threshold the measure decides, whatever the SCO has said
  const completion = () => {
    const threshold = values.get("cmi.completion_threshold"), measure = values.get("cmi.progress_measure");
    if (threshold === undefined) return values.get("cmi.completion_status") ?? "unknown";
    return measure === undefined ? "unknown" : Number(measure) >= Number(threshold) ? "completed" : "incomplete";
  };
  // RTE 4.2.20: with a passing score the scaled score decides
  const success = () => {
    const passing = values.get("cmi.scaled_passing_score"), scaled = values.get("cmi.score.scaled");
    if (passing === undefined) return values.get("cmi.success_status") ?? "unknown";
    return scaled === undefined ? "unknown" : Number(scaled) >= Number(passing) ? "passed" : "failed";
  };

  const get = element => {
    if (element === "") return fail(301, "No element was named");
    const { key, target } = parse(element), known = ELEMENTS[key];
    if (!known) return fail(unknown(key), element);
    for (const [at, n] of collections(element)) if (n >= counted(at)) return fail(301, `${at} holds ${counted(at)}`);
    if (known.can === "w") return fail(405, element);
    if (key.startsWith("adl.nav.request_valid.")) return port.valid(key.split(".")[3], target);
    if (key.endsWith("._count")) return String(counted(element.slice(0, -7)));
    if (key.startsWith("adl.data.n.")) return shared(element);
    if (key === "cmi.completion_status") return completion();
    if (key === "cmi.success_status") return success();
    return values.get(element) ?? known.first ?? fail(403, element);
  };
  // RTE 4.3.1: a store of the manifest's map elements; an empty one counts as not set
  const shared = element => {
    const store = stores[Number(element.split(".")[2])];
    if (element.endsWith(".id")) return store.id;
    return !store.readable ? fail(405, element) : store.value || fail(403, element);
  };

  const set = (element, value) => {
    if (element === "") return fail(351, "No element was named");
    const { key } = parse(element), known = ELEMENTS[key];
    if (!known) return fail(401, element);
    if (known.can === "r" || /\._(children|count|version)$/.test(key)) return fail(404, element);
    if (key === "adl.data.n.store") return keep(element, value);
    const places = collections(element);
    for (const [i, [at, n]] of places.entries()) {
      const there = counted(at);
      if (n > there || n === there && i < places.length - 1) return fail(n > there ? 351 : 408, `${at} holds ${there}`);
    }
    // RTE 4.2.9, 4.2.17: the identifier comes first, and the type before anything that depends on it
    const owner = places.length ? `${places[0][0]}.${places[0][1]}` : null;
    if (/^cmi\.(interactions|objectives)\.n\.(?!id$)/.test(key) && !values.has(`${owner}.id`)) return fail(408, `${owner}.id`);
    if (/(pattern|learner_response)$/.test(key) && !values.has(`${owner}.type`)) return fail(408, `${owner}.type`);
    const type = values.get(`${owner}.type`);
    if (key.endsWith(".pattern") && ONLY_ONE.includes(type) && places[1][1] > 0) return fail(351, `A ${type} interaction has one correct response`);
    const code = key.endsWith(".pattern") ? (isPattern(value, type) ? 0 : 406) : key.endsWith(".learner_response") ? (RESPONSE[type](value) ? 0 : 406) : known.check(value);
    if (code) return fail(code, `${element} does not take this value`);
    const refused = key.endsWith(".pattern") ? pattern(places[1], type, value) : /objectives\.n\.id$/.test(key) ? objective(element, key, places, value) : "";
    if (refused) return fail(351, refused);
    values.set(element, key.endsWith(".pattern") ? canonical(value, type) : value);
    return true;
  };
  const keep = (element, value) => {
    const n = Number(element.split(".")[2]), store = stores[n];
    if (!store) return fail(351, `adl.data holds ${stores.length}`);
    if (!store.writable) return fail(404, element);
    if (text(value)) return fail(406, "Longer than 64,000 characters");
    store.value = value;
    store.changed = true;
    return true;
  };
  const pattern = ([at, n], type, value) => {
    const same = (a, b) => type === "choice" ? parts(a).sort().join() === parts(b).sort().join() : a === b;
    for (let i = 0; NO_TWICE.includes(type) && i < count(at); i++) if (i !== n && same(values.get(`${at}.${i}.pattern`), value)) return "This correct response is there already";
    return "";
  };
  // RTE 4.2.17.1: an objective's identifier is unique and stays
  const objective = (element, key, places, value) => {
    const [at, n] = places[places.length - 1];
    for (let i = 0; i < count(at); i++) if (i !== n && values.get(`${at}.${i}.id`) === value) return "This identifier is there already";
    return key === "cmi.objectives.n.id" && values.has(element) && values.get(element) !== value ? "The identifier cannot be changed" : "";
  };

  const running = (before, after) => state === "running" || fail(state === "before" ? before : after);
  // A call of a SCO: error 0 unless something says otherwise, "" or "false" when it failed, and a line for the log
  const call = (name, failed, work) => (element, value) => {
    last = 0; why = "";
    const first = element === undefined || element === null ? "" : String(element), second = value === undefined || value === null ? "" : String(value);
    const answer = work(first, second);
    const said = answer === false ? failed : String(answer);
    port.called?.(name, first, name === "SetValue" ? second : said, said, last);
    return said;
  };

  const api = {
    version: "1.0",
    // RTE 3.1.3.1
    Initialize: call("Initialize", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      if (state !== "before") return fail(state === "running" ? 103 : 104);
      state = "running";
      return true;
    }),
    // RTE 3.1.3.2
    Terminate: call("Terminate", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      if (!running(112, 113)) return false;
      state = "after";
      port.terminated();
      return true;
    }),
    // RTE 3.1.4
    GetValue: call("GetValue", "", e => running(122, 123) && get(e)),
    SetValue: call("SetValue", "false", (e, v) => { const done = running(132, 133) && set(e, v); if (done) port.changed(); return done; }),
    Commit: call("Commit", "false", p => {
      if (p !== "") return fail(201, "The parameter must be empty");
      return running(142, 143) && (port.commit() || fail(391));
    }),
    // RTE 3.1.5: support methods leave the error as it is
    GetLastError: () => String(last),
    GetErrorString: code => ERRORS[code] !== undefined && code !== "" ? ERRORS[code] : "",
    GetDiagnostic: code => (code === "" || Number(code) === last ? why : ERRORS[code] || "").slice(0, 250)
  };

  return {
    api,
    /** Everything the SCO has set, by element; what is only for reading is left out. */
    values: () => Object.fromEntries([...values].filter(([e]) => ELEMENTS[parse(e).key]?.can !== "r")),
    stores: () => stores.filter(s => s.changed).map(({ id, value }) => ({ id, value })),
    /** What counts: the rules of threshold and passing score applied. */
    status: () => ({ completion: completion(), success: success() }),
    state: () => state,
    exit: () => values.get("cmi.exit") ?? "",
    request: () => values.get("adl.nav.request") ?? "_none_"
  };
}

root.scorm2004 = scorm2004;
})(typeof module === "object" ? module.exports : window);
