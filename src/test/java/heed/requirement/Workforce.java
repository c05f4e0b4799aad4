package heed.requirement;

import heed.platform.Ids;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import heed.workforce.SameRecords;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Puts units, persons and posts into an empty database: partnership 1, areas 2 (real) and 3 (demonstration), agencies 10
 * and 11 in area 2 and 12 in area 3, team 20 in agency 10.
 */
public final class Workforce {
    public static final int PARTNERSHIP = 1;
    public static final int AREA = 2;
    public static final int DEMO_AREA = 3;
    public static final int AGENCY = 10;
    public static final int OTHER_AGENCY = 11;
    public static final int DEMO_AGENCY = 12;
    public static final int TEAM = 20;
    public static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2015, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

    private final EntityManager em;

    private Workforce(EntityManager em) {
        this.em = em;
    }

    public static Workforce in(EntityManager em) {
        return new Workforce(em);
    }

    public Workforce units() {
        unit(PARTNERSHIP, "partnership", null);
        unit(AREA, "area", PARTNERSHIP);
        unit(DEMO_AREA, "area", PARTNERSHIP);
        unit(AGENCY, "agency", AREA);
        unit(OTHER_AGENCY, "agency", AREA);
        unit(DEMO_AGENCY, "agency", DEMO_AREA);
        unit(TEAM, "team", AGENCY);
        int[][] closure = {{1, 1}, {2, 2}, {3, 3}, {10, 10}, {11, 11}, {12, 12}, {20, 20}, {1, 2}, {1, 3}, {1, 10}, {1, 11}, {1, 12}, {1, 20}, {2, 10}, {2, 11}, {2, 20},
            {3, 12}, {10, 20}};
        for (int[] pair : closure) {
            closure(pair[0], pair[1], FIRST, null);
        }
        setting(DEMO_AREA, "demonstration", "true");
        return this;
    }

    public void unit(int key, String kind, Integer parent) {
        Sql.of(em, "insert into unit (unit_key, id, kind, code, recorded_at) values (:key, :id, :kind, :code, :at)")
                .set("key", key).set("id", Ids.next()).set("kind", kind).set("code", "U" + key).set("at", LONG_AGO).update();
        Sql.of(em, "insert into unit_fact (id, unit_key, name, parent_key, first_day, recorded_at) values (:id, :key, :name, :parent, :first, :at)")
                .set("id", Ids.next()).set("key", key).set("name", "Unit " + key).set("parent", parent).set("first", FIRST).set("at", LONG_AGO).update();
    }

    public void closure(int ancestor, int descendant, LocalDate first, LocalDate last) {
        Sql.of(em, "insert into unit_closure (ancestor, descendant, distance, first_day, last_day) values (:a, :d, 0, :first, :last)")
                .set("a", ancestor).set("d", descendant).set("first", first).set("last", last).update();
    }

    public void setting(int area, String name, String value) {
        Sql.of(em, "insert into area_setting (id, area_key, name, setting_value, recorded_at) values (:id, :area, :name, :value, :at)")
                .set("id", Ids.next()).set("area", area).set("name", name).set("value", value).set("at", LONG_AGO).update();
    }

    /** Makes sure that the modules and groups named are there; some come with the migrations. */
    public Workforce modules(String... slugs) {
        for (String slug : slugs) {
            if (!Sql.of(em, "select slug from module where slug = :slug").set("slug", slug).exists()) {
                Sql.of(em, "insert into module (slug, code, title, level_from, level_to, minutes, refresh_months, first_seen)"
                                + " values (:slug, :code, :title, 1, 1, 10, 24, :at)")
                        .set("slug", slug).set("code", "X" + slug.substring(0, Math.min(6, slug.length()))).set("title", "Module " + slug).set("at", LONG_AGO).update();
            }
        }
        return this;
    }

    public Workforce groups(String... codes) {
        for (String code : codes) {
            if (!Sql.of(em, "select code from professional_group where code = :code").set("code", code).exists()) {
                Sql.of(em, "insert into professional_group (code, name, level, sort_order) values (:code, :name, 'L2', 500)")
                        .set("code", code).set("name", "Group " + code).update();
            }
        }
        return this;
    }

    public UUID person(String given, String family) {
        UUID id = Ids.next();
        Sql.of(em, "insert into person (id, given_name, family_name, email, recorded_at) values (:id, :given, :family, :email, :at)")
                .set("id", id).set("given", given).set("family", family).set("email", given.toLowerCase() + "." + family.toLowerCase() + "@example.org").set("at", LONG_AGO)
                .update();
        return id;
    }

    public void person(UUID id, String family) {
        Sql.of(em, "insert into person (id, given_name, family_name, recorded_at) values (:id, 'Pat', :family, :at)")
                .set("id", id).set("family", family).set("at", LONG_AGO).update();
    }

    public void link(UUID person, UUID sameAs, OffsetDateTime from, OffsetDateTime until) {
        Sql.of(em, "insert into person_link (id, person_id, same_as_id, recorded_at, superseded_at) values (:id, :person, :same, :from, :until)")
                .set("id", Ids.next()).set("person", person).set("same", sameAs).set("from", from).set("until", until).update();
        SameRecords.followAll(em);
    }

    public UUID post(UUID person, int agency, Integer place, String group, String level, int area, String first, String last) {
        UUID post = Ids.next();
        write(new PostBelief(Ids.next(), post, person, agency, place, group, level, area, false, false, LocalDate.parse(first),
                last == null ? null : LocalDate.parse(last), LocalDate.parse(first), LONG_AGO, null));
        return post;
    }

    public void write(PostBelief p) {
        Sql.of(em, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key, worker_kind, leads, first_day, last_day,"
                        + " confirmed_on, recorded_at, superseded_at) values (:id, :post, :person, :agency, :place, :group, :level, :area, 'employee', :leads, :first,"
                        + " :last, :confirmed, :recorded, :superseded)")
                .set("id", p.id()).set("post", p.postId()).set("person", p.personId()).set("agency", p.agencyKey()).set("place", p.placeKey()).set("group", p.group())
                .set("level", p.level()).set("area", p.areaKey()).set("leads", p.leads()).set("first", p.firstDay()).set("last", p.lastDay())
                .set("confirmed", p.confirmedOn()).set("recorded", p.recordedAt()).set("superseded", p.supersededAt()).update();
    }

    public void write(Absence a) {
        Sql.of(em, "insert into absence (id, post_id, reason, first_day, last_day, recorded_at, superseded_at) values (:id, :post, 'sickness', :first, :last, :at, :end)")
                .set("id", Ids.next()).set("post", a.postId()).set("first", a.firstDay()).set("last", a.lastDay()).set("at", a.recordedAt()).set("end", a.supersededAt())
                .update();
    }

    public void write(Exemption e) {
        Sql.of(em, "insert into exemption (id, post_id, slug, first_day, last_day, reason, signed_by, recorded_at, superseded_at)"
                        + " values (:id, :post, :slug, :first, :last, :reason, :by, :at, :end)")
                .set("id", e.id()).set("post", e.postId()).set("slug", e.slug()).set("first", e.firstDay()).set("last", e.lastDay()).set("reason", e.reason())
                .set("by", Ids.next()).set("at", e.recordedAt()).set("end", e.supersededAt()).update();
    }

    public void write(Requirement r) {
        Sql.of(em, "insert into requirement (id, requirement_id, line, group_code, level, leads_only, scope_key, slug, basis, source, cycle_months, grace_days,"
                        + " minimum_evidence, first_day, last_day, recorded_at, superseded_at) values (:id, :requirement, :line, :group, :level, :leads, :scope, :slug,"
                        + " :basis, :source, :cycle, :grace, :evidence, :first, :last, :at, :end)")
                .set("id", r.id()).set("requirement", r.requirementId()).set("line", r.line()).set("group", r.group()).set("level", r.level()).set("leads", r.leadsOnly())
                .set("scope", r.scopeKey()).set("slug", r.slug()).set("basis", r.basis().code()).set("source", r.source()).set("cycle", r.cycleMonths())
                .set("grace", r.graceDays()).set("evidence", r.minimumEvidence().code()).set("first", r.firstDay()).set("last", r.lastDay()).set("at", r.recordedAt())
                .set("end", r.supersededAt()).update();
    }
}
