package heed.requirement;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static heed.requirement.Workforce.OTHER_AGENCY;
import static heed.requirement.Workforce.PARTNERSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.workforce.People;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class RequirementsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final Heard<MatrixChanged> heard = new Heard<>();

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Line line(String group, int scope, String slug, int cycle, String first) {
        return new Line("1", group, null, false, scope, slug, Basis.LOCAL_STANDARD, "Local standard", cycle, 14, Evidence.PORTAL, LocalDate.parse(first), null);
    }

    @OnBothDatabases
    void keepsWhatALineSaidBeforeItWasChanged(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        UUID post = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            return w.post(w.person("Ada", "Cole"), AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
        });
        db.run(em -> requirements.write(Edit.add(line("g", AREA, "m", 24, "2021-01-01")), null));
        OffsetDateTime before = now();
        clock.forward(Duration.ofHours(1));
        Requirement old = db.tx(em -> requirements.believed()).get(0);
        db.run(em -> requirements.write(Edit.change(old, line("g", AREA, "m", 12, "2026-12-01")), null));

        var november = db.tx(em -> requirements.inForce(List.of(post), LocalDate.parse("2026-11-30"), now()));
        assertThat(november.get(post).get("m").cycleMonths()).isEqualTo(24);
        var december = db.tx(em -> requirements.inForce(List.of(post), LocalDate.parse("2026-12-01"), now()));
        assertThat(december.get(post).get("m").cycleMonths()).isEqualTo(12);
        var asKnownBefore = db.tx(em -> requirements.inForce(List.of(post), LocalDate.parse("2026-12-01"), before));
        assertThat(asKnownBefore.get(post).get("m").cycleMonths()).isEqualTo(24);
        assertThat(heard.events()).last().isEqualTo(new MatrixChanged(Set.of("m"), Set.of(AREA)));
    }

    @OnBothDatabases
    void refusesAChangeOfALineThatSomebodyElseHasChanged(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        db.run(em -> {
            Workforce.in(em).units().modules("m").groups("g");
            requirements.write(Edit.add(line("g", AREA, "m", 24, "2021-01-01")), null);
        });
        Requirement old = db.tx(em -> requirements.believed()).get(0);
        db.run(em -> requirements.write(Edit.end(old, LocalDate.parse("2026-12-31")), null));
        assertThatThrownBy(() -> db.run(em -> requirements.write(Edit.end(old, LocalDate.parse("2027-01-31")), null)))
                .isInstanceOf(Refusal.class).hasMessageContaining("requirement.changedMeanwhile");
        var lines = db.tx(em -> requirements.believed());
        assertThat(lines).singleElement().satisfies(r -> assertThat(r.lastDay()).isEqualTo("2026-12-31"));
    }

    @OnBothDatabases
    void saysHowManyPeopleAnEditAddsRemovesAndChanges(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        db.run(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g", "h");
            UUID both = w.person("Ada", "Cole");
            w.post(both, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            w.post(both, AGENCY, null, "h", "L2", AREA, "2020-01-01", null);
            w.post(w.person("Ben", "Dale"), AGENCY, null, "h", "L2", AREA, "2020-01-01", null);
            w.post(w.person("Cat", "East"), OTHER_AGENCY, null, "h", "L2", AREA, "2020-01-01", null);
            w.post(w.person("Dan", "Fox"), AGENCY, null, "h", "L2", AREA, "2020-01-01", "2026-11-30");
            requirements.write(Edit.add(line("g", AREA, "m", 24, "2021-01-01")), null);
        });
        Requirement old = db.tx(em -> requirements.believed()).get(0);
        Effect widened = db.tx(em -> requirements.effect(Edit.change(old, line(null, AGENCY, "m", 24, "2026-12-01"))));
        assertThat(widened).as("Ada had it already; Dan has left by then").isEqualTo(new Effect(1, 0, 1, 0));
        Effect ended = db.tx(em -> requirements.effect(Edit.end(old, LocalDate.parse("2026-11-21"))));
        assertThat(ended).isEqualTo(new Effect(0, 1, 0, 0));
        Effect sharpened = db.tx(em -> requirements.effect(Edit.change(old, line("g", AREA, "m", 12, "2026-11-22"))));
        assertThat(sharpened).isEqualTo(new Effect(0, 0, 1, 0));
        Effect mended = db.tx(em -> requirements.effect(Edit.change(old, new Line("1", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Another source", 24, 14,
                Evidence.PORTAL, LocalDate.parse("2026-11-22"), null))));
        assertThat(mended).as("asked as before").isEqualTo(new Effect(0, 0, 0, 1));
        Effect earlier = db.tx(em -> requirements.effect(Edit.change(old, line("g", AREA, "m", 24, "2020-06-01"))));
        assertThat(earlier).as("asked since another day").isEqualTo(new Effect(0, 0, 1, 0));
        var lines = db.tx(em -> requirements.believed());
        assertThat(lines).as("looking changes nothing").containsExactly(old);
    }

    @OnBothDatabases
    void givesAPartnershipTheDefaultMatrixForTheModulesOfTheCatalogue(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        db.run(em -> Workforce.in(em).units().modules("neglect-shared-definition", "police-neglect-and-alternatives")
                .groups("nursery", "school", "dsl", "social_work", "early_help", "youth", "health_l1", "health_l2", "health_l3", "police_response", "police_cp",
                        "housing_fire", "voluntary", "foster_kin", "adult_services", "supervisor", "board"));
        int written = db.tx(em -> requirements.importDefaults(PARTNERSHIP, LocalDate.parse("2026-01-01"),
                Set.of("neglect-shared-definition", "police-neglect-and-alternatives", "a-module-nobody-knows")));
        assertThat(written).isEqualTo(23);
        var lines = db.tx(em -> requirements.believed());
        assertThat(lines).filteredOn(r -> "nursery".equals(r.group())).singleElement().satisfies(r -> {
            assertThat(r.basis()).isEqualTo(Basis.STATUTORY_GUIDANCE);
            assertThat(r.cycleMonths()).isEqualTo(24);
            assertThat(r.graceDays()).isEqualTo(14);
        });
        assertThat(lines).filteredOn(r -> "health_l1".equals(r.group())).singleElement().satisfies(r -> {
            assertThat(r.basis()).isEqualTo(Basis.PROFESSIONAL_STANDARD);
            assertThat(r.cycleMonths()).isEqualTo(36);
        });
    }

    @OnBothDatabases
    void offersTheDefaultLinesOncePerPublishedModule(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        db.run(em -> {
            Workforce.in(em).units().modules("neglect-shared-definition", "police-neglect-and-alternatives", "not-in-the-matrix").groups("nursery", "school", "dsl",
                    "social_work", "early_help", "youth", "health_l1", "health_l2", "health_l3", "police_response", "police_cp", "housing_fire", "voluntary",
                    "foster_kin", "adult_services", "supervisor", "board");
            for (String slug : List.of("neglect-shared-definition", "not-in-the-matrix")) {
                publish(em, slug);
            }
        });
        Set<String> offered = db.tx(em -> requirements.withoutLines());
        assertThat(offered).containsExactly("neglect-shared-definition");
        db.run(em -> requirements.takeDefaults(PARTNERSHIP));
        var lines = db.tx(em -> requirements.believed());
        assertThat(lines).hasSize(18).allSatisfy(r -> {
            assertThat(r.slug()).isEqualTo("neglect-shared-definition");
            assertThat(r.scopeKey()).isEqualTo(PARTNERSHIP);
            assertThat(r.firstDay()).isEqualTo("2026-11-22");
        });
        Set<String> then = db.tx(em -> requirements.withoutLines());
        assertThat(then).isEmpty();
        assertThatThrownBy(() -> db.run(em -> requirements.takeDefaults(PARTNERSHIP))).isInstanceOf(Refusal.class);
    }

    private static void publish(EntityManager em, String slug) {
        UUID version = UUID.randomUUID();
        OffsetDateTime at = OffsetDateTime.parse("2026-11-01T09:00:00Z");
        Sql.of(em, "insert into module_version (id, slug, version, title, summary, minutes, content_hash, state, read_at)"
                        + " values (:id, :slug, '1.0.0', :slug, '', 20, 'x', 'draft', :at)").set("id", version).set("slug", slug).set("at", at).update();
        Sql.of(em, "insert into module_publication (id, version_id, slug, area_key, published_at, signed_off, live_key) values (:id, :version, :slug, :area, :at, true, :live)")
                .set("id", UUID.randomUUID()).set("version", version).set("slug", slug).set("area", AREA).set("at", at).set("live", AREA + ":" + slug).update();
    }

    @OnBothDatabases
    void listsTheLinesThatConcernAScopePageByPage(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, heard);
        db.run(em -> {
            Workforce.in(em).units().modules("m", "n").groups("g");
            requirements.write(Edit.add(line("g", PARTNERSHIP, "m", 24, "2021-01-01")), null);
            requirements.write(Edit.add(line(null, AGENCY, "n", 24, "2021-01-01")), null);
            requirements.write(Edit.add(line(null, OTHER_AGENCY, "n", 12, "2021-01-01")), null);
            requirements.write(Edit.add(line(null, AGENCY, "m", 12, "2027-01-01")), null);
        });
        Scope agency = new Scope(Set.of(AGENCY));
        var page = db.tx(em -> requirements.page(PageRequest.of(0, 50), agency));
        assertThat(page.rows()).extracting(r -> r.rule().scopeKey()).containsExactly(PARTNERSHIP, AGENCY);
        assertThat(page.rows().get(0).scopeName()).isEqualTo("Unit 1");
        var coming = db.tx(em -> requirements.page(new PageRequest(0, 1, null, false, Map.of("when", "all", "module", "m")), agency));
        assertThat(coming.total()).isEqualTo(2);
        assertThat(coming.rows()).extracting(r -> r.rule().firstDay()).containsExactly(LocalDate.parse("2027-01-01"));
    }

    @OnBothDatabases
    void ofTwoWhoEndAnExemptionAtOnceOneDoesAndOneRowIsLeft(Database.Fresh db) {
        Exemptions exemptions = new Exemptions(db.em(), clock, new Heard<>());
        UUID post = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            return w.post(w.person("Ada", "Cole"), AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
        });
        UUID id = db.tx(em -> exemptions.sign(post, "m", LocalDate.parse("2026-01-01"), null, "Does not meet children", UUID.randomUUID()));
        EntityManager slow = db.anotherEm();
        slow.getTransaction().begin();
        Exemptions other = new Exemptions(slow, clock, new Heard<>());
        other.end(id, LocalDate.parse("2026-11-01"));
        CompletableFuture<Throwable> second = CompletableFuture.supplyAsync(() -> {
            EntityManager em = db.anotherEm();
            em.getTransaction().begin();
            try {
                new Exemptions(em, clock, new Heard<>()).end(id, LocalDate.parse("2026-11-02"));
                em.getTransaction().commit();
                return null;
            } catch (RuntimeException refused) {
                em.getTransaction().rollback();
                return refused;
            } finally {
                em.close();
            }
        });
        slow.getTransaction().commit();
        slow.close();
        assertThat(second.join()).isNotNull();
        long left = db.tx(em -> Sql.of(em, "select count(*) from exemption where superseded_at is null").number());
        assertThat(left).isEqualTo(1);
    }

    @OnBothDatabases
    void nobodySignsTheOwnExemptionAlsoNotForALinkedRecord(Database.Fresh db) {
        Exemptions exemptions = new Exemptions(db.em(), clock, new Heard<>());
        UUID account = UUID.randomUUID();
        List<UUID> posts = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            UUID ada = w.person("Ada", "Cole");
            UUID again = w.person("Ada", "Cole");
            new People(em, clock).link(ada, again, null);
            Sql.of(em, "insert into account (id, person_id, user_name, display_name, created_at) values (:id, :person, 'ada', 'Ada Cole', :now)")
                    .set("id", account).set("person", ada).set("now", OffsetDateTime.now(clock)).update();
            return List.of(w.post(ada, AGENCY, null, "g", "L2", AREA, "2020-01-01", null), w.post(again, AGENCY, null, "g", "L2", AREA, "2021-01-01", null),
                    w.post(w.person("Bea", "Dunn"), AGENCY, null, "g", "L2", AREA, "2020-01-01", null));
        });
        for (UUID own : posts.subList(0, 2)) {
            assertThatThrownBy(() -> db.run(em -> exemptions.sign(own, "m", LocalDate.parse("2026-01-01"), null, "Away", account))).isInstanceOf(Refusal.class)
                    .hasMessageContaining("requirement.exemption.own");
        }
        assertThat(db.<UUID>tx(em -> exemptions.sign(posts.get(2), "m", LocalDate.parse("2026-01-01"), null, "Away", account))).isNotNull();
    }

    @OnBothDatabases
    void endsAnExemptionEarlyWithoutForgettingWhatWasSigned(Database.Fresh db) {
        Heard<ExemptionChanged> freed = new Heard<>();
        Exemptions exemptions = new Exemptions(db.em(), clock, freed);
        UUID post = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            return w.post(w.person("Ada", "Cole"), AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
        });
        UUID by = UUID.randomUUID();
        UUID id = db.tx(em -> exemptions.sign(post, "m", LocalDate.parse("2026-01-01"), null, "Does not meet children", by));
        clock.forward(Duration.ofDays(1));
        db.run(em -> exemptions.end(id, LocalDate.parse("2026-11-22")));
        var history = db.tx(em -> exemptions.history(List.of(post)));
        assertThat(history).hasSize(2).filteredOn(e -> e.supersededAt() == null).singleElement()
                .satisfies(e -> assertThat(e.lastDay()).isEqualTo("2026-11-22"));
        assertThat(db.<List<UUID>>tx(em -> Sql.of(em, "select signed_by from exemption").list(r -> r.uuid("signed_by")))).as("who ended it has not signed it").containsExactly(by, by);
        assertThatThrownBy(() -> db.run(em -> exemptions.end(id, LocalDate.parse("2026-11-21")))).isInstanceOf(Refusal.class).hasMessageContaining("changedMeanwhile");
        assertThat(freed.events()).hasSize(2).allMatch(e -> e.postId().equals(post));
        assertThatThrownBy(() -> db.run(em -> exemptions.sign(post, "m", LocalDate.parse("2026-01-01"), null, " ", by))).isInstanceOf(Refusal.class);
    }
}
