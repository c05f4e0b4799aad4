package heed.browser;

import heed.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the walk through all roles stands on, in the demonstration partnership: for each role a person of one school with
 * an account whose grant names the school's area; a thing of every kind in that area, and one of every kind in the police
 * of the other area. Somebody of the police is called Foxglove, somebody of the school Larkspur, so that a page that shows
 * them can be told.
 */
final class Ground {
    /** The name that no caller of the walk may ever read. */
    static final String FOREIGN = "Foxglove";

    /** A name of the callers' own area, for those who see people. */
    static final String OWN = "Larkspur";

    private static final String OWN_AREA = "NM-MOOR";
    private static final String OWN_AGENCY = "NM-SCH19";
    private static final String FOREIGN_AREA = "NM-HARBOUR";
    private static final String FOREIGN_AGENCY = "NM-POLICE";
    private static final String SLUG = "neglect-shared-definition";

    /** Ids by the name of the thing. */
    record Ids(Map<String, String> byName) {
        String of(String name) {
            String id = byName.get(name);
            if (id == null) {
                throw new IllegalStateException("The walk knows no thing called {" + name + "}: add one of each side to " + Ground.class.getName());
            }
            return id;
        }

        Ids with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(byName);
            all.putAll(more);
            return new Ids(all);
        }
    }

    private final Connection db;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Map<Role, Ids> own = new EnumMap<>(Role.class);
    private Ids foreign;

    Ground(Connection db) throws SQLException {
        this.db = db;
        build();
    }

    String token(Role role) {
        return tokens.get(role);
    }

    Ids own(Role role) {
        return own.get(role);
    }

    Ids foreign() {
        return foreign;
    }

    /** Ids of the right form that nobody has. */
    Ids unknown() {
        Map<String, String> ids = new HashMap<>();
        foreign.byName().forEach((name, id) -> ids.put(name, id.length() == 36 ? UUID.randomUUID().toString() : id.matches("\\d+") ? "999999" : "none-such"));
        ids.put("figure", "C.999999.-.-.-.all.20261122.now");
        return new Ids(ids);
    }

    /** Texts that are no ids. */
    Ids malformed(String text) {
        Map<String, String> ids = new HashMap<>();
        foreign.byName().keySet().forEach(name -> ids.put(name, text));
        return new Ids(ids);
    }

    private void build() throws SQLException {
        int area = number("select unit_key from unit where code = ?", OWN_AREA);
        Map<String, String> ours = things(OWN_AREA, OWN_AGENCY, OWN);
        List<UUID> staff = staff(OWN_AGENCY, Role.values().length);
        for (Role role : Role.values()) {
            UUID account = account("walk-" + role.code(), staff.get(role.ordinal()));
            run("insert into role_grant (id, account_id, role, unit_key, first_day, recorded_at) values (?, ?, ?, ?, current_date - 30, now())",
                    UUID.randomUUID(), account, role.code(), area);
            String token = "walk-" + UUID.randomUUID();
            run("insert into sign_in (token_hash, account_id, started_at, last_seen_at, expires_at, second_factor_at, way)"
                    + " values (?, ?, now(), now(), now() + interval '5' hour, now(), 'password')", digest(token), account);
            tokens.put(role, token);
            Map<String, String> mine = learning(staff.get(role.ordinal()));
            mine.put("area", ours.get("area"));
            mine.put("upload", upload(account).toString());
            own.put(role, new Ids(ours).with(mine));
        }
        Map<String, String> theirs = things(FOREIGN_AREA, FOREIGN_AGENCY, FOREIGN);
        theirs.putAll(learning(UUID.fromString(theirs.get("person"))));
        foreign = new Ids(theirs);
        db.createStatement().execute("update unit_fact set name = name || ' (" + FOREIGN + ")' where superseded_at is null and unit_key ="
                + " (select max(unit_key) from unit where code like '" + FOREIGN_AGENCY + "-P%')");
    }

    /** Things of an agency that its coordinator, leader or administrator looks after. */
    private Map<String, String> things(String areaCode, String agencyCode, String familyName) throws SQLException {
        int area = number("select unit_key from unit where code = ?", areaCode);
        int agency = number("select unit_key from unit where code = ?", agencyCode);
        UUID person = staff(agencyCode, 1).get(0);
        run("update person set family_name = ? where id = ?", familyName, person);
        UUID account = account("walk-" + familyName.toLowerCase(java.util.Locale.ROOT), person);
        run("insert into role_grant (id, account_id, role, unit_key, first_day, recorded_at) values (?, ?, 'learner', ?, current_date - 30, now())",
                UUID.randomUUID(), account, agency);
        UUID batch = UUID.randomUUID();
        run("insert into import_batch (id, kind, file_name, file_hash, content, unit_key, list_day, state, rows_total, heads, uploaded_by, uploaded_at)"
                + " values (?, 'people', ?, ?, ''::bytea, ?, current_date, 'checked', 0, 'given_name', ?, now())",
                batch, familyName + ".csv", digest(familyName), agency, account);
        UUID declared = UUID.randomUUID();
        run("insert into headcount_return (id, agency_key, group_code, level, area_key, posts, as_at, source, method, confidence, submitted_by, recorded_at)"
                + " values (?, ?, 'school', 'L1', ?, 3, current_date - 20, 'Walk', 'payroll', 'high', ?, now())",
                // Who sent a return stands beside its figure, for all who see that; of the other side nobody is to read it.
                declared, agency, area, familyName.equals(OWN) ? "Walk" : familyName);
        UUID requirement = UUID.randomUUID();
        run("insert into requirement (id, requirement_id, line, scope_key, slug, basis, source, cycle_months, grace_days, first_day, recorded_at)"
                + " values (?, ?, 'walk', ?, ?, 'recommended', ?, 36, 90, date '2090-01-01', now())", requirement, requirement, area, SLUG, familyName);
        UUID application = UUID.randomUUID();
        run("insert into api_application (id, app_id, name, unit_key, scopes, secret_hash, secret_number, created_at)"
                + " values (?, ?, ?, ?, 'read:course', '', 1, now())", application, "walk-" + familyName, familyName, agency);
        Map<String, String> ids = new HashMap<>();
        ids.put("application", application.toString());
        ids.put("slug", SLUG);
        ids.put("version", id("select id from module_version where slug = ? order by version desc", SLUG).toString());
        ids.put("area", "" + area);
        ids.put("unit", "" + agency);
        ids.put("person", person.toString());
        ids.put("post", id("select post_id from post where person_id = ? and superseded_at is null", person).toString());
        ids.put("gone", gone(person, familyName).toString());
        ids.put("account", account.toString());
        ids.put("import", batch.toString());
        ids.put("upload", upload(account).toString());
        ids.put("package", coursePackage(area).toString());
        ids.put("taken", taken("walk-" + area, person).toString());
        UUID title = UUID.randomUUID();
        run("insert into job_title_map (id, agency_key, title, group_code, level, recorded_at) values (?, ?, ?, 'school', 'L2', now())", title, agency, familyName + " walker");
        ids.put("title", title.toString());
        ids.put("follower", "" + follower(agency));
        ids.put("return", declared.toString());
        ids.put("requirement", requirement.toString());
        ids.put("figure", "C." + agency + ".-.-.-.all." + java.time.LocalDate.now().toString().replace("-", "") + ".now");
        return ids;
    }

    /** A unit to which a part of the agency would have gone, long after today. */
    private int follower(int agency) throws SQLException {
        run("insert into unit (id, kind, code, recorded_at) values (?, 'agency', ?, now())", UUID.randomUUID(), "WALK-" + agency);
        int key = number("select unit_key from unit where code = ?", "WALK-" + agency);
        run("insert into unit_fact (id, unit_key, name, first_day, recorded_at) values (?, ?, 'Walk', date '2090-01-01', now())", UUID.randomUUID(), key);
        run("insert into unit_succession (id, from_key, to_key, on_day, recorded_at) values (?, ?, ?, date '2090-01-01', now())", UUID.randomUUID(), agency, key);
        return key;
    }

    /** A package of which nothing has arrived. */
    private UUID upload(UUID account) throws SQLException {
        UUID upload = UUID.randomUUID();
        run("insert into scorm_upload (id, file_name, stamp, size_bytes, received_bytes, state, begun_by, begun_at, last_at) values (?, 'walk.zip', 'walk', 10, 0, 'arriving', ?, now(), now())", upload, account);
        return upload;
    }

    /** A package whose words are there; its files are not, which only its player would miss. */
    private UUID coursePackage(int number) throws SQLException {
        UUID id = UUID.randomUUID();
        UUID content = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        String slug = "walk-" + number;
        String words = "---\nid: W" + number + "\nslug: " + slug + "\ntitle: Walk\nsummary: Walk\nversion: 1.0.0\nlanguage: en-GB\nstatus: draft-for-local-sign-off\ncontent_date: 2026-11-22\nreview_by: 2028-11-22\nlicence: none\nlevel: L1\n"
                + "duration_minutes: 5\nrefresh: {default_months: 0}\njurisdictions: [england]\npass_mark_percent: 80\n---\n\n## page: course | Walk\n\n```package\ncontent: " + content + "\nrule: completed\nmastery_percent: 80\n```\n";
        run("insert into module (slug, code, title, level_from, level_to, minutes, refresh_months, first_seen) values (?, ?, 'Walk', 1, 1, 5, 0, now())", slug, "W" + number);
        run("insert into module_version (id, slug, version, title, summary, minutes, content_hash, state, read_at, published_at) values (?, ?, '1.0.0', 'Walk', 'Walk', 5, '', 'published', now(), now())", version, slug);
        run("insert into module_file (version_id, path, media_type, content) values (?, 'en.md', 'text/markdown', ?)", version, words.getBytes(StandardCharsets.UTF_8));
        run("insert into scorm_package (id, slug, brought_at) values (?, ?, now())", id, slug);
        run("insert into scorm_content (id, package_id, edition, file_name, packed_bytes, unpacked_bytes, files, packed_hash, unpacked_at) values (?, ?, 'SCORM_12', 'walk.zip', 1, 1, 1, '', now())", content, id);
        run("insert into scorm_version (version_id, content_id) values (?, ?)", version, content);
        return id;
    }

    /** An attempt at a package, with a call and the result of its only part. */
    private UUID taken(String slug, UUID person) throws SQLException {
        UUID registration = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        UUID sco = UUID.randomUUID();
        UUID opened = UUID.randomUUID();
        run("insert into registration (id, person_id, slug, version_id, area_key, jurisdiction, form_key, started_at, last_at)"
                + " select ?, p.person_id, v.slug, v.id, p.area_key, 'england', ?, now(), now() from post p, module_version v where p.person_id = ? and p.superseded_at is null and v.slug = ?"
                + " fetch first 1 rows only", registration, registration, person, slug);
        run("insert into scorm_attempt (id, registration_id, number, content, state, completion, success, begun_at, last_at) values (?, ?, 1, 'walk', '{}', 'incomplete', 'unknown', now(), now())", attempt, registration);
        run("insert into scorm_sco (id, attempt_id, item, number, data, completion, success, first_at, last_at) values (?, ?, 'one', 1, '{\"cmi.core.lesson_status\":\"incomplete\"}', 'incomplete', 'unknown', now(), now())", sco, attempt);
        run("insert into scorm_session (id, attempt_id, registration_id, token_hash, tab, opened_at, beat_at, expires_at, closed_at, closed_how) values (?, ?, ?, ?, '', now(), now(), now(), now(), 'left')",
                opened, attempt, registration, digest("walk-" + opened));
        run("insert into scorm_call (id, session_id, sco_id, sequence, refused, calls, recorded_at) values (?, ?, ?, 1, false, '[[1795341600000,\"LMSSetValue\",\"cmi.core.lesson_status\",\"incomplete\",\"true\",\"0\"]]', now())",
                UUID.randomUUID(), opened, sco);
        return attempt;
    }

    /** Somebody who worked where the person works, until last year. */
    private UUID gone(UUID person, String familyName) throws SQLException {
        UUID gone = UUID.randomUUID();
        run("insert into person (id, given_name, family_name, recorded_at) values (?, 'Former', ?, now())", gone, familyName);
        run("insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key, worker_kind, leads, first_day, last_day, confirmed_on, recorded_at)"
                + " select ?, ?, ?, agency_key, place_key, group_code, level, area_key, worker_kind, false, current_date - 700, current_date - 400, current_date - 400, now()"
                + " from post where person_id = ? and superseded_at is null", UUID.randomUUID(), UUID.randomUUID(), gone, person);
        return gone;
    }

    /** What a learner has of their own: a module begun, an attempt at its quiz handed in, an award. */
    private Map<String, String> learning(UUID person) throws SQLException {
        UUID registration = UUID.randomUUID();
        UUID key = UUID.randomUUID();
        UUID version = id("select id from module_version where slug = ? order by version desc", SLUG);
        run("insert into registration (id, person_id, slug, version_id, area_key, jurisdiction, group_code, learner_groups, form_key, started_at, last_at)"
                + " select ?, p.person_id, ?, ?, p.area_key, 'england', p.group_code, p.group_code, ?, now(), now() from post p"
                + " where p.person_id = ? and p.superseded_at is null fetch first 1 rows only", registration, SLUG, version, key, person);
        UUID attempt = UUID.randomUUID();
        run("insert into quiz_attempt (id, registration_id, version_id, person_id, quiz, number_in_registration, seed, items, started_at, submitted_at, score, passed)"
                + " values (?, ?, ?, ?, 'quiz', 1, 1, '', now(), now(), 0, false)", attempt, registration, version, person);
        UUID award = UUID.randomUUID();
        run("insert into award (id, person_id, slug, module_version, jurisdiction, completed_on, source, verified, recorded_at)"
                + " values (?, ?, ?, '1.0.0', 'northern-ireland', current_date, 'portal', true, now())", award, person, SLUG);
        Map<String, String> ids = new HashMap<>();
        ids.put("registration", registration.toString());
        ids.put("key", key.toString());
        ids.put("attempt", attempt.toString());
        ids.put("award", award.toString());
        return ids;
    }

    /** People with a post in an agency and without an account. */
    private List<UUID> staff(String agencyCode, int many) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement s = db.prepareStatement("select p.person_id from post p join unit u on u.unit_key = p.agency_key"
                + " where u.code = ? and p.superseded_at is null and p.first_day <= current_date and (p.last_day is null or p.last_day > current_date + 30)"
                + " and not exists (select 1 from account a where a.person_id = p.person_id)"
                + " and not exists (select 1 from post o where o.person_id = p.person_id and o.id <> p.id) order by p.person_id fetch first " + many + " rows only")) {
            s.setString(1, agencyCode);
            ResultSet rows = s.executeQuery();
            while (rows.next()) {
                found.add((UUID) rows.getObject(1));
            }
        }
        if (found.size() < many) {
            throw new IllegalStateException("Too few people in " + agencyCode);
        }
        return found;
    }

    private UUID account(String name, UUID person) throws SQLException {
        UUID id = UUID.randomUUID();
        run("insert into account (id, person_id, user_name, display_name, created_at) select ?, e.id, ?, e.given_name || ' ' || e.family_name, now()"
                + " from person e where e.id = ?", id, name, person);
        return id;
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepared(sql, values)) {
            if (s.executeUpdate() != 1) {
                throw new IllegalStateException("Not one row: " + sql);
            }
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement s = db.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i]);
        }
        return s;
    }

    private UUID id(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepared(sql, values); ResultSet r = s.executeQuery()) {
            r.next();
            return (UUID) r.getObject(1);
        }
    }

    int number(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepared(sql, values); ResultSet r = s.executeQuery()) {
            r.next();
            return r.getInt(1);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
