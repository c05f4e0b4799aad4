package heed.browser;

import static heed.access.Role.ADMINISTRATOR;
import static heed.access.Role.CONTENT_EDITOR;
import static heed.access.Role.COORDINATOR;
import static heed.access.Role.LEADER;
import static heed.access.Role.SCRUTINEER;
import static heed.access.Role.SUPERVISOR;

import heed.access.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every address of the program, a line each, and who may open it. A name in braces stands for the id of a thing; the walk
 * ({@link AddressesJourneyIT}) puts in one of the caller's own, one of another agency, one nobody has and one that is none.
 */
final class Addresses {
    /**
     * One address.
     *
     * @param path   with names of {@link Ground} in braces; another method than reading or posting stands before it
     * @param who    roles that may open it with ids of their own; for all others it is not there
     * @param open   nobody need sign in
     * @param own    the status with ids of one's own
     * @param sieve  with ids of others it answers all the same, and shows nothing of theirs
     * @param body   what is posted, of the content type before the first blank; null for reading
     */
    record Line(String path, Set<Role> who, boolean open, int own, boolean sieve, String body) {
        private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

        Line answers(int status) {
            return new Line(path, who, open, status, sieve, body);
        }

        Line sieves() {
            return new Line(path, who, open, own, true, body);
        }

        boolean isRest() {
            return address().startsWith("/api/");
        }

        String method() {
            int blank = path.indexOf(' ');
            return blank > 0 ? path.substring(0, blank) : body == null ? "GET" : "POST";
        }

        String address() {
            return path.substring(path.indexOf(' ') + 1);
        }

        boolean namesAThing() {
            return NAME.matcher(path + body).find();
        }

        boolean namesSomebodys() {
            return NAME.matcher((path + body).replace("{slug}", "")).find();
        }

        /** The path of the page or of the resource, with a star for each part that is a value. */
        String key() {
            return (method().equals("GET") ? "" : method() + " ") + address().replaceFirst("\\?.*", "").replaceAll("\\{\\w+}", "*");
        }

        /** The path or body with the names filled in. */
        static String fill(String text, Ground.Ids ids) {
            Matcher m = NAME.matcher(text);
            return m.replaceAll(name -> Matcher.quoteReplacement(ids.of(name.group(1))));
        }
    }

    private static final Set<Role> ALL_ROLES = EnumSet.allOf(Role.class);
    private static final Set<Role> SEES_PEOPLE = EnumSet.of(SUPERVISOR, COORDINATOR, SCRUTINEER);
    private static final Set<Role> SEES_COVERAGE = EnumSet.of(COORDINATOR, LEADER, SCRUTINEER);
    private static final Set<Role> SEES_FIRST_ANSWERS = EnumSet.of(COORDINATOR, LEADER, SCRUTINEER, CONTENT_EDITOR);
    private static final Set<Role> COORDINATES = EnumSet.of(COORDINATOR);
    private static final Set<Role> EDITS = EnumSet.of(CONTENT_EDITOR);
    private static final Set<Role> BRINGS_PACKAGES = EnumSet.of(CONTENT_EDITOR, ADMINISTRATOR);
    private static final Set<Role> READS_THE_LOG = EnumSet.of(SCRUTINEER, ADMINISTRATOR);
    private static final Set<Role> ADMINISTERS = EnumSet.of(ADMINISTRATOR);
    private static final Set<Role> KEEPS_AREAS = EnumSet.of(COORDINATOR, ADMINISTRATOR);
    private static final Set<Role> TAKES_ALONG = EnumSet.of(COORDINATOR, CONTENT_EDITOR, ADMINISTRATOR);
    private static final Set<Role> SEES_PROGRESS = EnumSet.of(COORDINATOR, ADMINISTRATOR);
    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

    private static Line open(String path) {
        return new Line(path, ALL_ROLES, true, 200, false, null);
    }

    private static Line get(String path, Set<Role> who) {
        return new Line(path, who, false, 200, false, null);
    }

    private static Line post(String path, Set<Role> who, String body) {
        return new Line(path, who, false, 200, false, body);
    }

    /** The course API knows programs, by their secrets, and no signed-in person: 401 for each. */
    private static Line program(String path) {
        return open(path).answers(401);
    }

    private static final String JSON = "application/json ";
    private static final String BYTES = "application/octet-stream ";
    private static final String FORM = "application/x-www-form-urlencoded ";

    static final List<Line> ALL = List.of(
            open("/index"), open("/check"), open("/check?code=ABCDE-FGHJK"),
            open("/signin"), open("/signin/code"), open("/signin/shared"), open("/signin/second").answers(302), open("/signin/enrol").answers(302),
            open("/signin/out").answers(302), open("/signin/quiet").answers(302),
            open("/awareness/accessibility"), open("/awareness/help"), open("/awareness/privacy"), open("/awareness/worried"),
            open("/api/ready"),
            open("/toolkit"), open("/toolkit?group=nursery"), open("/tool?name=conversation-card"), open("/api/toolkit/conversation-card.pdf"),
            open("/tool?name=referral-pathway&area={area}").sieves(),

            get("/account/me", ALL_ROLES), get("/account/password", ALL_ROLES),
            get("/account/accounts", ADMINISTERS), get("/account/account?id={account}", ADMINISTERS), get("/account/invite", ADMINISTERS),
            get("/account/applications", ADMINISTERS), get("/account/application?id={application}", ADMINISTERS), get("/account/outside", ADMINISTERS),
            get("/account/code?person={person}", COORDINATES),
            get("/account/messages", ALL_ROLES), get("/account/undelivered", ADMINISTERS),
            get("/home/today", ALL_ROLES), get("/home/team", EnumSet.of(SUPERVISOR)), get("/home/work", ADMINISTERS),
            get("/assignment/person?id={person}", SEES_PEOPLE),
            get("/assignment/assign", COORDINATES), get("/assignment/assign?p={person}", COORDINATES).sieves(),
            get("/assignment/assign?unit={unit}", COORDINATES).sieves(),
            get("/assignment/status", SEES_PEOPLE), get("/assignment/status?unit={unit}&status=all", SEES_PEOPLE).sieves(),
            get("/api/status.csv", SEES_PEOPLE), get("/api/status.csv?unit={unit}&status=all", SEES_PEOPLE).sieves(),
            get("/audit/log", READS_THE_LOG), get("/api/audit/log.csv", READS_THE_LOG),
            get("/award/record", ALL_ROLES), get("/award/certificate?award={award}", ALL_ROLES), get("/award/unverified", COORDINATES),
            get("/award/revoke?award={award}", COORDINATES),
            get("/api/record.csv", ALL_ROLES), get("/api/record.pdf", ALL_ROLES), get("/api/certificates/{award}.pdf", ALL_ROLES),
            get("/capacity/summary?unit={unit}", SEES_COVERAGE), get("/capacity/summary?code={figure}", SEES_COVERAGE),
            get("/capacity/coverage?unit={unit}", SEES_COVERAGE), get("/capacity/coverage?code={figure}", SEES_COVERAGE),
            get("/capacity/coverage?area={area}", SEES_COVERAGE).sieves(),
            get("/capacity/outlook?unit={unit}", SEES_COVERAGE), get("/capacity/outlook?code={figure}", SEES_COVERAGE),
            get("/capacity/figure?code={figure}", SEES_COVERAGE),
            get("/api/capacity/coverage.csv?code={figure}", SEES_COVERAGE), get("/api/capacity/faults.csv?code={figure}", SEES_COVERAGE),
            get("/api/capacity/outlook.csv?code={figure}", SEES_COVERAGE), get("/api/capacity/figure.csv?code={figure}", SEES_COVERAGE),
            get("/catalogue/modules", ALL_ROLES), get("/catalogue/modules?area={area}", ALL_ROLES), get("/catalogue/module?slug={slug}", ALL_ROLES),
            get("/catalogue/module?slug={slug}&area={area}", ALL_ROLES),
            get("/catalogue/preview?slug={slug}", EDITS), get("/catalogue/changes?slug={slug}", EDITS), get("/catalogue/publish?slug={slug}&area={area}", EDITS),
            get("/api/modules/{version}/media/none.png", NOBODY),
            get("/enrolment/module?slug={slug}", ALL_ROLES),
            get("/enrolment/answers?slug={slug}&registration={registration}", ALL_ROLES),
            get("/lesson/page?registration={registration}", ALL_ROLES).answers(302),
            get("/quiz/start?registration={registration}", ALL_ROLES), get("/quiz/attempt?id={attempt}", ALL_ROLES).answers(302),
            get("/quiz/result?id={attempt}", ALL_ROLES), get("/quiz/questions", SEES_FIRST_ANSWERS), get("/quiz/questions?slug={slug}", SEES_FIRST_ANSWERS).sieves(),
            post("/api/learning/registrations/{registration}/answers", ALL_ROLES, JSON + "[]"),
            post("/api/learning/registrations/{registration}/sheet", ALL_ROLES, FORM + "key={key}&item=x&value=1").answers(303),
            post("/api/learning/registrations/{registration}/notes", NOBODY, FORM + "key={key}&item=x&words=1"),
            post("/api/learning/attempts", ALL_ROLES, FORM + "registration={registration}&key={key}").answers(303),
            post("/api/learning/attempts", ALL_ROLES, JSON + "{\"registration\":\"{registration}\"}"),
            post("/api/learning/attempts/{attempt}/submission", ALL_ROLES, JSON + "{}"),
            get("/privacy/mine", ALL_ROLES), get("/api/mine.json", ALL_ROLES), get("/privacy/left", ADMINISTERS), get("/privacy/erase?person={gone}", ADMINISTERS),
            get("/provisioning/upload", COORDINATES), get("/provisioning/imports", COORDINATES),
            get("/provisioning/import?id={import}", COORDINATES), get("/provisioning/confirm?id={import}", COORDINATES),
            get("/provisioning/duplicates?id={import}", COORDINATES), get("/provisioning/titles?id={import}", COORDINATES),
            get("/provisioning/undo?id={import}", COORDINATES), get("/provisioning/remembered", COORDINATES),
            get("/provisioning/remembered?agency={unit}", COORDINATES), get("/provisioning/title?id={title}", COORDINATES),
            get("/api/provisioning/templates/people.csv", COORDINATES), get("/api/provisioning/imports/{import}/left-out.csv", COORDINATES),
            get("/requirement/matrix", SEES_COVERAGE), get("/requirement/line", COORDINATES), get("/requirement/line?id={requirement}", COORDINATES),
            get("/requirement/exemption?person={person}", COORDINATES), get("/requirement/exemption?person={person}&post={post}", COORDINATES),
            get("/scorm/play?registration={registration}", NOBODY), post("/api/scorm/launches", NOBODY, JSON + "{\"registration\":\"{registration}\",\"tab\":\"t\"}"),
            get("/scorm/progress", SEES_PROGRESS), get("/scorm/progress?package={package}", SEES_PROGRESS).sieves(), get("/scorm/progress?package={package}&unit={unit}", SEES_PROGRESS).sieves(),
            get("/scorm/values?attempt={taken}", SEES_PROGRESS), get("/scorm/calls?attempt={taken}", ADMINISTERS),
            get("/api/scorm/progress.csv?package={package}", SEES_PROGRESS).sieves(), get("/api/scorm/calls.csv?attempt={taken}", ADMINISTERS),
            get("/scorm/packages", BRINGS_PACKAGES), get("/scorm/package?id={package}", BRINGS_PACKAGES).sieves(), get("/scorm/upload", BRINGS_PACKAGES),
            get("/scorm/upload?package={package}", BRINGS_PACKAGES).sieves(), get("/scorm/upload?id={upload}", BRINGS_PACKAGES).sieves(), get("/scorm/send", BRINGS_PACKAGES).answers(302),
            post("/api/scorm/uploads", BRINGS_PACKAGES, JSON + "{\"name\":\"walk.zip\",\"size\":10,\"stamp\":\"1\"}"), get("/api/scorm/uploads/{upload}", BRINGS_PACKAGES).sieves(),
            post("/api/scorm/uploads/{upload}/piece?from=5", BRINGS_PACKAGES, BYTES + "x").answers(422), post("/api/scorm/uploads/{upload}/end", BRINGS_PACKAGES, JSON + "{}").answers(422),
            get("/takeaway/module?slug={slug}", TAKES_ALONG), get("/takeaway/module?slug={slug}&area={area}", TAKES_ALONG),
            get("/api/takeaway/{slug}?area={area}&group=nursery&edition=1.2", TAKES_ALONG),
            open("/scorm/launch").answers(404), new Line("/api/scorm/kept", ALL_ROLES, true, 400, false, JSON + "{}"), new Line("/api/scorm/links", ALL_ROLES, true, 400, false, JSON + "{}"),
            program("/api/v2/ping"), program("/api/v2/about"), program("POST /api/v2/appManagement/token"), program("POST /api/v2/oauth/authenticate/application/token"),
            program("/api/v2/courses"), program("POST /api/v2/courses/importJobs"), program("/api/v2/courses/importJobs/upload"), program("/api/v2/courses/importJobs/x"),
            program("/api/v2/courses/x"), program("DELETE /api/v2/courses/x"), program("PUT /api/v2/courses/x/title"), program("/api/v2/courses/x/zip"),
            program("POST /api/v2/courses/x/preview"), program("/api/v2/courses/x/configuration"), program("POST /api/v2/courses/x/configuration"),
            program("/api/v2/registrations"), program("POST /api/v2/registrations"), program("POST /api/v2/registrations/postBackTest"), program("/api/v2/registrations/x"),
            program("DELETE /api/v2/registrations/x"), program("DELETE /api/v2/registrations/x/progress"), program("POST /api/v2/registrations/x/launchLink"),
            program("/api/v2/registrations/x/launchHistory"), program("/api/v2/registrations/x/instances"), program("POST /api/v2/registrations/x/instances"),
            program("/api/v2/registrations/x/instances/0"), program("/api/v2/registrations/x/instances/0/launchHistory"), program("/api/v2/registrations/x/xAPIStatements"),
            program("/api/v2/xapi/x"), program("POST /api/v2/xapi/x"), program("PUT /api/v2/xapi/x"), program("DELETE /api/v2/xapi/x"),
            get("/workforce/people", SEES_PEOPLE), get("/workforce/people?unit={unit}", SEES_PEOPLE), get("/workforce/people?q=Foxglove", SEES_PEOPLE),
            get("/workforce/person?id={person}", SEES_PEOPLE), get("/workforce/same?id={person}", COORDINATES),
            get("/workforce/same?id={person}&q=Foxglove", COORDINATES),
            get("/workforce/name?person={person}", COORDINATES), get("/workforce/post?person={person}&do=begin", COORDINATES),
            get("/workforce/post?person={person}&post={post}&do=correct", COORDINATES), get("/workforce/post?person={person}&post={post}&do=away", COORDINATES),
            get("/workforce/post?person={person}&post={post}&do=move", COORDINATES), get("/workforce/post?person={person}&post={post}&do=end", COORDINATES),
            get("/workforce/post?person={person}&post={post}&do=never", COORDINATES),
            get("/workforce/add", COORDINATES), get("/workforce/doubles", COORDINATES), get("/workforce/same?id={person}&with={gone}", COORDINATES), get("/workforce/return?agency={unit}", COORDINATES), get("/workforce/withdraw?id={return}", COORDINATES),
            get("/workforce/headcount", EnumSet.of(SUPERVISOR, COORDINATOR, LEADER, SCRUTINEER)),
            get("/workforce/headcount?agency={unit}", EnumSet.of(SUPERVISOR, COORDINATOR, LEADER, SCRUTINEER)).sieves(),
            get("/workforce/areas", KEEPS_AREAS), get("/workforce/area?key={area}", KEEPS_AREAS),
            get("/provisioning/follow?key={unit}&to={follower}", ADMINISTERS), get("/account/closed", ADMINISTERS),
            get("/workforce/units", ADMINISTERS), get("/workforce/units?key={unit}", ADMINISTERS), get("/workforce/unit?key={unit}&do=rename", ADMINISTERS));

    private Addresses() {}
}
