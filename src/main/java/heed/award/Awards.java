package heed.award;

import heed.access.CurrentUser;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.enrolment.ModuleCompleted;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.requirement.Evidence;
import heed.workforce.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was earned, from any source. Rows are only ever added: a verification or a revocation is a further row. */
@ApplicationScoped
@Transactional
public class Awards {
    private static final String READ = "select a.id, a.person_id, a.slug, a.module_version, a.jurisdiction, a.edition, a.completed_on, a.source, a.provider, a.evidence,"
            + " a.verified, case when a.verified_by is null then f.verified_by else a.verified_by end as verifier, f.recorded_at as verified_at, a.demonstration, a.score,"
            + " a.recorded_at, v.recorded_at as revoked_at, v.reason, c.id as certificate_id, m.code, m.title from award a join module m on m.slug = a.slug"
            + " left join award_revocation v on v.award_id = a.id left join award_verification f on f.award_id = a.id left join certificate c on c.award_id = a.id";

    private EntityManager em;
    private Clock clock;
    private Event<AwardMade> made;
    private Event<AwardsChanged> changed;
    private AuditLog log;

    protected Awards() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Awards(EntityManager em, Clock clock, Event<AwardMade> made, Event<AwardsChanged> changed) {
        this(em, clock, made, changed, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Awards(EntityManager em, Clock clock, Event<AwardMade> made, Event<AwardsChanged> changed, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.made = made;
        this.changed = changed;
        this.log = log;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static AwardRow read(Row r) {
        Award award = new Award(r.uuid("id"), r.uuid("person_id"), r.text("slug"), r.text("module_version"), r.day("completed_on"), Evidence.of(r.text("source")),
                r.flag("verified"), r.at("verified_at"), r.flag("demonstration"), r.at("recorded_at"), r.at("revoked_at"));
        return new AwardRow(award, r.text("code"), r.text("title"), r.text("jurisdiction"), r.text("edition"), r.text("provider"), r.text("evidence"),
                r.text("verifier"), r.decimal("score"), r.uuid("certificate_id"), r.text("reason"));
    }

    /** Everything the persons have ever been awarded, newest first; also what is unverified or revoked. */
    public List<AwardRow> of(Collection<UUID> personIds) {
        return Sql.of(em, READ + " where a.person_id in (:persons) order by a.completed_on desc, m.code, a.id").set("persons", personIds).list(Awards::read);
    }

    /** The same of one human being, also what was earned under a linked record. */
    public List<AwardRow> held(UUID personId) {
        return of(SamePersons.heldOn(em, now()).of(personId));
    }

    /** One of the awards of a person, by its id as an address has it; empty when it is somebody else's or none. */
    public Optional<AwardRow> ownedBy(UUID personId, String id) {
        return held(personId).stream().filter(a -> a.id().toString().equals(id)).findFirst();
    }

    /** Evidence from elsewhere that waits for somebody to look at it, of people with a post in the scope today, oldest first. */
    public Slice<Waiting> unverified(Scope scope, CurrentUser reader, PageRequest asked) {
        String waiting = " join person e on e.id = a.person_id"
                + " where not a.verified and f.id is null and v.id is null and e.removed_at is null and exists (select 1 from post p where p.person_id = a.person_id"
                + " and p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today) and "
                + scope.restrict("p.agency_key", "p.place_key") + ")";
        LocalDate today = LocalDate.now(clock);
        Set<UUID> own = own(reader);
        return new Slice<>(Sql.of(em, READ.replace("m.title from", "m.title, e.given_name, e.family_name from") + waiting
                        + " order by a.recorded_at, a.id offset :first rows fetch next :size rows only")
                .set("scopeUnits", scope.units()).set("today", today).set("first", asked.first()).set("size", asked.size())
                .list(r -> new Waiting(r.text("given_name") + " " + r.text("family_name"), read(r), own.contains(r.uuid("person_id")))),
                Sql.of(em, "select count(*) from award a left join award_revocation v on v.award_id = a.id left join award_verification f on f.award_id = a.id" + waiting)
                        .set("scopeUnits", scope.units()).set("today", today).number());
    }

    /** Records of whoever asks, under which nothing is verified by the same hand. */
    private Set<UUID> own(CurrentUser user) {
        return user.personId().map(me -> SamePersons.now(em, clock).of(me)).orElse(Set.of());
    }

    /**
     * Evidence that waits, and whose it is.
     *
     * @param own whether it is the reader's, who may not verify it
     */
    public record Waiting(String name, AwardRow award, boolean own) {}

    public Optional<AwardRow> find(UUID id) {
        return Sql.of(em, READ + " where a.id = :id").set("id", id).first(Awards::read);
    }

    /** A module was completed here: the award is made in the same transaction, so neither is without the other. */
    void on(@Observes ModuleCompleted event) {
        record(new NewAward(event.personId(), event.slug(), event.version(), event.jurisdiction(), null, event.completedOn(), Evidence.PORTAL, null, null, true, null,
                event.demonstration(), event.score(), event.registrationId()));
    }

    /**
     * Records what somebody has earned here.
     *
     * @return the award; the earlier one when the registration has earned it before
     */
    public UUID record(NewAward award) {
        Optional<UUID> before = award.registrationId() == null ? Optional.empty()
                : Sql.of(em, "select id from award where registration_id = :registration").set("registration", award.registrationId()).first(r -> r.uuid("id"));
        if (before.isPresent()) {
            return before.get();
        }
        UUID id = recordAll(List.of(award), null).get(0);
        made.fire(new AwardMade(id, award.personId(), award.slug(), award.completedOn()));
        return id;
    }

    /**
     * Records many at once, such as completions from another system; nobody is told.
     *
     * @param importId the import they came with, or null
     * @return the ids, in the order of the list
     * @throws Refusal when one lies in the future
     */
    public List<UUID> recordAll(List<NewAward> awards, UUID importId) {
        OffsetDateTime now = now();
        return recordAll(awards, importId, a -> now);
    }

    /** The same, each recorded at its own instant: for a partnership that is set up with its history. */
    public List<UUID> recordAll(List<NewAward> awards, UUID importId, java.util.function.Function<NewAward, OffsetDateTime> recordedAt) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, NewAward> byId = new LinkedHashMap<>();
        for (NewAward award : awards) {
            if (award.completedOn().isAfter(today)) {
                throw new Refusal("award.inTheFuture", award.completedOn());
            }
            byId.put(Ids.next(), award);
        }
        Sql.batch(em, "insert into award (id, person_id, slug, module_version, jurisdiction, edition, completed_on, source, provider, evidence, verified, verified_by,"
                        + " demonstration, score, registration_id, recorded_at, import_id) values (:id, :person, :slug, :version, :jurisdiction, :edition, :completed,"
                        + " :source, :provider, :evidence, :verified, :verifier, :demonstration, :score, :registration, :recorded, :import)",
                byId.entrySet(), (sql, e) -> sql.set("id", e.getKey()).set("person", e.getValue().personId()).set("slug", e.getValue().slug())
                        .set("version", e.getValue().version()).set("jurisdiction", e.getValue().jurisdiction()).set("edition", e.getValue().edition())
                        .set("completed", e.getValue().completedOn()).set("source", e.getValue().source().code()).set("provider", e.getValue().provider())
                        .set("evidence", e.getValue().evidence()).set("verified", e.getValue().verified()).set("verifier", e.getValue().verifiedBy())
                        .set("demonstration", e.getValue().demonstration()).set("score", e.getValue().score()).set("registration", e.getValue().registrationId())
                        .set("recorded", recordedAt.apply(e.getValue())).set("import", importId));
        changed.fire(new AwardsChanged(awards.stream().map(NewAward::personId).collect(Collectors.toSet())));
        return new ArrayList<>(byId.keySet());
    }

    /**
     * Somebody has looked at evidence from elsewhere and found it true; from now on it counts.
     *
     * @throws Refusal when it was verified or revoked before, or is the verifier's own
     */
    public void verify(UUID awardId, CurrentUser by) {
        AwardRow row = find(awardId).orElseThrow(() -> new IllegalStateException("No award " + awardId));
        if (own(by).contains(row.award().personId())) {
            throw new Refusal("award.own");
        }
        if (row.isVerified() || row.isRevoked()) {
            throw new Refusal("award.settledAlready");
        }
        Sql.of(em, "insert into award_verification (id, award_id, verified_by, verified_by_account, recorded_at) values (:id, :award, :by, :account, :now)")
                .set("id", Ids.next()).set("award", awardId).set("by", by.getName()).set("account", by.accountId()).set("now", now()).update();
        changed.fire(new AwardsChanged(Set.of(row.award().personId())));
        note("verified", row, row.title());
    }

    /** A line about an award; it is of the unit of the holder's latest post. */
    private void note(String action, AwardRow row, String detail) {
        Optional<Integer> unit = Sql.of(em, "select p.agency_key, p.place_key from post p where p.person_id = :person and p.superseded_at is null"
                        + " order by p.first_day desc, p.post_id")
                .set("person", row.award().personId()).first(r -> r.integerOrNull("place_key") == null ? r.integer("agency_key") : r.integer("place_key"));
        log.record("award." + action, "person", row.award().personId(), holder(row.award().personId()), unit.orElse(null), detail);
    }

    /** The name of whoever holds awards; an empty text for a person that is not there. */
    public String holder(UUID personId) {
        return Sql.of(em, "select given_name, family_name from person where id = :person and removed_at is null").set("person", personId)
                .first(r -> r.text("given_name") + " " + r.text("family_name")).orElse("");
    }

    /** An award of somebody who has a post in the scope today, also under a linked record; a former employer finds none. */
    public Optional<AwardRow> find(UUID id, Scope scope) {
        return find(id).filter(row -> new People(em, clock).tie(row.award().personId(), scope).filter(People.Tie::today).isPresent());
    }

    /**
     * Takes an award back, for good. What was earned again later is another award.
     *
     * @param by whoever takes it back
     * @throws Refusal when the reason is missing or it was taken back before
     */
    public void revoke(UUID awardId, String reason, CurrentUser by) {
        if (reason.isBlank() || reason.strip().length() > 300) {
            throw new Refusal("award.reasonMissing", 300);
        }
        AwardRow row = find(awardId).orElseThrow(() -> new IllegalStateException("No award " + awardId));
        if (row.isRevoked()) {
            throw new Refusal("award.settledAlready");
        }
        revokeAll(List.of(awardId), reason.strip(), by.getName(), by.accountId(), null);
        changed.fire(new AwardsChanged(Set.of(row.award().personId())));
        note("revoked", row, row.title() + ": " + reason.strip());
    }

    /**
     * Takes back all awards of an import that is undone, save those revoked before.
     *
     * @param account of whoever undoes it, or null
     * @param by      the name of the same
     * @return how many
     */
    public int revokeImport(UUID importId, String reason, UUID account, String by) {
        record Of(UUID award, UUID person) {}
        List<Of> awards = Sql.of(em, "select a.id, a.person_id from award a where a.import_id = :import"
                        + " and not exists (select 1 from award_revocation v where v.award_id = a.id)")
                .set("import", importId).list(r -> new Of(r.uuid("id"), r.uuid("person_id")));
        revokeAll(awards.stream().map(Of::award).toList(), reason, by, account, importId);
        changed.fire(new AwardsChanged(awards.stream().map(Of::person).collect(Collectors.toSet())));
        return awards.size();
    }

    private void revokeAll(Collection<UUID> awards, String reason, String by, UUID account, UUID importId) {
        OffsetDateTime now = now();
        Sql.batch(em, "insert into award_revocation (id, award_id, reason, revoked_by, revoked_by_account, recorded_at, import_id)"
                        + " values (:id, :award, :reason, :by, :account, :now, :import)",
                awards, (sql, award) -> sql.set("id", Ids.next()).set("award", award).set("reason", reason).set("by", by).set("account", account).set("now", now)
                        .set("import", importId));
    }
}
