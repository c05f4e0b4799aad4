package heed.capacity;

import heed.Database;
import heed.TestClock;
import heed.platform.Ids;
import heed.platform.Sql;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes partnerships with believable and unbelievable histories: movers, leavers, people with two posts, corrections,
 * changed lines of the matrix, awards recorded late, verified late or taken back, absences, exemptions, headcounts, linked
 * persons, agencies that move and areas that leave. Each partnership has a seed of its own, so a failure can be repeated.
 */
final class Histories {
    static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final OffsetDateTime NOW = TODAY.atTime(12, 0).atOffset(ZoneOffset.UTC);
    static final List<String> MODULES = List.of("alpha", "bravo", "charlie", "delta");
    private static final List<String> GROUPS = List.of("nursery", "police_response", "dsl");
    private static final List<String> LEVELS = List.of("L1", "L2", "L4");
    private static final List<String> BASES = List.of("statute", "statutory_guidance", "local_standard", "local_standard", "recommended");

    private final EntityManager em;
    private final Units units;
    private final long seed;
    private SplittableRandom random;
    private OffsetDateTime now = NOW;
    private boolean happening;

    /** A partnership and what was made in it. */
    static final class Made {
        final long seed;
        final int partnership;
        final List<Integer> areas = new ArrayList<>();
        final List<Integer> agencies = new ArrayList<>();
        final List<UUID> persons = new ArrayList<>();
        final List<UUID> posts = new ArrayList<>();

        Made(long seed, int partnership) {
            this.seed = seed;
            this.partnership = partnership;
        }
    }

    Histories(Database.Fresh db, TestClock clock, long seed) {
        em = db.em();
        units = new Units(em, clock);
        this.seed = seed;
    }

    void modules() {
        for (int i = 0; i < MODULES.size(); i++) {
            Sql.of(em, "insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen)"
                            + " values (:slug, :code, :slug, 1, 1, false, 20, 24, :now)")
                    .set("slug", MODULES.get(i)).set("code", "T" + i).set("now", NOW).update();
        }
    }

    private LocalDate day() {
        LocalDate day = FIRST.plusDays(random.nextInt(2150));
        return switch (random.nextInt(6)) {
            case 0 -> day.plusMonths(1).withDayOfMonth(1).minusDays(1);
            case 1 -> LocalDate.of(2024, 2, 29).plusDays(random.nextInt(3) - 1);
            default -> day.isAfter(TODAY) ? TODAY : day;
        };
    }

    private OffsetDateTime instant(LocalDate from) {
        if (happening) {
            return now;
        }
        LocalDate day = random.nextInt(3) == 0 ? day() : from.plusDays(random.nextInt(40));
        OffsetDateTime at = (day.isAfter(TODAY) ? TODAY : day).atTime(random.nextInt(12), random.nextInt(60)).atOffset(ZoneOffset.UTC);
        return at.isAfter(NOW) ? NOW : at;
    }

    private OffsetDateTime later(OffsetDateTime than) {
        if (happening) {
            return null;
        }
        OffsetDateTime at = than.plusDays(1 + random.nextInt(400));
        return at.isBefore(NOW) ? at : null;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    Made make(int number) {
        random = new SplittableRandom(seed + number);
        String code = "p" + number;
        Made made = new Made(seed + number, units.create(UnitKind.PARTNERSHIP, null, code, "Partnership " + number, null, FIRST));
        for (int a = 0; a < 2; a++) {
            int area = units.create(UnitKind.AREA, null, code + "a" + a, "Area " + a, made.partnership, FIRST);
            made.areas.add(area);
            if (chance(4)) {
                Sql.of(em, "insert into area_setting (id, area_key, name, setting_value, recorded_at) values (:id, :area, 'demonstration', 'true', :at)")
                        .set("id", Ids.next()).set("area", area).set("at", instant(FIRST)).update();
            }
        }
        for (int g = 0; g < 3; g++) {
            made.agencies.add(units.create(UnitKind.AGENCY, null, code + "g" + g, "Agency " + g,
                    g == 0 ? made.partnership : made.areas.get(g % 2), FIRST));
        }
        // In one of five nobody wrote the tree down before now.
        OffsetDateTime treeAt = chance(5) ? NOW : FIRST.atStartOfDay().atOffset(ZoneOffset.UTC);
        recorded(treeAt);
        if (chance(3)) {
            LocalDate day = day();
            units.move(made.agencies.get(1), made.areas.get(0), day);
            treeAt = recorded(notBefore(treeAt, instant(day)));
        }
        if (chance(4)) {
            LocalDate day = day();
            int other = units.create(UnitKind.PARTNERSHIP, null, code + "x", "Partnership " + number + " after it parted", null, FIRST);
            units.move(made.areas.get(1), other, day);
            treeAt = recorded(notBefore(treeAt, instant(day)));
        }
        for (int i = 4 + random.nextInt(5); i > 0; i--) {
            line(made);
        }
        for (int i = 4 + random.nextInt(4); i > 0; i--) {
            person(made);
        }
        if (chance(2)) {
            OffsetDateTime at = instant(day());
            link(made.persons.get(0), made.persons.get(1), at, chance(3) ? later(at) : null);
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            headcount(made);
        }
        if (chance(3)) {
            LocalDate day = day().plusDays(1);
            units.merge(List.of(made.agencies.get(2)), made.agencies.get(1), day);
            treeAt = recorded(notBefore(treeAt, instant(day)));
        }
        if (chance(4)) {
            succession(one(made.agencies), made.agencies.get(0), treeAt);
        }
        if (chance(4)) {
            succession(made.areas.get(0), made.areas.get(1), treeAt);
        }
        return made;
    }

    private static OffsetDateTime notBefore(OffsetDateTime earliest, OffsetDateTime at) {
        return at.isBefore(earliest) ? earliest : at;
    }

    /** What was just done to the tree was recorded at the instant. */
    private OffsetDateTime recorded(OffsetDateTime at) {
        Sql.of(em, "update unit_fact set superseded_at = :at where superseded_at = :now").set("at", at).set("now", NOW).update();
        Sql.of(em, "update unit_fact set recorded_at = :at where recorded_at = :now").set("at", at).set("now", NOW).update();
        Sql.of(em, "update unit_succession set recorded_at = :at where recorded_at = :now").set("at", at).set("now", NOW).update();
        return at;
    }

    private void succession(int from, int to, OffsetDateTime earliest) {
        LocalDate day = day();
        Sql.of(em, "insert into unit_succession (id, from_key, to_key, on_day, recorded_at) values (:id, :from, :to, :day, :at)")
                .set("id", Ids.next()).set("from", from).set("to", to).set("day", day).set("at", notBefore(earliest, instant(day))).update();
    }

    /** Something else happens in it at the instant. */
    void happen(Made made, int round, OffsetDateTime at) {
        now = at;
        // What happens now is recorded now, whenever it was true.
        happening = true;
        random = new SplittableRandom(made.seed * 31 + round);
        switch (random.nextInt(10)) {
            case 0 -> person(made);
            case 1 -> supersede("post", "post_id", one(made.posts));
            case 2 -> award(one(made.persons), now);
            case 3 -> absence(one(made.posts), now);
            case 4 -> exemption(one(made.posts), now);
            case 5 -> line(made, now);
            case 6 -> revoke(one(made.persons), now);
            case 7 -> link(one(made.persons), made.persons.get(0), now, null);
            case 8 -> move(made);
            default -> Sql.of(em, "update person_link set superseded_at = :now where superseded_at is null and person_id in (:persons)")
                    .set("now", now).set("persons", made.persons).update();
        }
    }

    /** Somebody whose post has ended turns out to have gone on in another one. */
    private void move(Made made) {
        Sql.of(em, "select person_id, group_code, last_day from post where superseded_at is null and last_day is not null and person_id in (:persons)"
                        + " order by last_day desc, id").set("persons", made.persons)
                .first(r -> new Object[] {r.uuid("person_id"), r.day("last_day"), r.text("group_code")})
                .ifPresent(old -> belief(made, Ids.next(), (UUID) old[0], (String) old[2], ((LocalDate) old[1]).plusDays(1), null, now, null));
    }

    private void supersede(String table, String column, UUID id) {
        Sql.of(em, "update " + table + " set superseded_at = :now where superseded_at is null and " + column + " = :id")
                .set("now", now).set("id", id).update();
    }

    private void line(Made made) {
        line(made, null);
    }

    private void line(Made made, OffsetDateTime at) {
        UUID requirement = Ids.next();
        LocalDate first = day();
        OffsetDateTime recorded = at != null ? at : instant(chance(2) ? FIRST : first);
        OffsetDateTime superseded = at == null && chance(3) ? later(recorded) : null;
        List<Integer> scopes = new ArrayList<>(made.areas);
        scopes.addAll(made.agencies);
        int scope = chance(2) ? made.partnership : one(scopes);
        String group = chance(2) ? null : one(GROUPS);
        String level = chance(3) ? one(LEVELS) : null;
        String slug = one(MODULES);
        LocalDate last = chance(3) ? first.plusDays(random.nextInt(900)) : null;
        line(requirement, group, level, scope, slug, first, last, recorded, superseded);
        if (superseded != null && chance(2)) {
            line(requirement, group, level, scope, slug, first, last, superseded, null);
        }
        // It goes on under the same name, from the next day or after a while, for the same posts or for more.
        for (int i = random.nextInt(3); last != null && i > 0; i--) {
            first = last.plusDays(chance(3) ? random.nextInt(60) : 1);
            last = chance(2) ? first.plusDays(random.nextInt(600)) : null;
            line(requirement, chance(3) ? null : group, chance(3) ? null : level, chance(3) ? made.partnership : scope, slug, first, last,
                    at != null || chance(2) ? recorded : instant(first), null);
        }
    }

    private void line(UUID requirement, String group, String level, int scope, String slug, LocalDate first, LocalDate last,
            OffsetDateTime recorded, OffsetDateTime superseded) {
        Sql.of(em, "insert into requirement (id, requirement_id, line, group_code, level, leads_only, scope_key, slug, basis, source,"
                        + " cycle_months, grace_days, minimum_evidence, first_day, last_day, recorded_at, superseded_at) values (:id,"
                        + " :requirement, '1', :group, :level, :leads, :scope, :slug, :basis, 'made up', :cycle, :grace, :evidence,"
                        + " :first, :last, :recorded, :superseded)")
                .set("id", Ids.next()).set("requirement", requirement).set("group", group).set("level", level)
                .set("leads", chance(5)).set("scope", scope).set("slug", slug).set("basis", one(BASES))
                .set("cycle", one(List.of(1, 12, 12, 24, 36))).set("grace", one(List.of(0, 14, 90)))
                .set("evidence", chance(6) ? one(List.of("live_event", "external")) : "portal").set("first", first)
                .set("last", last).set("recorded", recorded).set("superseded", superseded).update();
    }

    private void person(Made made) {
        UUID person = Ids.next();
        made.persons.add(person);
        Sql.of(em, "insert into person (id, given_name, family_name, recorded_at) values (:id, 'Ann', 'Other', :at)")
                .set("id", person).set("at", NOW).update();
        LocalDate first = day();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            LocalDate last = chance(2) ? first.plusDays(random.nextInt(1200)) : null;
            post(made, person, first, last);
            if (last != null && chance(2)) {
                post(made, person, last.plusDays(1), chance(3) ? last.plusDays(300) : null);
            }
        }
        for (int i = random.nextInt(9); i > 0; i--) {
            award(person, null);
        }
    }

    private void post(Made made, UUID person, LocalDate first, LocalDate last) {
        UUID post = Ids.next();
        made.posts.add(post);
        OffsetDateTime recorded = instant(first);
        OffsetDateTime corrected = chance(3) ? later(recorded) : null;
        belief(made, post, person, first, last, recorded, corrected);
        if (corrected != null) {
            belief(made, post, person, chance(2) ? first : first.minusDays(random.nextInt(60)), chance(3) ? first.plusDays(200) : last,
                    corrected, null);
        }
        if (chance(3)) {
            absence(post, null);
        }
        if (chance(4)) {
            exemption(post, null);
        }
    }

    private void belief(Made made, UUID post, UUID person, LocalDate first, LocalDate last, OffsetDateTime recorded, OffsetDateTime superseded) {
        belief(made, post, person, one(GROUPS), first, last, recorded, superseded);
    }

    private void belief(Made made, UUID post, UUID person, String group, LocalDate first, LocalDate last, OffsetDateTime recorded, OffsetDateTime superseded) {
        Sql.of(em, "insert into post (id, post_id, person_id, agency_key, group_code, level, area_key, worker_kind, leads, first_day,"
                        + " last_day, confirmed_on, recorded_at, superseded_at) values (:id, :post, :person, :agency, :group, :level, :area,"
                        + " 'employee', :leads, :first, :last, :confirmed, :recorded, :superseded)")
                .set("id", Ids.next()).set("post", post).set("person", person).set("agency", one(made.agencies)).set("group", group)
                .set("level", chance(3) ? one(LEVELS) : "L2").set("area", one(made.areas)).set("leads", chance(3)).set("first", first)
                .set("last", last).set("confirmed", chance(2) ? TODAY : first.plusDays(random.nextInt(700)))
                .set("recorded", recorded).set("superseded", superseded).update();
    }

    private void absence(UUID post, OffsetDateTime at) {
        LocalDate first = day();
        OffsetDateTime recorded = at != null ? at : instant(first);
        Sql.of(em, "insert into absence (id, post_id, reason, first_day, last_day, recorded_at, superseded_at)"
                        + " values (:id, :post, 'other', :first, :last, :recorded, :superseded)")
                .set("id", Ids.next()).set("post", post).set("first", first)
                .set("last", chance(3) ? null : first.plusDays(one(List.of(5, 27, 28, 29, 200)))).set("recorded", recorded)
                .set("superseded", at == null && chance(4) ? later(recorded) : null).update();
    }

    private void exemption(UUID post, OffsetDateTime at) {
        LocalDate first = day();
        OffsetDateTime recorded = at != null ? at : instant(first);
        Sql.of(em, "insert into exemption (id, post_id, slug, first_day, last_day, reason, signed_by, recorded_at, superseded_at)"
                        + " values (:id, :post, :slug, :first, :last, 'made up', :id, :recorded, :superseded)")
                .set("id", Ids.next()).set("post", post).set("slug", chance(2) ? null : one(MODULES)).set("first", first)
                .set("last", chance(3) ? null : first.plusDays(random.nextInt(400))).set("recorded", recorded)
                .set("superseded", at == null && chance(4) ? later(recorded) : null).update();
    }

    private void award(UUID person, OffsetDateTime at) {
        UUID award = Ids.next();
        LocalDate done = day();
        OffsetDateTime recorded = at != null ? at : instant(done);
        boolean verified = !chance(5);
        Sql.of(em, "insert into award (id, person_id, slug, completed_on, source, verified, demonstration, recorded_at)"
                        + " values (:id, :person, :slug, :done, :source, :verified, :demonstration, :recorded)")
                .set("id", award).set("person", person).set("slug", one(MODULES)).set("done", done)
                .set("source", one(List.of("portal", "portal", "live_event", "external"))).set("verified", verified)
                .set("demonstration", chance(8)).set("recorded", recorded).update();
        OffsetDateTime verification = later(recorded);
        if (!verified && verification != null && chance(2)) {
            Sql.of(em, "insert into award_verification (id, award_id, verified_by, recorded_at) values (:id, :award, 'Clerk', :at)")
                    .set("id", Ids.next()).set("award", award).set("at", verification).update();
        }
        OffsetDateTime revocation = later(recorded);
        if (revocation != null && chance(6)) {
            revocation(award, revocation);
        }
    }

    private void revocation(UUID award, OffsetDateTime at) {
        Sql.of(em, "insert into award_revocation (id, award_id, reason, revoked_by, recorded_at) values (:id, :award, 'made up', 'Clerk', :at)")
                .set("id", Ids.next()).set("award", award).set("at", at).update();
    }

    private void revoke(UUID person, OffsetDateTime at) {
        Sql.of(em, "select id from award where person_id = :person and not exists (select 1 from award_revocation r where r.award_id = award.id)")
                .set("person", person).list(r -> r.uuid("id")).stream().findFirst().ifPresent(award -> revocation(award, at));
    }

    private void link(UUID person, UUID same, OffsetDateTime at, OffsetDateTime superseded) {
        Sql.of(em, "insert into person_link (id, person_id, same_as_id, recorded_at, superseded_at) values (:id, :a, :b, :at, :superseded)")
                .set("id", Ids.next()).set("a", person).set("b", same).set("at", at).set("superseded", superseded).update();
    }

    private void headcount(Made made) {
        LocalDate asAt = day();
        OffsetDateTime recorded = instant(asAt);
        Sql.of(em, "insert into headcount_return (id, agency_key, group_code, level, area_key, posts, as_at, source, method, confidence,"
                        + " submitted_by, recorded_at, superseded_at) values (:id, :agency, :group, :level, :area, :posts, :asAt, 'payroll',"
                        + " 'payroll', 'high', 'Clerk', :recorded, :superseded)")
                .set("id", Ids.next()).set("agency", one(made.agencies)).set("group", one(GROUPS)).set("level", "L2")
                .set("area", one(made.areas)).set("posts", random.nextInt(8)).set("asAt", asAt).set("recorded", recorded)
                .set("superseded", chance(5) ? later(recorded) : null).update();
    }
}
