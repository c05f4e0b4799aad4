package heed.workforce;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records that may be of one human being: the same e-mail or mobile, or the same name where nothing speaks against it.
 * Records of people without any post, as other programs make them, are not compared.
 */
@ApplicationScoped
@Transactional
public class Doubles {
    /** An address or number that more records than this share is an office's, not a person's. */
    private static final int SHARED = 3;

    /** Days within which a mover begins elsewhere. */
    private static final int MOVING = 92;

    /** What stands between the digits of a number; the longer first. */
    private static final List<String> SIGNS = List.of(" ", "-", "(0)", "(", ")");

    private EntityManager em;
    private Clock clock;
    private AuditLog log;

    protected Doubles() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Doubles(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Doubles(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
    }

    // What is compared

    private static String plainName(String given, String family) {
        return "lower(" + given + " || ' ' || " + family + ")";
    }

    private static String plainEmail(String email) {
        return "lower(" + email + ")";
    }

    /** The digits alone, a British number from its 0 on. */
    private static String plainMobile(String mobile) {
        String digits = mobile;
        for (String sign : SIGNS) {
            digits = "replace(" + digits + ", '" + sign + "', '')";
        }
        return "case when " + digits + " like '+44%' then '0' || substring(" + digits + " from 4) when " + digits + " like '0044%' then '0' || substring("
                + digits + " from 5) else " + digits + " end";
    }

    private static final String PLAIN = "update person set plain_name = " + plainName("given_name", "family_name") + ", plain_email = " + plainEmail("email")
            + ", plain_mobile = " + plainMobile("mobile") + " where ";

    /** Keeps what the records are compared by in step with their names and addresses. */
    static void follow(EntityManager em, Collection<UUID> personIds) {
        Chunks.of(personIds).forEach(some -> Sql.of(em, PLAIN + "id in (:some)").set("some", some).update());
    }

    /** The same for records that came in past {@link People}, as those of the demonstration do. */
    public void followAll() {
        Sql.of(em, PLAIN + "plain_name is null and removed_at is null").update();
    }

    // Somebody new

    /**
     * Who has a record already that looks like somebody to be added.
     *
     * @param here      those in the scope, by name, at most twenty
     * @param elsewhere whether there is one outside it; who and where is not the caller's to know
     */
    public record Near(List<PersonRow> here, boolean elsewhere) {
        public boolean isNobody() {
            return here.isEmpty() && !elsewhere;
        }
    }

    public Near near(NewPerson typed, Scope scope) {
        List<PersonRow> here = new ArrayList<>();
        boolean[] elsewhere = {false};
        String own = "exists (select 1 from post p where p.person_id = pe.id and p.superseded_at is null and " + scope.restrict("p.agency_key", "p.place_key") + ")";
        Sql.of(em, "select pe.id, pe.given_name, pe.family_name, pe.email, pe.mobile, pe.version, case when " + own + " then 1 else 0 end as here from person pe"
                        + " where pe.removed_at is null and exists (select 1 from post p where p.person_id = pe.id and p.superseded_at is null) and (pe.plain_name = "
                        + plainName("cast(:given as varchar(80))", "cast(:family as varchar(80))") + " or pe.plain_email = " + plainEmail("cast(:email as varchar(254))")
                        + " or pe.plain_mobile = " + plainMobile("cast(:mobile as varchar(30))") + ") order by case when " + own
                        + " then 0 else 1 end, pe.family_name, pe.given_name, pe.id offset 0 rows fetch next 21 rows only")
                .set("given", typed.givenName()).set("family", typed.familyName()).set("email", typed.email()).set("mobile", typed.mobile())
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .each(r -> {
                    if (r.integer("here") == 0) {
                        elsewhere[0] = true;
                    } else if (here.size() < 20) {
                        here.add(People.readPerson(r));
                    }
                });
        return new Near(List.copyOf(here), elsewhere[0]);
    }

    // A list of many

    /**
     * Somebody on a list, with the post that is to begin.
     *
     * @param lastDay null while it is open
     */
    public record Listed(NewPerson person, String group, LocalDate firstDay, LocalDate lastDay) {}

    private record Known(UUID id, String given, String family, String email, String mobile, boolean shared) {}

    private record Term(String group, LocalDate first, LocalDate last) {
        boolean meets(Listed l) {
            return (last == null || !l.firstDay().isAfter(last)) && (l.lastDay() == null || !first.isAfter(l.lastDay()));
        }

        /** How a mover looks: one begins within three months of the other's end. */
        boolean follows(Listed l) {
            return isSoonAfter(last, l.firstDay()) || isSoonAfter(l.lastDay(), first);
        }

        private static boolean isSoonAfter(LocalDate end, LocalDate begin) {
            return end != null && begin.isAfter(end) && !begin.isAfter(end.plusDays(MOVING));
        }
    }

    /**
     * Who of a long list looks like somebody with a record in the scope, by the rules by which {@link #page} lists pairs, with one more: an
     * e-mail or mobile counts only where the given or the family name agrees too, so that a list of addresses does not tell who has a record.
     *
     * @return by the keys of the list, those with the same e-mail first; a key whom nobody looks like is left out
     */
    public <K> Map<K, Set<UUID>> alike(Map<K, Listed> list, Scope scope) {
        Map<String, List<Known>> byEmail = known("plain_email", list.values().stream().map(l -> javaEmail(l.person())), scope);
        Map<String, List<Known>> byMobile = known("plain_mobile", list.values().stream().map(l -> javaMobile(l.person())), scope);
        Map<String, List<Known>> byName = known("plain_name", list.values().stream().map(l -> javaName(l.person())), scope);
        Map<UUID, List<Term>> terms = terms(byName.values().stream().flatMap(List::stream).map(Known::id).collect(Collectors.toSet()));
        Map<K, Set<UUID>> found = new LinkedHashMap<>();
        list.forEach((key, listed) -> {
            Set<UUID> ids = new LinkedHashSet<>();
            Stream.concat(byEmail.getOrDefault(javaEmail(listed.person()), List.of()).stream(), byMobile.getOrDefault(javaMobile(listed.person()), List.of()).stream())
                    .filter(k -> !k.shared() && isNamedLike(k, listed.person())).forEach(k -> ids.add(k.id()));
            byName.getOrDefault(javaName(listed.person()), List.of()).stream().filter(k -> isSameByName(k, listed, terms.getOrDefault(k.id(), List.of()))).forEach(k -> ids.add(k.id()));
            if (!ids.isEmpty()) {
                found.put(key, ids);
            }
        });
        return found;
    }

    private Map<String, List<Known>> known(String column, Stream<String> words, Scope scope) {
        Map<String, List<Known>> known = new HashMap<>();
        Chunks.of(words.filter(w -> w != null).collect(Collectors.toSet())).forEach(some -> Sql.of(em, "select pe.id, pe.given_name, pe.family_name, pe.plain_email, pe.plain_mobile, pe."
                        + column + " as word, (select count(*) from person o where o." + column + " = pe." + column + " and o.removed_at is null) as holders from person pe where pe.removed_at is null and pe."
                        + column + " in (:some) and " + among(scope, "pe.id") + " order by pe.id")
                .set("some", some).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .each(r -> known.computeIfAbsent(r.text("word"), w -> new ArrayList<>()).add(new Known(r.uuid("id"), r.text("given_name"), r.text("family_name"), r.text("plain_email"),
                        r.text("plain_mobile"), r.number("holders") >= SHARED))));
        return known;
    }

    private Map<UUID, List<Term>> terms(Set<UUID> persons) {
        Map<UUID, List<Term>> terms = new HashMap<>();
        Chunks.of(persons).forEach(some -> Sql.of(em, "select person_id, group_code, first_day, last_day from post where superseded_at is null and person_id in (:some)").set("some", some)
                .each(r -> terms.computeIfAbsent(r.uuid("person_id"), p -> new ArrayList<>()).add(new Term(r.text("group_code"), r.day("first_day"), r.day("last_day")))));
        return terms;
    }

    private static boolean isNamedLike(Known k, NewPerson p) {
        return k.given().equalsIgnoreCase(p.givenName()) || k.family().equalsIgnoreCase(p.familyName());
    }

    private static boolean isSameByName(Known k, Listed l, List<Term> terms) {
        return agree(k.mobile(), javaMobile(l.person())) && (agree(k.email(), javaEmail(l.person())) && terms.stream().anyMatch(t -> t.group().equals(l.group()))
                || terms.stream().noneMatch(t -> t.meets(l)) && terms.stream().anyMatch(t -> t.follows(l)));
    }

    private static boolean agree(String one, String other) {
        return one == null || other == null || one.equals(other);
    }

    private static String javaName(NewPerson p) {
        return (p.givenName() + " " + p.familyName()).toLowerCase(Locale.ROOT);
    }

    private static String javaEmail(NewPerson p) {
        return p.email() == null ? null : p.email().toLowerCase(Locale.ROOT);
    }

    /** As {@link #plainMobile}. */
    private static String javaMobile(NewPerson p) {
        if (p.mobile() == null) {
            return null;
        }
        String digits = p.mobile();
        for (String sign : SIGNS) {
            digits = digits.replace(sign, "");
        }
        return digits.startsWith("+44") ? "0" + digits.substring(3) : digits.startsWith("0044") ? "0" + digits.substring(4) : digits;
    }

    // Pairs

    /**
     * Two records that may be of one human being.
     *
     * @param why {@code email}, {@code mobile} or {@code name}, the strongest that holds
     */
    public record Pair(PersonRow one, PersonRow other, String why) {}

    /**
     * Pairs with the same value, among the values that several share. The ids are compared as text, so that a database
     * finds the second by the value and does not walk all people by their ids.
     */
    private static String same(String column, String having) {
        return "select p1.id as one_id, p2.id as other_id, %d as why from person p1 join person p2 on p2." + column + " = p1." + column
                + " and cast(p2.id as varchar(36)) > cast(p1.id as varchar(36)) where p1.removed_at is null and p2.removed_at is null and p1." + column
                + " in (select x." + column + " from person x where x.removed_at is null and x." + column + " is not null group by x." + column
                + " having count(*) > 1" + having + ")";
    }

    private static String shared(String column) {
        return same(column, " and count(*) <= " + SHARED);
    }

    private static String agree(String column) {
        return "(p1." + column + " is null or p2." + column + " is null or p1." + column + " = p2." + column + ")";
    }

    private static String linked(String one, String other) {
        return "exists (select 1 from person_link k where k.superseded_at is null and (k.person_id = " + one + " and k.same_as_id = " + other
                + " or k.person_id = " + other + " and k.same_as_id = " + one + "))";
    }

    private static String among(Scope scope, String person) {
        return "exists (select 1 from post p where p.person_id = " + person + " and p.superseded_at is null and " + scope.restrict("p.agency_key", "p.place_key") + ")";
    }

    private static String follows(String later, String earlier) {
        return "exists (select 1 from post a join post b on b.person_id = " + later + ".id and b.superseded_at is null and b.first_day > a.last_day"
                + " and b.first_day <= a.last_day + interval '" + MOVING + "' day where a.person_id = " + earlier + ".id and a.superseded_at is null)";
    }

    private static String both(String condition) {
        return "exists (select 1 from post a join post b on b.person_id = p2.id and b.superseded_at is null and " + condition
                + " where a.person_id = p1.id and a.superseded_at is null)";
    }

    /**
     * Names alone are shared by too many. One counts where the two do the same kind of work and no address speaks against it.
     * Another agency gives another e-mail, so it also counts, whatever the address and the work, where no two posts of the
     * two records run on one day and one begins within three months of the other's end: that is how a mover looks.
     */
    private static final String SAME_NAME = same("plain_name", "").formatted(3) + " and " + agree("plain_mobile") + " and (" + agree("plain_email") + " and " + both("b.group_code = a.group_code") + " or not "
            + both("(a.last_day is null or b.first_day <= a.last_day) and (b.last_day is null or a.first_day <= b.last_day)")
            + " and (" + follows("p2", "p1") + " or " + follows("p1", "p2") + "))";

    /** Pairs of the scope that nobody has linked, directly or through one more record, nor said to be two people. */
    private static String pairs(Scope scope) {
        return " from (select t.one_id, t.other_id, min(t.why) as why from (" + shared("plain_email").formatted(1) + " union all " + shared("plain_mobile").formatted(2)
                + " union all " + SAME_NAME + ") t group by t.one_id, t.other_id) d join person e1 on e1.id = d.one_id join person e2 on e2.id = d.other_id where "
                + among(scope, "d.one_id") + " and " + among(scope, "d.other_id") + " and not " + linked("d.one_id", "d.other_id")
                + " and not exists (select 1 from person_link l where l.superseded_at is null and (l.person_id = d.one_id and " + linked("l.same_as_id", "d.other_id")
                + " or l.same_as_id = d.one_id and " + linked("l.person_id", "d.other_id") + "))"
                + " and not exists (select 1 from person_apart x where x.one_id = d.one_id and x.other_id = d.other_id)"
                + " and not exists (select 1 from person_apart x where x.one_id = d.other_id and x.other_id = d.one_id)";
    }

    private Sql asked(String sql, Scope scope) {
        return Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    /** Pairs of records both of which are in the scope, by name. */
    public Slice<Pair> page(Scope scope, PageRequest asked) {
        String from = pairs(scope);
        return new Slice<>(asked("select d.why, e1.id as id1, e1.given_name as given1, e1.family_name as family1, e1.email as email1, e1.mobile as mobile1, e1.version as version1,"
                        + " e2.id as id2, e2.given_name as given2, e2.family_name as family2, e2.email as email2, e2.mobile as mobile2, e2.version as version2" + from
                        + " order by e1.family_name, e1.given_name, d.one_id, d.other_id offset :first rows fetch next :size rows only", scope)
                .set("first", asked.first()).set("size", asked.size())
                .list(r -> new Pair(person(r, "1"), person(r, "2"), List.of("email", "mobile", "name").get(r.integer("why") - 1))), count(scope));
    }

    private static PersonRow person(Row r, String n) {
        return new PersonRow(r.uuid("id" + n), r.text("given" + n), r.text("family" + n), r.text("email" + n), r.text("mobile" + n), r.integer("version" + n));
    }

    public long count(Scope scope) {
        return asked("select count(*)" + pairs(scope), scope).number();
    }

    /**
     * Two records are of two people; the pair is not listed again.
     *
     * @param by the account that says so, or null
     */
    public void apart(UUID one, UUID other, UUID by) {
        Sql.of(em, "insert into person_apart (id, one_id, other_id, recorded_at, recorded_by) values (:id, :one, :other, :now, :by)")
                .set("id", Ids.next()).set("one", one).set("other", other).set("now", Now.of(clock)).set("by", by).update();
        People people = new People(em, clock);
        List<PostRow> posts = people.posts(List.of(one));
        PostFacts last = posts.isEmpty() ? null : posts.get(posts.size() - 1).facts();
        log.record("workforce.person.apart", "person", one, people.find(one).map(PersonRow::getName).orElse(null),
                last == null ? null : last.placeKey() == null ? Integer.valueOf(last.agencyKey()) : last.placeKey(), people.find(other).map(PersonRow::getName).orElse(null));
    }
}
