package heed.workforce;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A small partnership for tests of any room: three areas in three nations; a nursery chain and a school in the English
 * one, a police force right below the partnership. Everything exists since 1 January 2020.
 */
public final class WorkforceFixture {
    public static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    public final Units units;
    public final People people;
    public final Areas areas;
    public final Headcounts headcounts;
    public final ProfessionalGroups groups;
    public final int partnership;
    public final int england;
    public final int scotland;
    public final int wales;
    public final int nurseries;
    public final int harbourLane;
    public final int ternStreet;
    public final int school;
    public final int police;
    public final int nights;

    /** Builds the partnership; to be called inside a transaction. */
    public WorkforceFixture(EntityManager em, Clock clock) {
        units = new Units(em, clock);
        people = new People(em, clock);
        areas = new Areas(em, clock);
        headcounts = new Headcounts(em, clock);
        groups = new ProfessionalGroups(em);
        Map<String, Integer> keys = units.createAll(List.of(
                new NewUnit(UnitKind.PARTNERSHIP, null, "NSP", "Northmere Safeguarding Partnership", null, SINCE),
                new NewUnit(UnitKind.AREA, null, "ENG", "Northmere", "NSP", SINCE),
                new NewUnit(UnitKind.AREA, null, "SCO", "Kirkmere", "NSP", SINCE),
                new NewUnit(UnitKind.AREA, null, "WAL", "Llanmere", "NSP", SINCE),
                new NewUnit(UnitKind.AGENCY, "nursery", "HN", "Harbour Nurseries", "ENG", SINCE),
                new NewUnit(UnitKind.WORKPLACE, "nursery", "HN-HL", "Harbour Lane", "HN", SINCE),
                new NewUnit(UnitKind.WORKPLACE, "nursery", "HN-TS", "Tern Street", "HN", SINCE),
                new NewUnit(UnitKind.AGENCY, "school", "NHS", "Northmere High School", "ENG", SINCE),
                new NewUnit(UnitKind.AGENCY, "police", "POL", "Northmere Police", "NSP", SINCE),
                new NewUnit(UnitKind.TEAM, "police", "POL-N", "Response, nights", "POL", SINCE)), null);
        partnership = keys.get("NSP");
        england = keys.get("ENG");
        scotland = keys.get("SCO");
        wales = keys.get("WAL");
        nurseries = keys.get("HN");
        harbourLane = keys.get("HN-HL");
        ternStreet = keys.get("HN-TS");
        school = keys.get("NHS");
        police = keys.get("POL");
        nights = keys.get("POL-N");
        areas.set(england, Map.of("nation", "england"), null);
        areas.set(scotland, Map.of("nation", "scotland"), null);
        areas.set(wales, Map.of("nation", "wales"), null);
    }

    public UUID person(String givenName, String familyName) {
        return people.create(new NewPerson(givenName, familyName, null, null));
    }

    public PostFacts facts(UUID person, int agency, Integer place, String group, String firstDay) {
        return PostFacts.of(person, agency, place, groups.find(group).orElseThrow(), england, LocalDate.parse(firstDay));
    }

    /** A new person in a nursery post at Harbour Lane since the day; gives the person's id. */
    public UUID nurseryWorker(String givenName, String familyName, String firstDay) {
        UUID person = person(givenName, familyName);
        people.begin(facts(person, nurseries, harbourLane, "nursery", firstDay));
        return person;
    }

    /** A new person in a response post on nights since the day; gives the person's id. */
    public UUID responseOfficer(String givenName, String familyName, String firstDay) {
        UUID person = person(givenName, familyName);
        people.begin(facts(person, police, nights, "police_response", firstDay));
        return person;
    }

    /** A module of that slug, for rooms whose tables name modules; not published. */
    public static void module(EntityManager em, Clock clock, String slug, String code) {
        Sql.of(em, "insert into module (slug, code, first_seen) values (:slug, :code, :now)")
                .set("slug", slug).set("code", code).set("now", Now.of(clock)).update();
    }
}
