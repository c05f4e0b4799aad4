package heed.scorm;

import heed.access.NotInScope;
import heed.catalogue.Page;
import heed.enrolment.ActivityReport;
import heed.enrolment.Completion;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.enrolment.ItemAnswer;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.scorm.runtime.LaunchToken;
import heed.scorm.runtime.Said;
import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ActivityTree;
import heed.scorm.sequencing.Globals;
import heed.scorm.sequencing.ObjectiveStatus;
import heed.scorm.sequencing.Outcome;
import heed.scorm.sequencing.Request;
import heed.scorm.sequencing.Sequencer;
import heed.scorm.sequencing.SequencingState;
import heed.workforce.People;
import heed.workforce.PersonRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Playing packages: launches, what content says, where to go next, and what of it reaches the record. One launch of a registration is live at
 * a time. The server decides everything; the player asks and shows.
 */
@ApplicationScoped
@Transactional
public class Plays {
    /** A player that has not been heard of for so long is taken for closed. Hidden windows beat once a minute. */
    static final Duration LOST_AFTER = Duration.ofSeconds(150);
    static final Duration LONGEST = Duration.ofHours(8);
    private static final Logger LOG = System.getLogger(Plays.class.getName());
    /** What a closing window may still send. */
    /** How long what was kept without a line may take to arrive. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration SERVED = Duration.ofSeconds(20);

    private record Serving(UUID content, OffsetDateTime until) {}

    private final Map<UUID, ActivityTree> trees = new ConcurrentHashMap<>();
    private final Map<String, Serving> serving = new ConcurrentHashMap<>();
    private EntityManager em;
    private Clock clock;
    private Packages packages;
    private Enrolments enrolments;
    private People people;
    private ContentHost host;

    protected Plays() {}

    @Inject
    public Plays(EntityManager em, Clock clock, Packages packages, Enrolments enrolments, People people, ContentHost host) {
        this.em = em;
        this.clock = clock;
        this.packages = packages;
        this.enrolments = enrolments;
        this.people = people;
        this.host = host;
    }

    // ---- Launching

    /** The package a registration plays; empty if its module is none. */
    public Optional<OpenPackage> course(Enrolment enrolment) {
        return packages.find(enrolment.versionId());
    }

    /**
     * Opens the player for somebody's own registration. A launch from the same window takes the place of the one before, as after a reload.
     *
     * @param tab names the browser window, any text up to 40 characters
     * @param takeOver whether a launch that is live in another window gives way
     * @throws NotInScope unless the registration is that person's own and of a package
     * @throws Refusal where the server has no second name to serve content under
     */
    public Launch launch(UUID person, UUID registration, String tab, boolean takeOver) {
        Enrolment enrolment = enrolments.of(person, registration);
        OpenPackage course = course(enrolment).orElseThrow(NotInScope::new);
        String address = host.address().orElseThrow(() -> new Refusal("scorm.noContentHost"));
        // The session before the registration, as everybody else holds them: so two never wait for each other.
        Sql.of(em, "select id from scorm_session where live_key = :live for update").set("live", registration.toString()).first(r -> r.uuid("id"));
        enrolments.hold(person, registration);
        Optional<Session> live = session("s.live_key = :value", registration.toString());
        if (live.isPresent()) {
            Session other = live.get();
            boolean quiet = other.beatAt().plus(LOST_AFTER).isBefore(now());
            if (!quiet && !other.tab().equals(tab) && !takeOver) {
                return new Launch.Elsewhere(other.openedAt());
            }
            close(other, other.tab().equals(tab) ? "again" : quiet ? "lost" : "taken");
        }
        OffsetDateTime now = now();
        String token = LaunchToken.make();
        Sql.of(em, "insert into scorm_session (id, attempt_id, registration_id, token_hash, tab, opened_at, counted_to, beat_at, expires_at, live_key)"
                        + " values (:id, :attempt, :registration, :hash, :tab, :now, :now, :now, :expires, :live)")
                .set("id", Ids.next()).set("attempt", attempt(registration, course)).set("registration", registration).set("hash", LaunchToken.hash(token)).set("tab", tab)
                .set("now", now).set("expires", now.plus(LONGEST)).set("live", registration.toString()).update();
        return new Launch.Open(token, address + "/content/" + token + "/player");
    }

    /**
     * The attempt to go on with: a new one only when there is none, or the last one was completed and left. It takes over what sequencing knows:
     * what of it a new start forgets is the sequencer's to say.
     */
    private UUID attempt(UUID registration, OpenPackage course) {
        Optional<Attempt> last = Sql.of(em, "select * from scorm_attempt where registration_id = :registration order by number desc").set("registration", registration).first(Plays::attempt);
        boolean over = last.isPresent() && last.get().ended() && last.get().isComplete();
        if (last.isPresent() && !over) {
            return last.get().id();
        }
        UUID id = Ids.next();
        OffsetDateTime now = now();
        Sql.of(em, "insert into scorm_attempt (id, registration_id, number, content, state, completion, success, begun_at, last_at) values (:id, :registration, :number, :content, :state, 'unknown', 'unknown', :now, :now)")
                .set("id", id).set("registration", registration).set("number", last.map(a -> a.number() + 1).orElse(1)).set("content", course.contentId().toString())
                .set("state", last.map(Attempt::state).orElseGet(() -> SequencingState.fresh(id.getLeastSignificantBits()).json())).set("now", now).update();
        return id;
    }

    // ---- What the player asks

    /** The content whose files a launch may read; empty for a token that opens nothing. */
    public Optional<UUID> serves(String token) {
        String hash = LaunchToken.hash(token);
        Serving known = serving.get(hash);
        if (known != null && known.until().isAfter(now())) {
            return Optional.of(known.content());
        }
        Optional<UUID> content = session("s.token_hash = :value", hash).filter(s -> s.expiresAt().isAfter(now())).map(s -> UUID.fromString(s.content()));
        if (serving.size() > 10_000) {
            serving.clear();
        }
        content.ifPresent(c -> serving.put(hash, new Serving(c, now().plus(SERVED))));
        return content;
    }

    /** @throws Gone for a token that opens nothing, any more or at all: then what comes with it need not be read */
    public void known(String token) {
        if (serves(token).isEmpty()) {
            throw new Gone(Sql.of(em, "select 1 from scorm_session where token_hash = :hash").set("hash", LaunchToken.hash(token)).exists() ? Gone.Why.EXPIRED : Gone.Why.UNKNOWN);
        }
    }

    /** The name of the course a launch plays. */
    public Optional<String> title(String token) {
        return session("s.token_hash = :value", LaunchToken.hash(token)).map(s -> tree(s).root().title());
    }

    /**
     * Begins, or goes on where the person stopped; also after the player itself was loaded again.
     *
     * @return what to show, as the player reads it
     * @throws Gone if the launch is not the live one
     */
    public JsonObject begin(String token) {
        Session session = live(token);
        Play play = play(session);
        if (session.sco() != null) {
            leave(session, play, Request.suspendAll());
        }
        Request request = play.sequencer().isValid(Request.resumeAll()) ? Request.resumeAll() : Request.start();
        return go(session, play, request, now());
    }

    /**
     * Takes what the content says and goes where it, or the person, wants to go.
     *
     * @param request such as {@code continue}, {@code {target=two}choice} or {@code _none_} for a content object that has ended and wants nothing
     * @throws Gone if the launch is not the live one
     */
    public JsonObject navigate(String token, Said said, String request) {
        Session session = live(token);
        OffsetDateTime now = now();
        boolean meant = isMeant(session, said);
        if (!advance(session, said, now)) {
            keepOlder(session, said, now);
            return view(session, look(session), true);
        }
        if (!meant && said.values() != null) {
            keepCalls(session, said, false, now);
            return view(session, look(session), true);
        }
        Play play = play(session);
        hear(session, play, said, now);
        Optional<Request> wish = Request.parse(request);
        if (wish.isEmpty()) {
            keep(session, play, now);
            return view(session, play, false);
        }
        return go(session, play, wish.get(), now);
    }

    /**
     * Takes what the content says, in three small statements; more only where the course's result or the table of contents may depend on it.
     *
     * @param leaving whether the window is being closed: then the next launch need not ask whether to take over
     * @return nothing, or what has changed in the table of contents and the controls
     * @throws Gone if the launch is not the live one, and cannot be brought back
     * @throws Stale if something later was said before
     */
    @Transactional(dontRollbackOn = Stale.class)
    public Optional<JsonObject> commit(String token, Said said, boolean leaving) {
        Optional<JsonObject> changed = leaving ? slowly(live(token), said, true, now()) : quickly(token, said);
        if (leaving) {
            quiet(token);
        }
        return changed;
    }

    /**
     * Takes what a player said without a line and the page round it brings, be it days later.
     *
     * @throws Gone if the course has gone on elsewhere since, and this cannot be added; its calls are logged as refused
     * @throws Stale if this or something later is on record already
     */
    @Transactional(dontRollbackOn = {Stale.class, Gone.class})
    public void late(String token, Said said) {
        OffsetDateTime now = now();
        String hash = LaunchToken.hash(token);
        boolean over = session("s.token_hash = :value", hash).filter(s -> s.closedHow() != null || s.expiresAt().isBefore(now)).isPresent();
        try {
            slowly(live(token, now.minus(KEPT)), said, true, now);
        } catch (Gone overtaken) {
            Session session = session("s.token_hash = :value", hash).orElseThrow(() -> overtaken);
            if (said.sequence() <= session.lastSequence()) {
                throw new Stale();
            }
            keepCalls(session, said, true, now);
            throw overtaken;
        }
        if (over) {
            close(session("s.token_hash = :value", hash).orElseThrow(), "lost");
        } else {
            quiet(token);
        }
    }

    /** Nobody is at this launch any more, as far as one can tell: the next need not ask before it takes over. */
    private void quiet(String token) {
        session("s.token_hash = :value", LaunchToken.hash(token)).ifPresent(s -> count(s, now()));
        Sql.of(em, "update scorm_session set beat_at = :quiet where token_hash = :hash").set("quiet", now().minus(LOST_AFTER).plus(LATE)).set("hash", LaunchToken.hash(token)).update();
    }

    private Optional<JsonObject> quickly(String token, Said said) {
        OffsetDateTime now = now();
        String hash = LaunchToken.hash(token);
        boolean taken = !said.news() && said.values() != null && said.sco() != null && Sql.of(em, "update scorm_session set last_sequence = :sequence, beat_at = :now"
                        + " where token_hash = :hash and live_key is not null and last_sequence < :sequence and expires_at > :now")
                .set("sequence", said.sequence()).set("now", now).set("hash", hash).update() == 1;
        if (taken) {
            Sql.of(em, SCO_SAID + " where id = (select s.sco_id from scorm_session s where s.token_hash = :hash) and " + KEY + " = :key")
                    .setAll(columns(said, is2004(said))).set("now", now).set("hash", hash).set("key", said.sco()).update();
            if (said.calls() != null) {
                Sql.of(em, "insert into scorm_call (id, session_id, sco_id, sequence, refused, calls, recorded_at)"
                                + " select :id, s.id, (select c.id from scorm_sco c where c.attempt_id = s.attempt_id and cast(c.id as varchar(36)) = :sco), :sequence, false, :calls, :now"
                                + " from scorm_session s where s.token_hash = :hash")
                        .set("id", Ids.next()).set("sco", id(said.sco())).set("sequence", said.sequence()).set("calls", said.calls()).set("now", now).set("hash", hash).update();
            }
            return Optional.empty();
        }
        return slowly(live(token), said, false, now);
    }

    /** A message older than one that was taken; it has been logged. */
    public static final class Stale extends RuntimeException {}

    /**
     * The record hears of it only when content is left: many a course says "completed" on its last page and "failed" when the quiz on that page
     * is handed in, and an award once given stays.
     */
    private Optional<JsonObject> slowly(Session session, Said said, boolean leaving, OffsetDateTime now) {
        boolean meant = isMeant(session, said);
        if (!advance(session, said, now)) {
            if (keepOlder(session, said, now)) {
                throw new Stale();
            }
            return Optional.empty();
        }
        if (!meant) {
            keepCalls(session, said, false, now);
            return Optional.empty();
        }
        Play play = play(session);
        hear(session, play, said, now);
        if (leaving) {
            keep(session, play, now);
        } else {
            save(session, play, now);
        }
        return said.news() ? Optional.of(shown(play).build()) : Optional.empty();
    }

    /** The player lives. @throws Gone if its launch is not the live one */
    public void beat(String token) {
        OffsetDateTime now = now();
        if (Sql.of(em, "update scorm_session set beat_at = :now where token_hash = :hash and live_key is not null and expires_at > :now")
                .set("now", now).set("hash", LaunchToken.hash(token)).update() == 0) {
            live(token);
        }
    }

    /** Whether a request, made now, would do what it says. */
    public boolean isValid(String token, String request) {
        Session session = live(token);
        return Request.parse(request).map(r -> look(session).sequencer().isValid(r)).orElse(false);
    }

    // ---- Sessions

    /** A launch of the player, and the attempt it belongs to. */
    private record Session(UUID id, UUID attempt, UUID registration, UUID person, UUID version, String content, String tab, OffsetDateTime openedAt, OffsetDateTime countedTo,
            OffsetDateTime beatAt, OffsetDateTime expiresAt, long lastSequence, UUID sco, String closedHow) {}

    private Optional<Session> session(String where, String value) {
        return Sql.of(em, "select s.*, coalesce(s.counted_to, s.opened_at) as counted, a.content, r.person_id, r.version_id from scorm_session s join scorm_attempt a on a.id = s.attempt_id join registration r on r.id = s.registration_id where " + where)
                .set("value", value).first(r -> new Session(r.uuid("id"), r.uuid("attempt_id"), r.uuid("registration_id"), r.uuid("person_id"), r.uuid("version_id"), r.text("content"), r.text("tab"),
                        r.at("opened_at"), r.at("counted"), r.at("beat_at"), r.at("expires_at"), r.number("last_sequence"), r.uuid("sco_id"), r.text("closed_how")));
    }

    /** The live session of a token, held until the transaction ends. One that was only given up for lost comes back, if no other has come since. */
    private Session live(String token) {
        return live(token, now());
    }

    /** @param since a launch that has expired later than this will do */
    private Session live(String token, OffsetDateTime since) {
        String hash = LaunchToken.hash(token);
        Sql.of(em, "select id from scorm_session where token_hash = :hash for update").set("hash", hash).first(r -> r.uuid("id"));
        Session session = session("s.token_hash = :value", hash).orElseThrow(() -> new Gone(Gone.Why.UNKNOWN));
        if (session.expiresAt().isBefore(since)) {
            throw new Gone(Gone.Why.EXPIRED);
        }
        if (session.closedHow() == null) {
            return session;
        }
        if (!session.closedHow().equals("lost")) {
            throw new Gone(session.closedHow().equals("taken") || session.closedHow().equals("again") ? Gone.Why.TAKEN : Gone.Why.ENDED);
        }
        if (Sql.of(em, "select 1 from scorm_session where registration_id = :registration and opened_at >= :opened and id <> :id")
                .set("registration", session.registration()).set("opened", session.openedAt()).set("id", session.id()).exists()) {
            throw new Gone(Gone.Why.TAKEN);
        }
        return revived(session);
    }

    private Session revived(Session session) {
        Sql.of(em, "update scorm_session set closed_at = null, closed_how = null, live_key = :live, beat_at = :now, counted_to = :now where id = :id")
                .set("live", session.registration().toString()).set("now", now()).set("id", session.id()).update();
        Play play = play(session);
        Outcome outcome = play.sequencer().request(Request.resumeAll());
        Optional<UUID> sco = outcome.delivered().flatMap(item -> newest(session.attempt(), item)).map(Sco::id);
        Sql.of(em, "update scorm_session set sco_id = :sco where id = :id").set("sco", sco.orElse(null)).set("id", session.id()).update();
        save(session, play, now());
        return session("s.id = cast(:value as uuid)", session.id().toString()).orElseThrow();
    }

    /** Players that have not been heard of, those quiet for longest first, at most 20. @param but those that are not wanted */
    public List<UUID> lost(Collection<UUID> but) {
        Sql lost = Sql.of(em, "select id from scorm_session where closed_at is null and beat_at < :dead" + (but.isEmpty() ? "" : " and id not in (:but)")
                + " order by beat_at, id fetch first 20 rows only").set("dead", now().minus(LOST_AFTER));
        return (but.isEmpty() ? lost : lost.set("but", but)).list(r -> r.uuid("id"));
    }

    /**
     * Gives up a player that has not been heard of: what it had sent is the person's, who goes on there next time.
     *
     * @return false when it has been heard of since, or somebody else holds it
     */
    public boolean giveUp(UUID id) {
        boolean lost = Sql.of(em, "select id from scorm_session where id = :id and closed_at is null and beat_at < :dead for update skip locked")
                .set("id", id).set("dead", now().minus(LOST_AFTER)).exists();
        if (lost) {
            close(session("s.id = cast(:value as uuid)", id.toString()).orElseThrow(), "lost");
        }
        return lost;
    }

    /** Forgets calls that were recorded before a moment. */
    public int forgetCalls(OffsetDateTime before) {
        return Sql.of(em, "delete from scorm_call where recorded_at < :before").set("before", before).update();
    }

    private void close(Session session, String how) {
        if (session.sco() != null) {
            Play play = play(session);
            leave(session, play, Request.suspendAll());
        }
        shut(session, how, now());
    }

    private void shut(Session session, String how, OffsetDateTime now) {
        count(session, how.equals("lost") ? session.beatAt() : now);
        Sql.of(em, "update scorm_session set closed_at = :now, closed_how = :how, live_key = null, sco_id = null where id = :id").set("now", now).set("how", how).set("id", session.id()).update();
        serving.clear();
    }

    /** Adds the time the player was open to its attempt, each second once. */
    private void count(Session session, OffsetDateTime until) {
        long seconds = Duration.between(session.countedTo(), until).toSeconds();
        if (seconds > 0) {
            Sql.of(em, "update scorm_session set seconds = seconds + :seconds, counted_to = :until where id = :id").set("seconds", seconds).set("until", until).set("id", session.id()).update();
            Sql.of(em, "update scorm_attempt set seconds = seconds + :seconds where id = :id").set("seconds", seconds).set("id", session.attempt()).update();
        }
    }

    private boolean advance(Session session, Said said, OffsetDateTime now) {
        return Sql.of(em, "update scorm_session set last_sequence = :sequence, beat_at = :now where id = :id and last_sequence < :sequence")
                .set("sequence", said.sequence()).set("now", now).set("id", session.id()).update() == 1;
    }

    /**
     * Whether a message is of the content object that is open: what was said before the course went on may arrive after it. A page that does not
     * say which it means can only mean the one that alone was open in its launch.
     *
     * @throws Gone if a page does not say, and it may be another: opened again it will say
     */
    private boolean isMeant(Session session, Said said) {
        Optional<Sco> open = sco(session.sco());
        if (said.sco() == null && open.isPresent() && Sql.of(em, "select 1 from scorm_sco where attempt_id = :attempt and id <> :open and last_at >= :opened")
                .set("attempt", session.attempt()).set("open", session.sco()).set("opened", session.openedAt()).exists()) {
            throw new Gone(Gone.Why.ENDED);
        }
        return said.sco() == null || said.sco().equals(open.map(Sco::key).orElse(""));
    }

    /** Logs a message as refused if something later was said before; the last one, sent again, is on record. */
    private boolean keepOlder(Session session, Said said, OffsetDateTime now) {
        boolean older = said.sequence() < session.lastSequence();
        if (older) {
            keepCalls(session, said, true, now);
        }
        return older;
    }

    private void keepCalls(Session session, Said said, boolean refused, OffsetDateTime now) {
        if (said.calls() != null || refused) {
            Optional<UUID> sco = said.sco() == null ? Optional.ofNullable(session.sco())
                    : Sql.of(em, "select id from scorm_sco where attempt_id = :attempt and cast(id as varchar(36)) = :sco").set("attempt", session.attempt()).set("sco", id(said.sco())).first(r -> r.uuid("id"));
            Sql.of(em, "insert into scorm_call (id, session_id, sco_id, sequence, refused, calls, recorded_at) values (:id, :session, :sco, :sequence, :refused, :calls, :now)")
                    .set("id", Ids.next()).set("session", session.id()).set("sco", sco.orElse(null)).set("sequence", said.sequence()).set("refused", refused).set("calls", Objects.requireNonNullElse(said.calls(), "[]")).set("now", now).update();
        }
    }

    // ---- One play of a course

    private record Attempt(UUID id, int number, String state, String completion, String success, boolean ended) {
        boolean isComplete() {
            return completion.equals("completed") || success.equals("passed");
        }
    }

    private static Attempt attempt(Row r) {
        return new Attempt(r.uuid("id"), r.integer("number"), r.text("state"), r.text("completion"), r.text("success"), r.at("ended_at") != null);
    }

    /**
     * The course, the person's attempt at it and who leads through it.
     *
     * @param carried what the person carried from course to course when it was read, as JSON
     */
    private record Play(OpenPackage course, ActivityTree tree, Sequencer sequencer, String carried) {
        boolean is2004() {
            return course.manifest().edition().is2004();
        }

        ObjectiveStatus whole() {
            return sequencer.status(tree.root().id());
        }

        /** SCORM 1.2 has no suspending of a course: whoever leaves one that is not complete goes on there next time. */
        Request meant(Request asked) {
            boolean leaves = asked.kind() == Request.Kind.EXIT_ALL || asked.kind() == Request.Kind.EXIT;
            return !is2004() && leaves && !whole().completed().orElse(false) ? Request.suspendAll() : asked;
        }
    }

    private ActivityTree tree(Session session) {
        return trees.computeIfAbsent(UUID.fromString(session.content()), id -> ActivityTree.of(packages.find(session.version()).orElseThrow().manifest()));
    }

    /** To go on with. What a person carries is read, changed and written by one course at a time; the session is held before it, as everywhere. */
    private Play play(Session session) {
        Sql.of(em, "select id from person where id = :person for update").set("person", session.person()).first(r -> r.uuid("id"));
        return look(session);
    }

    /** To ask only. */
    private Play look(Session session) {
        OpenPackage course = packages.find(session.version()).orElseThrow(() -> new Gone(Gone.Why.UNKNOWN));
        Attempt attempt = Sql.of(em, "select * from scorm_attempt where id = :id for update").set("id", session.attempt()).first(Plays::attempt).orElseThrow();
        Globals carried = Sql.of(em, "select data from scorm_carried where person_id = :person").set("person", session.person()).first(r -> Globals.read(r.text("data"))).orElseGet(Globals::none);
        ActivityTree tree = tree(session);
        return new Play(course, tree, new Sequencer(tree, SequencingState.read(attempt.state()), carried, clock), carried.json());
    }

    private void save(Session session, Play play, OffsetDateTime now) {
        ObjectiveStatus whole = play.whole();
        Sql.of(em, "update scorm_attempt set state = :state, completion = :completion, success = :success, scaled = :scaled, last_at = :now, ended_at = null where id = :id")
                .set("state", play.sequencer().state().json()).set("completion", whole.completionStatus()).set("success", whole.successStatus()).set("scaled", whole.scaled().orElse(null))
                .set("now", now).set("id", session.attempt()).update();
        String carried = play.sequencer().globals().json();
        if (!carried.equals(play.carried())
                && Sql.of(em, "update scorm_carried set data = :data, updated_at = :now where person_id = :person").set("data", carried).set("now", now).set("person", session.person()).update() == 0) {
            Sql.of(em, "insert into scorm_carried (person_id, data, updated_at) values (:person, :data, :now)").set("data", carried).set("now", now).set("person", session.person()).update();
        }
    }

    /** Saves, and tells the record what the course says by now. */
    private void keep(Session session, Play play, OffsetDateTime now) {
        save(session, play, now);
        CourseResult result = CourseResult.of(play.course().rule(), play.whole());
        if (result.saysSomething()) {
            Enrolment enrolment = enrolments.of(session.person(), session.registration());
            String page = enrolments.text(enrolment).pages().stream().filter(Page::isPackage).map(Page::id).findFirst().orElseThrow();
            enrolments.report(new ActivityReport(session.registration(), page, result.done() ? Completion.DONE : Completion.NOT_YET, result.success(), result.score(), now));
        }
    }

    // ---- Content objects

    private record Sco(UUID id, String item, int number, String data, String completion, String success, long totalCenti, int launches) {
        /** In the words of SCORM 1.2. */
        String lesson() {
            return success.equals("unknown") ? completion : success;
        }

        /** By which the player names it in its messages: another one for each opening. */
        String key() {
            return id + "." + launches;
        }
    }

    private static Sco sco(Row r) {
        return new Sco(r.uuid("id"), r.text("item"), r.integer("number"), r.text("data"), r.text("completion"), r.text("success"), r.number("total_centi"), r.integer("launches"));
    }

    private Optional<Sco> sco(UUID id) {
        return id == null ? Optional.empty() : Sql.of(em, "select * from scorm_sco where id = :id").set("id", id).first(Plays::sco);
    }

    private Optional<Sco> newest(UUID attempt, String item) {
        return Sql.of(em, "select * from scorm_sco where attempt_id = :attempt and item = :item order by number desc").set("attempt", attempt).set("item", item).first(Plays::sco);
    }

    /** {@link Sco#key} in SQL. */
    private static final String KEY = "cast(id as varchar(36)) || '.' || cast(launches as varchar(10))";
    private static final String SCO_SAID = "update scorm_sco set data = :data, completion = :completion, success = :success, scaled = :scaled, raw = :raw, session_centi = :centi, last_at = :now";

    /** The id of the content object in a key. */
    private static String id(String key) {
        return key.replaceFirst("\\..*", "");
    }

    private static boolean is2004(Said said) {
        return said.lesson().isEmpty();
    }

    private static Map<String, Object> columns(Said said, boolean is2004) {
        ScoData data = ScoData.of(said.values(), is2004);
        Map<String, Object> columns = new HashMap<>();
        columns.put("data", said.values().toString());
        columns.put("completion", said.completion());
        columns.put("success", said.success());
        columns.put("scaled", data.scaled().orElse(null));
        columns.put("raw", data.raw().orElse(null));
        columns.put("centi", data.sessionCenti());
        return columns;
    }

    /** Keeps what the content says and tells it to the sequencer. */
    private void hear(Session session, Play play, Said said, OffsetDateTime now) {
        keepCalls(session, said, false, now);
        if (said.values() != null && session.sco() != null) {
            Sql.of(em, SCO_SAID + " where id = :id").setAll(columns(said, play.is2004())).set("now", now).set("id", session.sco()).update();
            sco(session.sco()).ifPresent(s -> play.sequencer().report(s.item(), ScoData.of(said.values(), play.is2004()).report(said.lesson(), said.stores())));
        }
    }

    /** Leaves the open content object as it was last heard of, without going anywhere. */
    private void leave(Session session, Play play, Request request) {
        sco(session.sco()).ifPresent(s -> {
            play.sequencer().report(s.item(), ScoData.read(s.data(), play.is2004()).report(s.lesson(), Map.of()));
            write(session, play, s);
        });
        play.sequencer().request(request);
        keep(session, play, now());
    }

    private JsonObject go(Session session, Play play, Request asked, OffsetDateTime now) {
        Request request = play.meant(asked);
        Optional<Sco> before = sco(session.sco());
        Outcome outcome = play.sequencer().request(request);
        boolean stays = outcome.delivered().isEmpty() && !outcome.ended() && before.isPresent() && play.sequencer().opened().filter(before.get().item()::equals).isPresent();
        if (!stays) {
            before.ifPresent(s -> write(session, play, s));
        }
        keep(session, play, now);
        if (outcome.ended()) {
            boolean suspended = play.sequencer().isValid(Request.resumeAll());
            if (!suspended) {
                Sql.of(em, "update scorm_attempt set ended_at = :now where id = :id").set("now", now).set("id", session.attempt()).update();
            }
            shut(session, suspended ? "suspended" : "left", now);
            return shown(play).add("ended", true).add("suspended", suspended).build();
        }
        UUID open = outcome.delivered().map(item -> open(session, play, item, outcome.resumed(), now)).orElse(stays ? session.sco() : null);
        Sql.of(em, "update scorm_session set sco_id = :sco where id = :id").set("sco", open).set("id", session.id()).update();
        Session moved = session("s.id = cast(:value as uuid)", session.id().toString()).orElseThrow();
        outcome.code().ifPresent(c -> LOG.log(Level.DEBUG, "{0} answered {1}", request, c));
        return view(moved, play, !stays);
    }

    /** The row of the content object that is to be opened: the one that was suspended, or a new one. SCORM 1.2 knows no attempts on an item, so there its data always stay. */
    private UUID open(Session session, Play play, String item, boolean resumed, OffsetDateTime now) {
        Optional<Sco> newest = newest(session.attempt(), item);
        if (newest.isPresent() && (resumed || !play.is2004())) {
            Sql.of(em, "update scorm_sco set total_centi = total_centi + session_centi, session_centi = 0, launches = launches + 1, last_at = :now where id = :id").set("now", now).set("id", newest.get().id()).update();
            return newest.get().id();
        }
        UUID id = Ids.next();
        Sql.of(em, "insert into scorm_sco (id, attempt_id, item, number, data, completion, success, first_at, last_at) values (:id, :attempt, :item, :number, '{}', 'unknown', 'unknown', :now, :now)")
                .set("id", id).set("attempt", session.attempt()).set("item", item).set("number", newest.map(s -> s.number() + 1).orElse(1)).set("now", now).update();
        return id;
    }

    /** Writes down questions, objectives and comments of a content object that is left, for those who look at many. */
    private void write(Session session, Play play, Sco sco) {
        ScoData data = ScoData.read(sco(sco.id()).orElseThrow().data(), play.is2004());
        for (String table : List.of("scorm_interaction", "scorm_objective", "scorm_comment")) {
            Sql.of(em, "delete from " + table + " where sco_id = :sco").set("sco", sco.id()).update();
        }
        Sql.batch(em, "insert into scorm_interaction (sco_id, place, interaction_id, kind, response, correct, result, weighting, latency, answered, description)"
                + " values (:sco, :place, :id, :kind, :response, :correct, :result, :weighting, :latency, :answered, :description)", data.interactions(), (sql, i) ->
                sql.set("sco", sco.id()).set("place", i.place()).set("id", i.id()).set("kind", i.kind()).set("response", i.response()).set("correct", i.correct()).set("result", i.result())
                        .set("weighting", i.weighting()).set("latency", i.latency()).set("answered", i.answered()).set("description", i.description()));
        Sql.batch(em, "insert into scorm_objective (sco_id, place, objective_id, success, completion, scaled, raw, progress, description)"
                + " values (:sco, :place, :id, :success, :completion, :scaled, :raw, :progress, :description)", data.objectivesAsSaid(), (sql, o) ->
                sql.set("sco", sco.id()).set("place", o.place()).set("id", o.id()).set("success", o.success()).set("completion", o.completion()).set("scaled", o.scaled()).set("raw", o.raw())
                        .set("progress", o.progress()).set("description", o.description()));
        Sql.batch(em, "insert into scorm_comment (sco_id, place, body, location, written) values (:sco, :place, :body, :location, :written)", data.comments(), (sql, c) ->
                sql.set("sco", sco.id()).set("place", c.place()).set("body", c.body()).set("location", c.location()).set("written", c.written()));
        String part = play.course().manifest().pages().size() == 1 ? "" : play.tree().find(sco.item()).map(Activity::title).orElse("");
        List<ItemAnswer> answers = FirstAnswers.of(data.interactions(), sco.item(), part);
        if (!answers.isEmpty()) {
            enrolments.answered(enrolments.of(session.person(), session.registration()), session.attempt(), answers);
        }
    }

    // ---- What the player is told

    private JsonObjectBuilder shown(Play play) {
        return PlayView.of(play.tree(), play.sequencer());
    }

    /** @param told whether the player is to open the content object that is open now; without one it shows the table of contents alone */
    private JsonObject view(Session session, Play play, boolean told) {
        JsonObjectBuilder view = shown(play).add("sequence", session.lastSequence());
        if (told) {
            view.add("sco", sco(session.sco()).map(s -> (JsonValue) launch(session, play, s)).orElse(JsonValue.NULL));
        }
        return view.build();
    }

    private JsonObject launch(Session session, Play play, Sco sco) {
        PersonRow person = people.find(session.person()).orElseThrow();
        return PlayView.launch(play.course().manifest(), play.tree().find(sco.item()).orElseThrow(), play.sequencer(),
                new PlayView.Kept(sco.key(), sco.data(), sco.totalCenti(), sco.launches() > 1),
                session.person().toString(), person.familyName() + ", " + person.givenName());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
