package heed.quiz;

import heed.access.NotInScope;
import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Page;
import heed.enrolment.ActivityReport;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.enrolment.ItemAnswer;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attempts of learners at the questions of their module. */
@ApplicationScoped
@Transactional
public class Quizzes {
    private static final SecureRandom SEEDS = new SecureRandom();

    private EntityManager em;
    private Clock clock;
    private Enrolments enrolments;

    protected Quizzes() {}

    @Inject
    public Quizzes(EntityManager em, Clock clock, Enrolments enrolments) {
        this.em = em;
        this.clock = clock;
        this.enrolments = enrolments;
    }

    /**
     * The attempt that runs, or a new one with freshly drawn questions.
     *
     * @throws Refusal when it is passed already or every attempt is used
     */
    public Attempt start(UUID personId, UUID registrationId) {
        enrolments.hold(personId, registrationId);
        Enrolment enrolment = enrolments.of(personId, registrationId);
        Block.Quiz quiz = quiz(enrolment);
        Optional<Attempt> running = running(enrolment, quiz.id());
        if (running.isPresent()) {
            return running.get();
        }
        Past past = past(enrolment, quiz.id());
        if (past.passed()) {
            throw new Refusal("quiz.alreadyPassed");
        }
        Integer left = left(enrolment, past);
        if (left != null && left == 0) {
            throw new Refusal("quiz.noAttemptLeft", past.submitted());
        }
        long seed = SEEDS.nextLong();
        return begin(enrolment, quiz.id(), past.submitted() + 1, seed, Draw.of(quiz, enrolment.nation(), enrolment.groups(), seed));
    }

    /**
     * "Show what you know": the anchor questions, once, before the quiz was tried.
     *
     * @throws Refusal when there is nothing to show, or it was done
     */
    public Attempt startBeforehand(UUID personId, UUID registrationId) {
        enrolments.hold(personId, registrationId);
        Enrolment enrolment = enrolments.of(personId, registrationId);
        Block.Quiz quiz = quiz(enrolment);
        if (!mayShow(enrolment)) {
            throw new Refusal("quiz.nothingToShow");
        }
        return running(enrolment, beforehand(quiz)).orElseGet(() ->
                begin(enrolment, beforehand(quiz), 1, SEEDS.nextLong(), Draw.anchors(quiz, enrolment.nation(), enrolment.groups())));
    }

    /** Whether "show what you know" is open: it can spare a page, and neither it nor the quiz was submitted. */
    public boolean mayShow(Enrolment enrolment) {
        Optional<Block.Quiz> quiz = enrolments.text(enrolment).quiz();
        return quiz.isPresent() && enrolment.isRunning() && !sparable(enrolment, quiz.get()).isEmpty()
                && past(enrolment, beforehand(quiz.get())).submitted() == 0 && past(enrolment, quiz.get().id()).submitted() == 0;
    }

    /** How many questions "show what you know" asks. */
    public int anchors(Enrolment enrolment) {
        return Draw.anchors(quiz(enrolment), enrolment.nation(), enrolment.groups()).size();
    }

    /** The attempt that runs in this registration, if one does. */
    public Optional<UUID> running(Enrolment enrolment) {
        return enrolments.text(enrolment).quiz().flatMap(q -> running(enrolment, q.id())).map(Attempt::id);
    }

    /** The newest submitted attempt at the quiz. */
    public Optional<UUID> newest(Enrolment enrolment) {
        return enrolments.text(enrolment).quiz().flatMap(q -> Sql.of(em, "select id from quiz_attempt where registration_id = :registration and quiz = :quiz and submitted_at is not null"
                        + " order by number_in_registration desc").set("registration", enrolment.id()).set("quiz", q.id()).first(r -> r.uuid("id")));
    }

    /** How often the quiz may still be tried; null means as often as one likes. */
    public Integer attemptsLeft(Enrolment enrolment) {
        return left(enrolment, past(enrolment, quiz(enrolment).id()));
    }

    /** @throws NotInScope unless the attempt is that person's own */
    public Attempt attempt(UUID personId, UUID attemptId) {
        return view(own(personId, attemptId, LockModeType.NONE));
    }

    /**
     * Marks what is on the server, once. A second submission, from another device or a second press, changes nothing.
     * "Show what you know" that is handed in after the quiz was, whose result tells what fits, spares no page.
     *
     * @throws NotInScope unless the attempt is that person's own
     */
    public void submit(UUID personId, UUID attemptId) {
        UUID registrationId = Sql.of(em, "select registration_id from quiz_attempt where id = :id").set("id", attemptId).first(r -> r.uuid("registration_id")).orElseThrow(NotInScope::new);
        enrolments.hold(personId, registrationId);
        QuizAttempt attempt = own(personId, attemptId, LockModeType.PESSIMISTIC_WRITE);
        if (attempt.isSubmitted()) {
            return;
        }
        Attempt view = view(attempt);
        Score score = Grading.of(view.items(), view.answers());
        boolean passed = score.passes(quiz(view.enrolment()).passMarkPercent());
        OffsetDateTime now = now();
        boolean told = view.beforehand() && isTold(view.enrolment(), now);
        attempt.submit(score.share(), passed, now);
        keep(attempt, view.enrolment(), score, !told);
        enrolments.handedIn(view.enrolment(), view.items().stream().collect(Collectors.toMap(i -> view.answerName(i.id()), Function.identity())));
        if (told) {
            return;
        }
        if (view.beforehand()) {
            enrolments.shown(personId, registrationId, shown(score));
        } else {
            enrolments.report(ActivityReport.marked(registrationId, view.page(), passed, score.share(), now));
        }
    }

    /**
     * The result of a submitted attempt, marked again from the answers that counted.
     *
     * @throws NotInScope unless the attempt is that person's own and submitted
     */
    public Result result(UUID personId, UUID attemptId) {
        QuizAttempt attempt = own(personId, attemptId, LockModeType.NONE);
        if (!attempt.isSubmitted()) {
            throw new NotInScope();
        }
        Attempt view = view(attempt);
        Map<String, List<String>> counted = new HashMap<>();
        Sql.of(em, "select item, answer_value from quiz_result where attempt_id = :attempt").set("attempt", attemptId)
                .each(r -> counted.put(r.text("item"), words(r.text("answer_value"))));
        Score score = Grading.of(view.items(), counted);
        Block.Quiz quiz = quiz(view.enrolment());
        Integer left = view.beforehand() ? Integer.valueOf(0) : left(view.enrolment(), past(view.enrolment(), quiz.id()));
        List<String> skipped = view.beforehand() && !isTold(view.enrolment(), view.submittedAt()) ? skipped(view.enrolment(), shown(score)) : List.of();
        return new Result(view, score, attempt.passed(), quiz.passMarkPercent(), left, skipped);
    }

    private Attempt begin(Enrolment enrolment, String quiz, int number, long seed, List<Item> items) {
        QuizAttempt attempt = new QuizAttempt(enrolment.id(), enrolment.versionId(), enrolment.personId(), quiz, number, seed, items, now());
        em.persist(attempt);
        em.flush();
        return view(attempt, enrolment);
    }

    private Optional<Attempt> running(Enrolment enrolment, String quiz) {
        return Sql.of(em, "select id from quiz_attempt where live_key = :key").set("key", QuizAttempt.liveKey(enrolment.id(), quiz)).first(r -> r.uuid("id"))
                .map(id -> attempt(enrolment.personId(), id));
    }

    private QuizAttempt own(UUID personId, UUID attemptId, LockModeType lock) {
        QuizAttempt attempt = em.find(QuizAttempt.class, attemptId, lock);
        if (attempt == null || !attempt.personId().equals(personId)) {
            throw new NotInScope();
        }
        return attempt;
    }

    private Attempt view(QuizAttempt attempt) {
        return view(attempt, enrolments.of(attempt.personId(), attempt.registrationId()));
    }

    private Attempt view(QuizAttempt attempt, Enrolment enrolment) {
        ModuleText text = enrolments.text(enrolment);
        boolean beforehand = attempt.quiz().endsWith(BEFOREHAND);
        List<Item> items = attempt.items().stream().flatMap(id -> text.item(id).flatMap(i -> i.in(enrolment.nation())).stream()).toList();
        Map<String, List<String>> answers = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        items.forEach(i -> names.put(Attempt.answerName(i.id(), beforehand, attempt.number()), i.id()));
        enrolments.answers(enrolment.id(), names.keySet()).forEach((name, answer) -> answers.put(names.get(name), answer.words()));
        return new Attempt(attempt.id(), enrolment, page(text), beforehand, attempt.number(), attempt.seed(), items, answers, attempt.submittedAt());
    }

    /** Whether the result of the quiz was there by then. */
    private boolean isTold(Enrolment enrolment, OffsetDateTime by) {
        return Sql.of(em, "select count(*) from quiz_attempt where registration_id = :registration and quiz = :quiz and submitted_at <= :by")
                .set("registration", enrolment.id()).set("quiz", quiz(enrolment).id()).set("by", by).number() > 0;
    }

    private void keep(QuizAttempt attempt, Enrolment enrolment, Score score, boolean first) {
        Sql.batch(em, "insert into quiz_result (attempt_id, item, slug, outcome, answer_value, points) values (:attempt, :item, :slug, :outcome, :words, :points)",
                score.items(), (sql, graded) -> sql.set("attempt", attempt.id()).set("item", graded.item().id()).set("slug", enrolment.slug())
                        .set("outcome", graded.item().outcome()).set("words", String.join("\n", graded.words())).set("points", points(graded)));
        if (first) {
            enrolments.answered(enrolment, attempt.id(), score.items().stream()
                    .map(graded -> new ItemAnswer(graded.item().id(), null, points(graded), graded.misconception().isEmpty() ? null : graded.misconception())).toList());
        }
    }

    private static BigDecimal points(Graded graded) {
        return graded.fits() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** Outcomes of which every question was answered rightly. */
    private static List<String> shown(Score score) {
        return score.byOutcome().entrySet().stream().filter(e -> e.getValue().isFull()).map(Map.Entry::getKey).toList();
    }

    private List<String> sparable(Enrolment enrolment, Block.Quiz quiz) {
        return skipped(enrolment, Draw.anchors(quiz, enrolment.nation(), enrolment.groups()).stream().map(Item::outcome).toList());
    }

    private List<String> skipped(Enrolment enrolment, Collection<String> outcomes) {
        return enrolments.pages(enrolment).stream().filter(p -> !p.hasOwnPlayer() && !p.teaches().isEmpty() && outcomes.containsAll(p.teaches())).map(Page::id).toList();
    }

    private record Past(int submitted, boolean passed) {}

    private Past past(Enrolment enrolment, String quiz) {
        return Sql.of(em, "select count(*) as n, sum(case when passed then 1 else 0 end) as good from quiz_attempt where registration_id = :registration and quiz = :quiz and submitted_at is not null")
                .set("registration", enrolment.id()).set("quiz", quiz).first(r -> new Past(r.integer("n"), r.integer("good") > 0)).orElseThrow();
    }

    private Integer left(Enrolment enrolment, Past past) {
        int allowed = enrolments.text(enrolment).front().attempts();
        return allowed == 0 ? null : Integer.valueOf(Math.max(0, allowed - past.submitted()));
    }

    private Block.Quiz quiz(Enrolment enrolment) {
        return enrolments.text(enrolment).quiz().orElseThrow(NotInScope::new);
    }

    private static final String BEFOREHAND = "/beforehand";

    private static String beforehand(Block.Quiz quiz) {
        return quiz.id() + BEFOREHAND;
    }

    private static String page(ModuleText text) {
        return text.pages().stream().filter(Page::isQuiz).findFirst().orElseThrow().id();
    }

    private static List<String> words(String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value.split("\n"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
