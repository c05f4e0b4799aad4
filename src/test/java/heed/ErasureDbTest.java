package heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.NotInScope;
import heed.access.Role;
import heed.assignment.AssignmentData;
import heed.audit.AuditLog;
import heed.award.AwardData;
import heed.award.Awards;
import heed.award.NewAward;
import heed.award.Standing;
import heed.award.Standings;
import heed.capacity.CapacityDoors;
import heed.capacity.Coverages;
import heed.capacity.Figure;
import heed.enrolment.LearningData;
import heed.notification.Message;
import heed.notification.Outbox;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.privacy.GroundData;
import heed.privacy.PersonalData;
import heed.privacy.SubjectRequests;
import heed.provisioning.ImportData;
import heed.quiz.QuizData;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Evidence;
import heed.requirement.ExemptionData;
import heed.requirement.Exemptions;
import heed.requirement.Line;
import heed.requirement.Requirements;
import heed.scorm.PlayData;
import heed.scorm.cloud.CloudData;
import heed.workforce.HeadcountReturn;
import heed.workforce.NewPerson;
import heed.workforce.PostFacts;
import heed.workforce.WorkforceData;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** After somebody is taken out, no column of any table leads to the person, and every figure of every day is what it was. */
class ErasureDbTest {
    private static final List<String> WORDS = List.of("quillfeather", "philippa", "pq@northmere.example", "staff-90417", "pquill", "07700 900417", "oldname");

    /** Wide columns that hold codes, names of units and modules, digests or the program's own words, and those that tests of their own rooms fill. */
    private static final Set<String> WORDLESS = Set.of(
            "job.kind", "job.payload", "job.unique_key", "job.message", "job.alone", "installation.name", "installation.setting_value", "outbox_message.event_key", "outbox_message.link", "outbox_message.last_error",
            "account.password_hash", "account.totp_secret", "account.totp_pending", "sign_in.token_hash", "sign_in.address", "sign_in_code.code_hash", "sign_in_failure.key_hash",
            "audit_entry.actor_name", "audit_entry.action", "audit_entry.subject_kind", "audit_entry.subject_id", "unit.code", "unit_fact.name", "area_setting.name", "area_setting.setting_value", "professional_group.name",
            "headcount_return.source", "job_title_map.title", "module.slug", "module.title", "module_version.slug", "module_version.title", "module_version.summary", "module_version.content_hash",
            "module_file.path", "module_file.media_type", "module_file.content", "module_publication.slug", "module_publication.live_key", "module_sign_off.signer_name", "module_sign_off.signer_role",
            "registration.slug", "registration.learner_groups", "registration.place", "registration.live_key", "answer.client_id", "answer.page", "answer.item", "activity_state.activity", "completion.slug",
            "reflection.block", "requirement.slug", "requirement.source", "exemption.slug", "award.slug", "award.edition", "award.provider", "award.verified_by", "certificate.counts_for",
            "quiz_attempt.quiz", "quiz_attempt.items", "quiz_attempt.live_key", "quiz_result.item", "quiz_result.slug", "quiz_result.outcome", "first_answer.slug", "first_answer.item", "first_answer.question",
            "assignment.slug", "assignment.reason", "cell_change.slug", "import_batch.file_name", "import_batch.file_hash", "import_batch.fingerprint", "import_batch.heads", "import_batch.summary", "import_batch.message",
            "import_row.reason", "import_row.before_text", "import_row.after_text", "import_row.job_title", "tool_download.tool",
            "outbound_host.host", "outbound_host.why", "api_application.app_id", "api_application.name", "api_application.scopes", "api_application.secret_hash",
            "takeaway.group_code", "api_course.course_id", "api_course.live_key", "api_import.course_id", "api_import.address", "api_import.message", "api_link.token_hash", "api_link.tab", "api_postback.live_key",
            "api_registration.post_address", "api_registration.post_user", "api_registration.post_secret", "api_link.exit_address", "api_postback.last_error",
            "scorm_package.slug", "scorm_content.file_name", "scorm_content.packed_hash", "scorm_upload.file_name", "scorm_upload.stamp", "scorm_upload_line.path", "scorm_upload_line.words",
            "scorm_attempt.content", "scorm_sco.item", "scorm_session.token_hash", "scorm_session.live_key", "scorm_interaction.interaction_id", "scorm_interaction.correct",
            "scorm_interaction.result", "scorm_interaction.weighting", "scorm_interaction.latency", "scorm_interaction.answered", "scorm_interaction.description", "scorm_objective.objective_id",
            "scorm_objective.scaled", "scorm_objective.raw", "scorm_objective.progress", "scorm_comment.location", "scorm_comment.written",
            "answer.answer_value", "reflection.body", "quiz_result.answer_value", "award_revocation.reason", "award_revocation.revoked_by");

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2021, 3, 1), LocalDate.of(2025, 3, 1), LocalDate.of(2026, 6, 30));

    private final TestClock clock = TestClock.at("2026-11-22");
    private final CurrentUser admin = new CurrentUser();

    private Database.Fresh db;
    private WorkforceFixture f;
    private UUID person;
    private UUID account;
    private SubjectRequests requests;
    private Standings standings;

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private void open(Database.Fresh fresh) {
        db = fresh;
        f = db.tx(em -> new WorkforceFixture(em, clock));
        admin.is(Ids.next(), null, "Ewan Fraser", false, List.of(new Grant(Ids.next(), Role.ADMINISTRATOR, f.partnership, LocalDate.of(2026, 1, 1), null)));
        Access access = new Access(db.em(), clock, admin);
        AuditLog log = new AuditLog(db.em(), clock, admin, access);
        List<PersonalData> rooms = List.of(new GroundData(db.em()), new WorkforceData(db.em()), new ExemptionData(db.em()), new LearningData(db.em()), new QuizData(db.em()),
                new AwardData(db.em()), new AssignmentData(db.em()), new ImportData(db.em()), new PlayData(db.em()), new CloudData(db.em()));
        requests = new SubjectRequests(db.em(), clock, admin, access, log, rooms);
        Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
        Exemptions exemptions = new Exemptions(db.em(), clock, new Heard<>(), log);
        Awards awards = new Awards(db.em(), clock, new Heard<>(), new Heard<>(), log);
        standings = new Standings(db.em(), clock, requirements, exemptions);
        db.run(em -> {
            requirements.write(Edit.add(new Line("11", "nursery", null, false, f.england, "act-on-a-concern", Basis.LOCAL_STANDARD, "Local", 24, 0, Evidence.EXTERNAL,
                    LocalDate.parse("2020-01-01"), null)), null);
            PostFacts at = f.facts(Ids.next(), f.nurseries, f.harbourLane, "nursery", "2021-01-01");
            PostFacts post = new PostFacts(at.personId(), at.agencyKey(), at.placeKey(), at.group(), at.level(), at.areaKey(), "employee", false, "Philippa's job",
                    "STAFF-90417", null, at.firstDay(), LocalDate.parse("2026-06-30"));
            person = f.people.add(new NewPerson("Philippa", "Oldname", "pq@northmere.example", "07700 900417"), post);
            f.people.change(person, new NewPerson("Philippa", "Quillfeather", "pq@northmere.example", "07700 900417"), LocalDate.parse("2024-05-03"), 0);
            account = Ids.next();
            Sql.of(em, "insert into account (id, person_id, user_name, email, display_name, created_at) values (:id, :person, 'pquill', 'pq@northmere.example', 'Philippa Quillfeather', :now)")
                    .set("id", account).set("person", person).set("now", now()).update();
            Sql.of(em, "insert into sign_in (token_hash, account_id, started_at, last_seen_at, expires_at, way, address, device) values ('h', :id, :now, :now, :now, 'password',"
                    + " '192.0.2.7', 'Philippa phone')").set("id", account).set("now", now()).update();
            UUID award = awards.record(NewAward.external(person, "act-on-a-concern", LocalDate.parse("2025-02-01"), "Elsewhere", "Certificate of Philippa Quillfeather"));
            UUID bea = f.nurseryWorker("Bea", "Moss", "2024-01-01");
            CurrentUser philippa = new CurrentUser();
            philippa.is(account, person, "Philippa Quillfeather", false, List.of());
            awards.verify(awards.record(NewAward.external(bea, "act-on-a-concern", LocalDate.parse("2025-02-01"), "Elsewhere", "Seen")), philippa);
            awards.verify(award, admin);
            awards.recordAll(List.of(NewAward.imported(bea, "was-not-brought", LocalDate.parse("2025-02-01"), "Elsewhere", null, "Philippa Quillfeather")), null);
            UUID postId = f.people.posts(List.of(person)).get(0).postId();
            exemptions.sign(postId, "was-not-brought", LocalDate.parse("2026-01-01"), null, "Philippa Quillfeather does not meet children", admin.accountId());
            new Outbox(em, clock, TestSettings.of()).queue(new Message("a", person, "pq@northmere.example", "For Philippa", "Dear Philippa Quillfeather", "/home/today"));
            log.record("requirement.line.added", "requirement", "11", "11", f.england, "asked for by Philippa Quillfeather");
            f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 12, LocalDate.parse("2025-02-01"), "payroll", "payroll", "high", "Philippa Quillfeather"));
            knownToAProgram();
            UUID batch = Ids.next();
            Sql.of(em, "insert into import_batch (id, kind, file_name, file_hash, content, unit_key, list_day, state, heads, uploaded_by, uploaded_at)"
                            + " values (:id, 'people', 'staff.csv', 'x', :content, :unit, :day, 'written', 'given', :by, :now)")
                    .set("id", batch).set("content", "Philippa;Quillfeather;STAFF-90417".getBytes(StandardCharsets.UTF_8)).set("unit", f.nurseries).set("day", LocalDate.now(clock))
                    .set("by", account).set("now", now()).update();
            Sql.of(em, "insert into import_row (batch_id, line_number, outcome, subject, data) values (:id, 2, 'added', 'Philippa Quillfeather', :data)")
                    .set("id", batch).set("data", "Philippa\u001FQuillfeather\u001FSTAFF-90417").update();
            Sql.of(em, "insert into import_row (batch_id, line_number, outcome, subject, data) values (:id, 3, 'added', 'Bea Moss', :data)")
                    .set("id", batch).set("data", "Bea\u001FMoss\u001F7").update();
            course(em);
        });
    }

    /** A course that she took, in which every place for words holds her name. */
    private void course(EntityManager em) {
        UUID version = Ids.next();
        UUID registration = Ids.next();
        UUID attempt = Ids.next();
        UUID sco = Ids.next();
        UUID opened = Ids.next();
        insert(em, "module_version (id, slug, version, title, summary, minutes, content_hash, state, read_at) values (:id, 'was-not-brought', '1.0.0', 'A course', '', 10, 'x', 'published', :now)", Map.of("id", version));
        insert(em, "registration (id, person_id, slug, version_id, area_key, jurisdiction, form_key, started_at, last_at) values (:id, :person, 'was-not-brought', :version, :area, 'england', :id, :now, :now)",
                Map.of("id", registration, "person", person, "version", version, "area", f.england));
        insert(em, "first_answer (slug, item, person_id, go, points, chosen, answered_at) values ('was-not-brought', 'one/q1', :person, :go, 1, 'Philippa Quillfeather', :now)", Map.of("person", person, "go", attempt));
        insert(em, "scorm_attempt (id, registration_id, number, content, state, completion, success, begun_at, last_at) values (:id, :registration, 1, 'x', '{\"a\":\"Quillfeather\"}', 'incomplete', 'unknown', :now, :now)",
                Map.of("id", attempt, "registration", registration));
        insert(em, "scorm_sco (id, attempt_id, item, number, data, completion, success, first_at, last_at) values (:id, :attempt, 'one', 1, '{\"cmi.suspend_data\":\"Quillfeather\"}', 'incomplete', 'unknown', :now, :now)",
                Map.of("id", sco, "attempt", attempt));
        insert(em, "scorm_session (id, attempt_id, registration_id, token_hash, tab, opened_at, beat_at, expires_at, sco_id, live_key) values (:id, :attempt, :registration, 't', 'pquill', :now, :now, :now, :sco, :live)",
                Map.of("id", opened, "attempt", attempt, "registration", registration, "sco", sco, "live", registration.toString()));
        insert(em, "scorm_interaction (sco_id, place, interaction_id, kind, response) values (:sco, 0, 'q1', 'fill-in', 'Quillfeather')", Map.of("sco", sco));
        insert(em, "scorm_objective (sco_id, place, objective_id, description) values (:sco, 0, 'o1', 'Quillfeather')", Map.of("sco", sco));
        insert(em, "scorm_comment (sco_id, place, body) values (:sco, 0, 'Quillfeather was here')", Map.of("sco", sco));
        insert(em, "scorm_call (id, session_id, sco_id, sequence, refused, calls, recorded_at) values (:id, :session, :sco, 1, false, '[[0,\"SetValue\",\"cmi.comments\",\"Quillfeather\"]]', :now)",
                Map.of("id", Ids.next(), "session", opened, "sco", sco));
        insert(em, "scorm_carried (person_id, data, updated_at) values (:person, '{\"store\":\"Quillfeather\"}', :now)", Map.of("person", person));
    }

    private void insert(EntityManager em, String row, Map<String, ?> values) {
        Sql.of(em, "insert into " + row).setAll(values).set("now", now()).update();
    }

    /** A program of another's registered the person under a name that says who it is. */
    private void knownToAProgram() {
        UUID application = Ids.next();
        UUID packageId = Ids.next();
        UUID course = Ids.next();
        Sql.of(db.em(), "insert into api_application (id, app_id, name, unit_key, scopes, secret_hash, secret_number, created_at) values (:id, 'HEED-1', 'Platform', :unit, 'read:course', 'h', 1, :now)")
                .set("id", application).set("unit", f.nurseries).set("now", now()).update();
        Sql.of(db.em(), "insert into scorm_package (id, slug, brought_at) values (:id, 'act-on-a-concern', :now)").set("id", packageId).set("now", now()).update();
        Sql.of(db.em(), "insert into api_course (id, application_id, course_id, package_id, created_at, updated_at) values (:id, :application, 'intro', :package, :now, :now)")
                .set("id", course).set("application", application).set("package", packageId).set("now", now()).update();
        Sql.of(db.em(), "insert into api_learner (application_id, learner_id, person_id, made, met_at) values (:application, 'STAFF-90417', :person, false, :now)")
                .set("application", application).set("person", person).set("now", now()).update();
        Sql.of(db.em(), "insert into api_registration (id, application_id, registration_id, course, person_id, learner_id, xapi_registration_id, instance, tags, created_at, updated_at, live_key)"
                        + " values (:id, :application, 'intro-STAFF-90417', :course, :person, 'STAFF-90417', :id, 0, 'Philippa', :now, :now, 'x:intro-STAFF-90417')")
                .set("id", Ids.next()).set("application", application).set("course", course).set("person", person).set("now", now()).update();
    }

    private record Column(String table, String name, boolean bytes, boolean wide) {
        String place() {
            return table + "." + name;
        }
    }

    /** Every column of every table; wide are those that have room for words about somebody. */
    private List<Column> columns() {
        List<Column> columns = db.tx(em -> Sql.of(em, "select table_name, column_name, data_type, coalesce(character_maximum_length, 9999) as length from information_schema.columns"
                + " where lower(table_schema) = 'public' and lower(table_name) not like 'flyway%'").list(r -> {
            String type = r.text("data_type").toLowerCase(Locale.ROOT);
            boolean bytes = type.matches(".*(bytea|binary).*");
            return new Column(r.text("table_name").toLowerCase(Locale.ROOT), r.text("column_name").toLowerCase(Locale.ROOT), bytes,
                    bytes || type.matches(".*(char|text|clob).*") && r.number("length") >= 40);
        }));
        assertThat(columns).hasSizeGreaterThan(200);
        return columns;
    }

    /** Every place, as "table.column", whose text or bytes hold one of the words. */
    private List<String> places() {
        List<String> found = new ArrayList<>();
        for (Column c : columns()) {
            List<String> values = db.tx(em -> Sql.of(em, "select " + c.name() + " from " + c.table() + " where " + c.name() + " is not null")
                    .list(r -> c.bytes() ? new String(r.bytes(c.name()), StandardCharsets.UTF_8) : String.valueOf(r.text(c.name()))));
            if (values.stream().map(v -> v.toLowerCase(Locale.ROOT)).anyMatch(v -> WORDS.stream().anyMatch(v::contains))) {
                found.add(c.place());
            }
        }
        return found;
    }

    private List<Standing> standings() {
        List<Standing> all = new ArrayList<>();
        for (LocalDate day : DAYS) {
            all.addAll(db.tx(em -> standings.of(person, day, now())));
        }
        return all;
    }

    /** What a coordinator reads of the agency and of the partnership on each of the days. */
    private List<Coverages.Line> coverage() {
        CurrentUser coordinator = new CurrentUser();
        coordinator.is(Ids.next(), null, "Priya Desai", false, List.of(new Grant(Ids.next(), Role.COORDINATOR, f.partnership, LocalDate.of(2020, 1, 1), null)));
        List<Coverages.Line> all = new ArrayList<>();
        for (LocalDate day : DAYS) {
            for (int unit : List.of(f.nurseries, f.partnership)) {
                all.add(db.tx(em -> CapacityDoors.coverages(em, clock, coordinator).overview(Figure.of(unit, day))).total());
            }
        }
        return all;
    }

    @OnBothDatabases
    void takesThePersonOutOfEveryColumnAndChangesNoFigure(Database.Fresh fresh) {
        open(fresh);
        assertThat(places()).contains("person.family_name", "account.user_name", "post.staff_number", "import_batch.content", "import_row.data", "audit_entry.detail",
                "outbox_message.body", "award.evidence", "person_before.family_name");
        List<String> filled = places();
        assertThat(columns()).filteredOn(Column::wide).extracting(Column::place).filteredOn(place -> !filled.contains(place)).filteredOn(place -> !WORDLESS.contains(place))
                .as("Fill each of these here with a word that leads to the person, so that it is seen to go; or list it as one that never holds such a word").isEmpty();
        List<Standing> before = standings();
        assertThat(before).hasSize(3);
        List<Coverages.Line> covered = coverage();
        assertThat(covered).hasSize(6).anyMatch(line -> line.coverage().base() > 0);
        assertThatThrownBy(() -> db.run(em -> requests.erase(person, "Philippa Quillfeather asked"))).isInstanceOf(Refusal.class);
        db.run(em -> CapacityDoors.rebuild(em, clock));
        assertThat(coverage()).isEqualTo(covered);
        db.run(em -> requests.erase(person, "Keeping time is over"));
        assertThat(places()).isEmpty();
        long open = db.tx(em -> Sql.of(em, "select count(*) from scorm_session where live_key is not null or closed_at is null").number());
        assertThat(open).as("a player that is open").isZero();
        assertThat(standings()).isEqualTo(before);
        assertThat(coverage()).isEqualTo(covered);
        db.run(em -> CapacityDoors.rebuild(em, clock));
        assertThat(coverage()).isEqualTo(covered);
        List<String> other = db.tx(em -> Sql.of(em, "select subject from import_row where line_number = 3").list(r -> r.text("subject")));
        assertThat(other).containsExactly("Bea Moss");
        List<String> lines = db.tx(em -> Sql.of(em, "select actor_name || ' ' || detail as line from audit_entry where action = 'privacy.erased'").list(r -> r.text("line")));
        assertThat(lines).containsExactly("Ewan Fraser Keeping time is over");
        assertThatThrownBy(() -> db.run(em -> requests.erase(person, "again"))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void refusesToTakeOutWhoeverIsStillHere(Database.Fresh fresh) {
        open(fresh);
        var left = db.tx(em -> requests.left(PageRequest.of(0, 10)));
        assertThat(left.rows()).extracting(SubjectRequests.Left::name).containsExactly("Philippa Quillfeather");
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Moss", "2024-01-01"));
        assertThatThrownBy(() -> db.run(em -> requests.erase(bea, "A mistake"))).isInstanceOf(NotInScope.class);
        db.run(em -> f.people.link(person, bea, null));
        assertThatThrownBy(() -> db.run(em -> requests.erase(person, "A mistake"))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void takesOutWhoeverCameInByMistakeOnceTheOnlyPostIsTakenBack(Database.Fresh fresh) {
        open(fresh);
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Moss", "2024-01-01"));
        db.run(em -> f.people.neverWas(f.people.posts(List.of(bea)).get(0).postId()));
        clock.forward(Duration.ofDays(1));
        var left = db.tx(em -> requests.left(PageRequest.of(0, 10)));
        assertThat(left.rows()).extracting(SubjectRequests.Left::name).containsExactly("Philippa Quillfeather", "Bea Moss");
        db.run(em -> requests.erase(bea, "Came in by mistake"));
        assertThat(db.<Boolean>tx(em -> f.people.find(bea).isEmpty())).isTrue();
    }

    @OnBothDatabases
    void showsAPersonEverythingThatIsHeld(Database.Fresh fresh) {
        open(fresh);
        admin.is(account, person, "Philippa Quillfeather", false, List.of());
        List<SubjectRequests.Shown> mine = db.tx(em -> requests.mine(100));
        assertThat(mine).extracting(SubjectRequests.Shown::name).containsExactly("persons", "names", "posts", "accounts", "signIns", "registrations", "programs", "awards", "exemptions",
                "firstAnswers", "courseAttempts", "courses", "courseAnswers", "courseObjectives", "courseComments", "courseOpened", "courseCalls", "courseCarried", "messages", "audit");
        assertThat(mine.get(0).rows()).singleElement().satisfies(r -> assertThat(r).containsEntry("family_name", "Quillfeather").containsEntry("email", "pq@northmere.example"));
    }

    @OnBothDatabases
    void showsTheNewestOfALongSectionAndGivesAllOfItRowByRow(Database.Fresh fresh) {
        open(fresh);
        admin.is(account, person, "Philippa Quillfeather", false, List.of());
        db.run(em -> Sql.batch(em, "insert into sign_in (token_hash, account_id, started_at, last_seen_at, expires_at, way, address, device) values (:hash, :id, :at, :at, :at, 'password', '192.0.2.7', :device)",
                IntStream.rangeClosed(1, 12).boxed().toList(), (sql, i) -> sql.set("hash", "h" + i).set("id", account).set("at", now().plusMinutes(i)).set("device", "phone " + i)));
        SubjectRequests.Shown shown = db.tx(em -> requests.mine(10)).stream().filter(s -> s.name().equals("signIns")).findFirst().orElseThrow();
        assertThat(shown.total()).isEqualTo(13);
        assertThat(shown.rows()).hasSize(10);
        assertThat(shown.rows().get(0)).containsEntry("device", "phone 12");
        Map<String, Integer> all = new HashMap<>();
        List<String> inOrder = new ArrayList<>();
        db.run(em -> requests.eachOfMine((section, row) -> {
            if (all.merge(section, 1, Integer::sum) == 1) {
                inOrder.add(section);
            }
        }));
        assertThat(all).containsEntry("signIns", 13).containsEntry("persons", 1);
        assertThat(inOrder).isEqualTo(db.tx(em -> requests.mine(1)).stream().map(SubjectRequests.Shown::name).toList());
    }

    /** Everything the tables hold as text, by table, column and how often; what the erasure itself writes is left out. */
    private List<String> texts(String table, String columns, String where) {
        return db.tx(em -> Sql.of(em, "select " + columns + " as told from " + table + " where " + where + " order by 1").list(r -> r.text("told")));
    }

    private UUID batch(EntityManager em, int unit, String state, String content) {
        UUID id = Ids.next();
        Sql.of(em, "insert into import_batch (id, kind, file_name, file_hash, content, unit_key, list_day, state, heads, uploaded_by, uploaded_at)"
                        + " values (:id, 'people', 'staff.csv', 'x', :content, :unit, :day, :state, :heads, :by, :now)")
                .set("id", id).set("content", content.getBytes(StandardCharsets.UTF_8)).set("unit", unit).set("day", LocalDate.now(clock)).set("state", state)
                .set("heads", "Staff no\u001FGiven name\u001FFamily name\u001FHours\u001FAgency").set("by", admin.accountId()).set("now", now()).update();
        return id;
    }

    private void row(EntityManager em, UUID batch, int line, String subject, String data) {
        Sql.of(em, "insert into import_row (batch_id, line_number, outcome, subject, data) values (:id, :line, 'refused', :subject, :data)")
                .set("id", batch).set("line", line).set("subject", subject).set("data", data.replace('|', '\u001F')).update();
    }

    private UUID leaver(String given, String family, String number, String email, int agency) {
        PostFacts at = f.facts(Ids.next(), agency, null, "nursery", "2021-01-01");
        return f.people.add(new NewPerson(given, family, email, null), new PostFacts(at.personId(), at.agencyKey(), at.placeKey(), at.group(), at.level(), at.areaKey(), "employee", false, null, number,
                null, at.firstDay(), LocalDate.parse("2026-06-30")));
    }

    private void audit(EntityManager em, String kind, UUID id, String name, String detail) {
        Sql.of(em, "insert into audit_entry (id, at, actor_name, action, subject_kind, subject_id, subject_name, detail) values (:id, :now, 'Heed', 'x.y', :kind, :subject, :name, :detail)")
                .set("id", Ids.next()).set("now", now()).set("kind", kind).set("subject", id == null ? null : id.toString()).set("name", name).set("detail", detail).update();
    }

    @OnBothDatabases
    void leavesEverybodyElseAsTheyAre(Database.Fresh fresh) {
        open(fresh);
        UUID[] gone = new UUID[1];
        UUID[] files = new UUID[4];
        db.run(em -> {
            gone[0] = leaver("John", "Smith", "7", "john@northmere.example", f.nurseries);
            UUID own = Ids.next();
            Sql.of(em, "insert into account (id, person_id, user_name, email, display_name, created_at) values (:id, :person, 'leader', 'john@northmere.example', 'John Smith', :now)")
                    .set("id", own).set("person", gone[0]).set("now", now()).update();
            UUID namesake = f.nurseryWorker("John", "Smith", "2024-01-01");
            audit(em, "person", namesake, "John Smith", "Posts: 7 for John Smith");
            audit(em, "import", Ids.next(), "staff.csv", "people, 7 rows, 17 refused");
            audit(em, "account", Ids.next(), "Priya Desai", "leader");
            audit(em, "unit", null, "John Smith", "The leaders' pack, sent to long-john@northmere.example.org");
            audit(em, "person", Ids.next(), "Ann Low", "Told john@northmere.example.");
            audit(em, "person", gone[0], "John Smith", "His own line");
            f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 12, LocalDate.parse("2025-03-01"), "payroll", "payroll", "high", "John Smith"));
            UUID other = Ids.next();
            Sql.of(em, "insert into account (id, person_id, user_name, email, display_name, created_at) values (:id, :person, 'other', 'other@northmere.example', 'John Smith', :now)")
                    .set("id", other).set("person", namesake).set("now", now()).update();
            f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 12, LocalDate.parse("2025-03-02"), "payroll", "payroll", "high", "John Smith", own));
            f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 12, LocalDate.parse("2025-03-03"), "payroll", "payroll", "high", "John Smith", other));
            files[0] = batch(em, f.police, "checked", "7;Eve;Hall;37;Police");
            row(em, files[0], 2, "Eve Hall, 7, Police", "7|Eve|Hall|37|Police");
            row(em, files[0], 3, "John Smith, 77, Police", "77|John|Smith|7|Police");
            row(em, files[0], 4, "John Smith, 78, Police", "78|John|Smith|37|Police");
            Sql.of(em, "update import_row set outcome = 'asked', candidate_id = :gone, reason = 'Is this John Smith of the nurseries?', before_text = 'John Smith' where line_number = 4")
                    .set("gone", gone[0]).update();
            files[1] = batch(em, f.partnership, "checked", "7;Eve;Hall;37;Police");
            row(em, files[1], 2, "Eve Hall, 7, Northmere Police", "7|Eve|Hall|7|Northmere Police");
            files[2] = batch(em, f.nurseries, "written", "17;Bea;Moss;7;Nurseries");
            row(em, files[2], 2, "Bea Moss, 17", "17|Bea|Moss|7|Leader");
            row(em, files[2], 3, "John Smith, 18", "18|John|Smith|7|Leader");
            files[3] = batch(em, f.nurseries, "checked", "7;John;Smith;37;Nurseries");
            row(em, files[3], 2, "J Smith, 7", "7|J|Smith|37|Nurseries");
            row(em, files[3], 3, "Bea Moss, 17", "17|Bea|Moss|7|Nurseries");
        });
        List<String> audited = texts("audit_entry", "coalesce(subject_name, '') || ': ' || coalesce(detail, '')", "action = 'x.y'");
        List<String> rows = texts("import_row", "coalesce(subject, '') || ': ' || coalesce(data, '')", "1 = 1");
        db.run(em -> requests.erase(gone[0], "Keeping time is over"));
        List<String> expected = new ArrayList<>(audited);
        expected.remove("John Smith: His own line");
        expected.remove("Ann Low: Told john@northmere.example.");
        assertThat(texts("audit_entry", "coalesce(subject_name, '') || ': ' || coalesce(detail, '')", "action = 'x.y'")).as("audit")
                .containsAll(expected).contains("removed: ", "Ann Low: ").hasSize(audited.size());
        List<String> left = new ArrayList<>(rows);
        left.remove("J Smith, 7: 7\u001FJ\u001FSmith\u001F37\u001FNurseries");
        assertThat(texts("import_row", "coalesce(subject, '') || ': ' || coalesce(data, '')", "1 = 1")).as("rows of files").containsAll(left).hasSize(rows.size()).contains(": ");
        assertThat(texts("headcount_return", "submitted_by", "as_at = date '2025-03-01'")).as("his own or the namesake's").containsExactly("John Smith");
        assertThat(texts("headcount_return", "submitted_by", "as_at = date '2025-03-02'")).as("his account's").containsExactly("removed");
        assertThat(texts("headcount_return", "submitted_by", "as_at = date '2025-03-03'")).as("the namesake's account's").containsExactly("John Smith");
        for (int i = 0; i < 3; i++) {
            int at = i;
            assertThat(db.<String>tx(em -> Sql.of(em, "select state, content, message from import_batch where id = :id").set("id", files[at])
                    .first(r -> r.text("state") + " " + (r.bytes("content").length > 0) + " " + r.text("message")).orElseThrow())).as("file " + i)
                    .isEqualTo((i == 2 ? "written" : "checked") + " true null");
        }
        assertThat(texts("import_row", "subject", "line_number = 4 and candidate_id is null and reason is null and before_text is null")).as("asks about somebody who is gone no longer")
                .containsExactly("John Smith, 78, Police");
        String own = db.tx(em -> Sql.of(em, "select state, content, message, heads from import_batch where id = :id").set("id", files[3])
                .first(r -> r.text("state") + " " + r.bytes("content").length + " " + r.text("message") + r.text("heads").length()).orElseThrow());
        assertThat(own).startsWith("failed 0 " + Texts.of("provisioning", "provisioning.takenOut"));
    }

    @OnBothDatabases
    void takesANameOutWhereNobodyElseHasItAndOnlyWholeOnes(Database.Fresh fresh) {
        open(fresh);
        db.run(em -> {
            audit(em, "unit", null, "Philippa Quillfeather", "Quillfeather, Philippa has left");
            audit(em, "unit", null, "x", "Quillfeathers and Philippas");
            batch(em, f.nurseries, "failed", "9\n\"Quillfeather\";\"Philippa\"\n");
            batch(em, f.police, "failed", "9;Phil;Quillfeathers\n");
            batch(em, f.police, "checking", "9;P;Q;pq@northmere.example\n");
            audit(em, "unit", null, "x", "See pq@northmere.example.org and xpq@northmere.example");
        });
        db.run(em -> requests.erase(person, "Keeping time is over"));
        assertThat(texts("audit_entry", "subject_name || ': ' || coalesce(detail, '')", "action = 'x.y'"))
                .containsExactlyInAnyOrder("removed: ", "x: Quillfeathers and Philippas", "x: See pq@northmere.example.org and xpq@northmere.example");
        assertThat(texts("import_batch", "unit_key || ' ' || state || ' ' || octet_length(content)", "message is null and rows_total = 0"))
                .containsExactlyInAnyOrder(f.nurseries + " written 0", f.nurseries + " failed 0", f.police + " failed 21");
        assertThat(texts("import_batch", "unit_key || ' ' || state || ' ' || octet_length(content)", "message is not null")).containsExactly(f.police + " failed 0");
    }

    @OnBothDatabases
    void aVerifierIsKnownByTheAccountAndNotByTheName(Database.Fresh fresh) {
        open(fresh);
        db.run(em -> {
            UUID award = Sql.of(em, "select id from award where person_id = :id").set("id", person).first(r -> r.uuid("id")).orElseThrow();
            CurrentUser other = new CurrentUser();
            other.is(Ids.next(), null, "Philippa Quillfeather", false, List.of());
            new Awards(em, clock, new Heard<>(), new Heard<>()).revoke(award, "Entered twice", other);
        });
        db.run(em -> requests.erase(person, "Keeping time is over"));
        assertThat(texts("award_revocation", "revoked_by", "1 = 1")).containsExactly("Philippa Quillfeather");
        assertThat(texts("award_verification", "verified_by", "1 = 1")).containsExactlyInAnyOrder("removed", "Ewan Fraser");
    }
}
