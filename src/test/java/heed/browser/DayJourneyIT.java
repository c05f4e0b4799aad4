package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A partnership in a day, on an empty PostgreSQL: from the first administrator's sign-in to a stranger who checks a
 * certificate. One day, told in steps: each stands on the ones before and is left out when one of them failed.
 */
@ExtendWith(Portal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayJourneyIT {
    private static final String PASSWORD = "harbour wall lantern 47";
    private static final Pattern WHOLE = Pattern.compile("[\\d,]+");

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private final MessyFiles files = new MessyFiles(today);
    private final Map<String, Visit> people = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private EmbeddedPostgres postgres;
    private Portal.Node node;
    private Portal.Running portal;
    private String url;
    private int done;
    private String certificate;

    @BeforeAll
    void openAnEmptyHouse(Portal.Running running) throws IOException {
        portal = running;
        System.out.println("messy files of seed " + MessyFiles.SEED + " for " + today);
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        node = new Portal.Node("day", postgres, Portal.freePort(), Map.of("HEED_DEMO", "false", "HEED_ADMIN_NAME", "first",
                "HEED_ADMIN_PASSWORD", PASSWORD, "HEED_PARTNERSHIP_NAME", "Tidewater Safeguarding Partnership"));
        node.start();
        url = node.url;
    }

    @AfterAll
    void close() throws IOException {
        people.values().forEach(Visit::close);
        if (node != null) {
            node.stop();
            postgres.close();
        }
    }

    private void after(int step) {
        assumeThat(done).as("the steps before").isGreaterThanOrEqualTo(step);
    }

    // Small things everybody does

    /** Six figures as an app shows them (RFC 6238). */
    private static String figures(String secret) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        StringBuilder bits = new StringBuilder();
        secret.replaceAll("\\s", "").chars().forEach(c -> bits.append(
                String.format("%5s", Integer.toBinaryString(letters.indexOf(c))).replace(' ', '0')));
        byte[] key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30).array());
            int at = hash[hash.length - 1] & 0xf;
            return String.format("%06d", (ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs in and puts the second step into use; the window stays open for the rest of the day. */
    private Page signIn(String who, String password) {
        Visit visit = Visit.nobody(portal.browser, url);
        people.put(who, visit);
        visit.open("/signin");
        visit.page.fill("#name", who);
        visit.page.fill("#password", password);
        visit.page.click("#in");
        visit.page.waitForURL(address -> address.contains("/signin/enrol"));
        String secret = visit.page.locator("main dl dd").first().textContent();
        visit.page.fill("#figures", figures(secret));
        visit.page.click("#on");
        visit.page.waitForURL(address -> !address.contains("/signin"));
        return visit.page;
    }

    private Page page(String who) {
        return people.get(who).page;
    }

    private Page open(String who, String path) {
        Visit visit = people.get(who);
        assertThat(visit.open(path)).as("%s opens %s", who, path).isEqualTo(200);
        return visit.page;
    }

    private static void press(Page page, String button) {
        page.locator(button).first().click();
        page.waitForLoadState();
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static String path(Page page, Locator link) {
        String href = link.first().getAttribute("href");
        return href.startsWith("http") ? href.substring(href.indexOf('/', 8)) : href;
    }

    private static void date(Page page, String id, LocalDate day) {
        Locator boxes = page.locator("fieldset:has([id^='" + id + "']) input");
        boxes.nth(0).fill("" + day.getDayOfMonth());
        boxes.nth(1).fill("" + day.getMonthValue());
        boxes.nth(2).fill("" + day.getYear());
    }

    // Morning

    @Test
    @Order(1)
    void theFirstAdministratorGetsInAndHandsOverAccounts() {
        Visit stranger = Visit.nobody(portal.browser, url);
        stranger.open("/signin");
        stranger.page.fill("#name", "first");
        stranger.page.fill("#password", "not this one at all");
        press(stranger.page, "#in");
        assertThat(main(stranger.page)).contains("do not go together");
        Axe.lookByDayAndNight(stranger.page, "day-01-signin-no");
        stranger.close();

        Page page = signIn("first", PASSWORD);
        assertThat(page.locator("main .todo h3").allTextContents()).as("an empty house says what comes first").hasSize(5);
        Axe.lookByDayAndNight(page, "day-02-first-today");
        for (String[] account : new String[][] {{"ruth", "Ruth Calder", "coordinator"}, {"chair", "Grace Okafor", "leader"},
            {"editor", "Ed Marsh", "content_editor"}}) {
            open("first", "/account/invite");
            if (account[0].equals("ruth")) {
                press(page, "#make");
                Axe.lookByDayAndNight(page, "day-03-invite-empty");
                assertThat(page.locator(".notice--error li").count()).isEqualTo(4);
            }
            page.fill("#name", account[1]);
            page.fill("#userName", account[0]);
            page.selectOption("#role", account[2]);
            page.locator("#unit").selectOption(new SelectOption().setIndex(1));
            press(page, "#make");
            press(page, "#hand");
            passwords.put(account[0], page.locator("main .notice--saved strong").textContent());
        }
        Axe.lookByDayAndNight(page, "day-04-account-handed");
        done = 1;
    }

    @Test
    @Order(2)
    void theCoordinatorFindsAnEmptyHouseThatSaysWhatToDo() {
        after(1);
        Page page = signIn("ruth", passwords.get("ruth"));
        Axe.lookByDayAndNight(page, "day-05-ruth-today");
        int n = 0;
        for (String empty : List.of("/workforce/people", "/provisioning/imports", "/workforce/headcount", "/assignment/status",
                "/capacity/summary", "/capacity/coverage", "/capacity/outlook")) {
            open("ruth", empty);
            Axe.lookByDayAndNight(page, "day-06-empty-" + n++ + empty.replace('/', '-'));
        }
        open("ruth", "/capacity/coverage");
        assertThat(main(page)).doesNotContain("Every headcount is there");
        done = 2;
    }

    private Page upload(String kind, String name, byte[] content) {
        Page page = open("ruth", "/provisioning/upload");
        page.locator("input[type=radio][value=" + kind + "]").check();
        page.setInputFiles("#file", new FilePayload(name, "text/csv", content));
        press(page, "#send");
        return page;
    }

    /** Waits without touching anything: the page must come by itself to what was found. */
    private static void settled(Page page) {
        page.waitForSelector("#rows");
    }

    private static int number(String text) {
        var m = WHOLE.matcher(text);
        assertThat(m.find()).as(text).isTrue();
        return Integer.parseInt(m.group().replace(",", ""));
    }

    /** How many rows have an outcome, from the boxes on top. */
    private static Map<String, Integer> counts(Page page) {
        Map<String, Integer> counts = new HashMap<>();
        for (Locator box : page.locator("main .answerbox:has(a[href*='outcome='])").all()) {
            counts.put(box.locator("a").getAttribute("href").replaceAll(".*outcome=(\\w+).*", "$1"), number(box.locator(".figure__n").textContent()));
        }
        return counts;
    }

    private static int left(Map<String, Integer> counts) {
        return counts.getOrDefault("refused", 0) + counts.getOrDefault("asked", 0) + counts.getOrDefault("untitled", 0);
    }

    /** The rows that the import leaves out, as the coordinator gets them for a spreadsheet. */
    private List<CsvRecord> leftOut(Page page) {
        String file = new String(page.request().get(url + path(page, page.locator("a[href*='left-out.csv']"))).body(), StandardCharsets.UTF_8);
        assertThat(file).startsWith("\ufeff");
        List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file.substring(1)).stream().toList();
        assertThat(rows.stream().flatMap(r -> r.getFields().stream())).as("no cell runs in a spreadsheet").noneMatch(c -> c.matches("(?s)[=+@].*"));
        return rows.subList(1, rows.size());
    }

    /** Every row of the file is in or on the list that says why not, and each odd row is where it belongs. */
    private void accounted(Page page, MessyFiles.Messy file, boolean mapped) {
        assertThat(file.faults()).as("different faults in " + file.name()).isGreaterThanOrEqualTo(20);
        Map<String, Integer> counts = counts(page);
        List<CsvRecord> out = leftOut(page);
        assertThat(counts.values().stream().mapToInt(i -> i).sum()).as("rows of " + file.name() + " accounted for: " + counts).isEqualTo(file.rows());
        assertThat(out).hasSize(left(counts));
        Map<Integer, String> why = new HashMap<>();
        out.forEach(r -> why.put(Integer.valueOf(r.getField(0)), r.getField(1)));
        List<String> wrong = new ArrayList<>();
        file.fates().forEach((line, fate) -> {
            boolean in = fate.outcome().equals("added");
            String said = why.get(line);
            if (in ? said != null && mapped : said == null || !said.contains(fate.says())) {
                wrong.add("row " + line + " (" + fate.fault() + ") should be " + fate + " but is " + (said == null ? "taken in" : "left out: " + said));
            }
        });
        assertThat(wrong).isEmpty();
        System.out.printf("%s: %d rows, %s, %d kinds of fault%n", file.name(), file.rows(), counts, file.faults());
    }

    private Page save(String picture) {
        Page page = page("ruth");
        press(page, "a.button[href*='/provisioning/confirm']");
        if (picture != null) {
            Axe.lookByDayAndNight(page, picture);
        }
        press(page, "#save");
        page.waitForSelector("main a[href*='/provisioning/undo']");
        return page;
    }

    @Test
    @Order(3)
    void theUnitsComeInFromAFile() {
        after(2);
        Page page = open("ruth", "/provisioning/upload");
        Axe.lookByDayAndNight(page, "day-07-upload");
        press(page, "#send");
        assertThat(main(page)).contains("Choose a file first");
        Axe.lookByDayAndNight(page, "day-08-upload-nothing");
        upload("units", "units.csv", ("\ufeffKind;Code;Name;Part of;Sector;Opened\r\narea;KB;Kestrel Bay;P1;;1 Apr 2010\r\n"
                + "agency;HN;Harbour Nurseries;KB;;1 Apr 2010\r\nagency;TP;Tidewater Police;KB;;\r\nagency;KS;Kestrel Schools Trust;KB;;\r\n"
                + "agency;BH;Bay Health;KB;;\r\nagency;KC;Kestrel Bay Council;KB;;\r\nworkplace;HN-LG;Lantern Green;HN;nursery;\r\n"
                + "agency;XX;Nowhere;ZZ;;\r\nplanet;QQ;Mars;KB;;\r\nagency;HN;Harbour again;KB;;\r\n").getBytes(StandardCharsets.UTF_8));
        settled(page);
        assertThat(counts(page)).isEqualTo(Map.of("added", 7, "refused", 3));
        Axe.lookByDayAndNight(page, "day-09-units-checked");
        save("day-10-units-confirm");
        done = 3;
    }

    @Test
    @Order(4)
    void nothingIsPublishedWithoutTheAreasOwnNumbers() {
        after(3);
        signIn("editor", passwords.get("editor"));
        Page page = open("editor", "/catalogue/modules");
        Axe.lookByDayAndNight(page, "day-11-modules");
        String publish = path(page, page.locator("a[href*='/catalogue/publish?slug=neglect-shared-definition']"));
        page = open("editor", publish);
        assertThat(main(page)).contains("front_door_phone");
        assertThat(page.locator("#publish").count()).isZero();
        Axe.lookByDayAndNight(page, "day-12-publish-blocked");

        Page admin = open("first", "/workforce/areas");
        press(admin, "main table a");
        Axe.lookByDayAndNight(admin, "day-13-area-empty");
        admin.selectOption("#nation", "england");
        for (Locator box : admin.locator("#settings label[for$='field']").all()) {
            String name = box.textContent().strip();
            Locator input = admin.locator("[id='" + box.getAttribute("for") + "']");
            input.fill(name.endsWith("_phone") ? "01632 960 983" : name.endsWith("_url") ? "https://kestrelbay.example/" + name
                    : name.endsWith("_minutes") ? "30" : "Kestrel Bay " + name.replace('_', ' '));
        }
        admin.fill("#met", "ninety");
        press(admin, "#save");
        assertThat(admin.locator(".notice--error").count()).isEqualTo(1);
        assertThat(admin.locator("#settings input[value*='01632 960 983']").count()).as("nothing typed is lost").isPositive();
        Axe.lookByDayAndNight(admin, "day-14-area-error");
        admin.fill("#met", "90");
        press(admin, "#save");
        assertThat(admin.url()).contains("done=set");

        for (String slug : List.of("neglect-shared-definition", "police-neglect-and-alternatives")) {
            page = open("editor", publish.replace("neglect-shared-definition", slug));
            assertThat(page.locator("#publish").count()).as("published before everything is checked").isZero();
            for (int i = 0, lines = page.locator("#line option").count(); i < lines; i++) {
                page.locator("#line").selectOption(new SelectOption().setIndex(i));
                page.fill("#signer", "Ed Marsh");
                page.fill("#role", "Content editor");
                date(page, "day", today);
                press(page, "#sign");
            }
            press(page, "#publish");
            assertThat(main(page)).as(slug).doesNotContain("front_door_phone");
        }
        Axe.lookByDayAndNight(page, "day-15-published");
        done = 4;
    }

    // Three messy files

    private void map(Page page) {
        press(page, "a[href*='/provisioning/titles']");
        Axe.lookByDayAndNight(page, "day-19-titles");
        Map<String, String> meaning = Map.of("Nursery nurse", "nursery", "Response constable", "police_response", "Teaching assistant", "school",
                "Health visitor", "health_l2");
        press(page, "#save");
        assertThat(main(page)).contains("Choose a group for at least one title");
        for (Locator row : page.locator("main table tbody tr").all()) {
            String title = row.locator("th").innerText().split("\n")[0].strip();
            if (meaning.containsKey(title)) {
                row.locator("select").first().selectOption(meaning.get(title));
            }
        }
        press(page, "#save");
        settled(page);
    }

    @Test
    @Order(5)
    void theStaffListComesInIsUndoneAndComesInAgain() {
        after(4);
        MessyFiles.Messy private_ = files.staffList(true);
        Page page = upload("people", private_.name(), private_.content());
        assertThat(main(page)).contains("D.O.B.").contains("nothing of this file was stored");
        Axe.lookByDayAndNight(page, "day-16-births-refused");

        MessyFiles.Messy list = files.staffList(false);
        upload("people", list.name(), list.content());
        settled(page);
        Axe.lookByDayAndNight(page, "day-17-staff-checked");
        assertThat(page.locator("#rows ~ *, main").first().innerText()).contains("row 3").contains("Car park permit")
                .contains("Column N has no head, so it is not read: 1 row has something in it");
        map(page);
        accounted(page, list, true);
        Axe.lookByDayAndNight(page, "day-20-staff-mapped");
        press(page, "main .answerbox a[href*='outcome=refused']");
        Axe.lookByDayAndNight(page, "day-21-staff-refused");

        press(page, "a[href*='/provisioning/duplicates']");
        press(page, "#save");
        assertThat(main(page)).contains("Decide about at least one row");
        Axe.lookByDayAndNight(page, "day-22-same-person");
        page.locator("input[type=radio][value=same]").first().check();
        press(page, "#save");
        settled(page);
        int added = counts(page).get("added");
        assertThat(counts(page)).doesNotContainKey("asked");

        save("day-23-staff-confirm");
        Axe.lookByDayAndNight(page, "day-24-staff-saved");
        assertThat(leftOut(page)).as("the list stays after saving").hasSize(list.rows() - added);
        press(page, "a[href*='/provisioning/undo']");
        Axe.lookByDayAndNight(page, "day-25-undo");
        press(page, "#takeBack");
        settled(page);
        assertThat(page.locator("h1").textContent()).isEqualTo("Undone");
        assertThat(main(open("ruth", "/workforce/people"))).contains("Nobody fits this search");

        upload("people", list.name(), list.content());
        settled(page);
        assertThat(main(page)).contains("The same file came in on");
        press(page, "a[href*='/provisioning/duplicates']");
        page.locator("input[type=radio][value=same]").first().check();
        press(page, "#save");
        settled(page);
        assertThat(counts(page).get("added")).isEqualTo(added);
        save(null);
        done = 5;
    }

    @Test
    @Order(6)
    void theRowsLeftOutAreCorrectedAndComeInAlone() {
        after(5);
        Page page = open("ruth", "/provisioning/imports?state=written");
        press(page, "main table a:has-text('FINAL')");
        List<CsvRecord> out = leftOut(page);
        StringBuilder corrected = new StringBuilder("row,why,Last name,Known as,Staff No.,Employer,Site,Position,Date started,Leaving date,Work e-mail,Phone,Contract,Hours/week,Car park permit,,\r\n");
        for (CsvRecord row : out) {
            if (row.getField(1).contains("Did you mean") || row.getField(1).contains("does not exist")) {
                corrected.append(row.getFields().stream().map(c -> '"' + c.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")).replace("Harbor Nurseries", "Harbour Nurseries").replace("31/02/2024", "28/02/2024"))
                        .append("\r\n");
            }
        }
        upload("people", "rows-left-out.csv", corrected.toString().getBytes(StandardCharsets.UTF_8));
        settled(page);
        assertThat(counts(page)).isEqualTo(Map.of("added", 2));
        assertThat(main(page)).contains("2 rows in the file: 2 taken in, 0 left out");
        save(null);
        done = 6;
    }

    @Test
    @Order(7)
    void fiveYearsOfCompletionsComeIn() {
        after(6);
        MessyFiles.Messy old = files.completions();
        Page page = upload("awards", old.name(), old.content());
        settled(page);
        accounted(page, old, true);
        Axe.lookByDayAndNight(page, "day-26-completions-checked");
        save(null);
        done = 7;
    }

    @Test
    @Order(8)
    void theHeadcountComesIn() {
        after(7);
        MessyFiles.Messy counted = files.headcount();
        Page page = upload("headcount", counted.name(), counted.content());
        settled(page);
        accounted(page, counted, true);
        assertThat(main(page)).contains("smaller than the staff list").contains("12 declared and 30 listed");
        Axe.lookByDayAndNight(page, "day-27-headcount-checked");
        save(null);
        Axe.lookByDayAndNight(open("ruth", "/workforce/headcount"), "day-28-headcount");
        Axe.lookByDayAndNight(open("ruth", "/provisioning/imports"), "day-29-imports");
        done = 8;
    }

    // The rule, and two who learn

    @Test
    @Order(9)
    void theMatrixShowsWhatAChangeWouldDo() {
        after(8);
        Page page = open("ruth", "/requirement/matrix");
        assertThat(main(page)).contains("2 published modules have no line here");
        Axe.lookByDayAndNight(page, "day-30-matrix-empty");
        press(page, "#take");
        assertThat(page.url()).contains("done=taken");
        assertThat(page.locator("#take").count()).isZero();
        page = open("ruth", "/requirement/matrix?module=police-neglect-and-alternatives");
        assertThat(main(page)).contains("Police, response");
        Axe.lookByDayAndNight(page, "day-30-matrix");
        page = open("ruth", "/requirement/line");
        press(page, "#save");
        assertThat(page.locator(".notice--error li").count()).isGreaterThan(3);
        Axe.lookByDayAndNight(page, "day-31-line-empty");
        page.fill("#name", "LOCAL-1");
        page.selectOption("#module", "police-neglect-and-alternatives");
        page.selectOption("#group", "nursery");
        page.locator("#unit").selectOption(new SelectOption().setLabel("Harbour Nurseries"));
        page.selectOption("#basis", "local_standard");
        page.fill("#source", "Local learning from a review");
        page.fill("#cycle", "24");
        page.fill("#grace", "30");
        date(page, "from", today);
        press(page, "#look");
        assertThat(main(page)).contains("Adds 101 people, removes 0.");
        Axe.lookByDayAndNight(page, "day-32-line-effect");
        done = 9;
    }

    /** A code from the coordinator, read out on the phone, and in. */
    private Visit withACode(String name) {
        Page ruth = open("ruth", "/workforce/people?q=" + name.replace(' ', '+'));
        press(ruth, "main table a[href*='/workforce/person']");
        press(ruth, "a[href*='/account/code']");
        press(ruth, "#make");
        Axe.look(ruth, "day-33-code-" + name.split(" ")[0].toLowerCase());
        List<String> said = ruth.locator("main dl dd").allTextContents();
        Visit learner = Visit.nobody(portal.browser, url);
        people.put(name, learner);
        learner.open("/signin/code");
        press(learner.page, "#in");
        Axe.look(learner.page, "day-34-code-empty");
        learner.page.fill("#name", said.get(0));
        learner.page.fill("#code", said.get(1));
        learner.page.click("#in");
        learner.page.waitForURL(address -> !address.contains("/signin"));
        if (learner.page.url().contains("/account/password")) {
            press(learner.page, "#on");
        }
        return learner;
    }

    @Test
    @Order(10)
    void aNurseryWorkerWithoutAMailboxLearnsToAnAward() {
        after(8);
        Visit lucy = withACode("Lucy Hartley");
        Axe.lookByDayAndNight(open("Lucy Hartley", "/home/today"), "day-35-lucy-today");
        Walk walk = new Walk(lucy, "neglect-shared-definition").looking("day-lucy");
        walk.begin();
        walk.pass();
        walk.finish();
        certificate = walk.certificate();
        Axe.lookByDayAndNight(lucy.page, "day-36-lucy-certificate");
        done = 10;
    }

    @Test
    @Order(11)
    void aResponseOfficerLearnsToAnAward() {
        after(8);
        Visit jordan = withACode("Jordan Ellis");
        Walk walk = new Walk(jordan, "police-neglect-and-alternatives").looking("day-jordan");
        walk.begin();
        walk.pass();
        walk.finish();
        walk.certificate();
        Axe.lookByDayAndNight(open("Jordan Ellis", "/home/today"), "day-37-jordan-today");
        done = Math.max(done, 11);
    }

    // Afternoon

    /** A page of figures once they follow what was changed. */
    private Page ready(String who, String path) {
        Page page = open(who, path);
        for (int i = 0; i < 60 && (main(page).contains("being brought up to date") || main(page).contains("Base 0 posts")); i++) {
            page.waitForTimeout(1000);
            page.reload();
        }
        return page;
    }

    @Test
    @Order(12)
    void theCoordinatorSeesWhoIsLateAndAssignsToAllOfThemAtOnce() {
        after(8);
        Axe.lookByDayAndNight(open("ruth", "/home/today"), "day-38-ruth-today");
        Page page = ready("ruth", "/capacity/summary");
        page = open("ruth", "/assignment/status");
        Axe.lookByDayAndNight(page, "day-39-late");
        press(page, "a.button[href*='/assignment/assign']");
        int asked = number(page.locator("main .panel strong").first().textContent());
        assertThat(asked).isGreaterThanOrEqualTo(200);
        press(page, "#give");
        assertThat(page.locator(".notice--error li").count()).isGreaterThanOrEqualTo(2);
        Axe.lookByDayAndNight(page, "day-40-assign-empty");
        page.locator("#assign label:has-text('the shared definition') input[type=checkbox], #assign input[type=checkbox]").first().check();
        date(page, "due", today.plusMonths(1));
        page.fill("#reason", "Agreed by the board after the summer review");
        press(page, "#give");
        assertThat(page.url()).contains("done=");
        assertThat(number(page.locator(".notice--saved").first().innerText())).isEqualTo(asked);
        Axe.lookByDayAndNight(page, "day-41-assigned");
        System.out.println("assigned to " + asked + " people in one action");
        done = Math.max(done, 12);
    }

    @Test
    @Order(13)
    void theChairReadsTheDashboardAndAsksWhy() {
        after(8);
        signIn("chair", passwords.get("chair"));
        Page page = ready("chair", "/capacity/summary");
        Axe.lookByDayAndNight(page, "day-42-chair-summary");
        page = open("chair", "/capacity/coverage");
        Axe.lookByDayAndNight(page, "day-43-chair-coverage");
        press(page, "table tr:has-text('Harbour Nurseries') a[href*='/capacity/figure']");
        assertThat(main(page)).contains("Names stop here").contains("Payroll run 10").contains("Every 24 months");
        assertThat(main(page)).doesNotContain("Hartley");
        Axe.lookByDayAndNight(page, "day-44-chair-why");
        Page ruth = open("ruth", path(page, page.locator("a[href*='/api/capacity/figure.csv']")).replace("/api/capacity/figure.csv", "/capacity/figure"));
        assertThat(main(ruth)).contains("awarded").contains("elsewhere");
        Axe.lookByDayAndNight(ruth, "day-45-ruth-why");
        open("chair", "/capacity/outlook");
        Axe.lookByDayAndNight(page, "day-46-chair-outlook");
        open("chair", "/capacity/coverage");
        for (String name : List.of("coverage", "faults")) {
            String csv = path(page, page.locator("a[href*='/api/capacity/" + name + ".csv']"));
            var answer = page.request().get(url + csv);
            assertThat(answer.status()).as(csv).isEqualTo(200);
            assertThat(answer.text().lines().count()).as(csv).isGreaterThan(1);
        }
        done = Math.max(done, 13);
    }

    @Test
    @Order(14)
    void aStrangerChecksTheCertificate() {
        after(10);
        try (Visit stranger = Visit.nobody(portal.browser, url)) {
            stranger.open("/check");
            Axe.lookByDayAndNight(stranger.page, "day-47-check");
            stranger.page.fill("#code", certificate.toLowerCase());
            press(stranger.page, "main button");
            assertThat(main(stranger.page)).contains("Lucy Hartley").contains("the shared definition");
            Axe.lookByDayAndNight(stranger.page, "day-48-check-found");
            for (String not : List.of("AAAAA-AAAAA-AAAAA-AAAAA", "nonsense")) {
                stranger.page.fill("#code", not);
                press(stranger.page, "main button");
                assertThat(main(stranger.page)).doesNotContain("Lucy");
            }
            Axe.lookByDayAndNight(stranger.page, "day-49-check-unknown");
        }
        done = Math.max(done, 14);
    }
}
