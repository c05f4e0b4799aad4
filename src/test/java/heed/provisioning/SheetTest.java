package heed.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.Refusal;
import heed.platform.Texts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static final String HEADS = "Staff No.,Forename,Surname,Job,Start date";
    private static final String ROW = "20419,Lucy,Hartley,Nursery nurse,01/09/2025";

    private static Sheet people(byte[] file) {
        return Sheet.read(ImportKind.PEOPLE, FileText.of(file));
    }

    private static Sheet people(String file) {
        return people(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] file) {
        try {
            people(file);
            return "read";
        } catch (Refusal refusal) {
            return Texts.of(refusal);
        }
    }

    private static byte[] bytes(int... all) {
        byte[] bytes = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            bytes[i] = (byte) all[i];
        }
        return bytes;
    }

    @Test
    void readsNamesInEachCharacterSetPeopleSave() {
        String file = HEADS + "\n1,Zoë,O’Brien,Lehrerin für Müsik,01/09/2025\n";
        for (byte[] saved : List.of(file.getBytes(StandardCharsets.UTF_8), ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8),
                file.getBytes(Charset.forName("windows-1252")))) {
            Cells row = people(saved).rows().get(0);
            assertThat(row.name("given_name")).isEqualTo("Zoë");
            assertThat(row.name("family_name")).isEqualTo("O’Brien");
            assertThat(row.text("job_title")).isEqualTo("Lehrerin für Müsik");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tellsTheSeparatorFromTheHeads(String separator) {
        Sheet sheet = people((HEADS + "\n" + ROW).replace(",", separator));
        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.rows().get(0).text("family_name")).isEqualTo("Hartley");
    }

    @Test
    void takesExcelsOwnWordForTheSeparator() {
        Sheet sheet = people("sep=;\r\n" + HEADS.replace(",", ";") + "\r\n" + ROW.replace(",", ";"));
        assertThat(sheet.rows().get(0).number()).isEqualTo(3);
    }

    @Test
    void countsRowsAsASpreadsheetDoes() {
        Sheet sheet = people(HEADS + "\r\n\r\n1,Ann,Lee,\"Nurse,\r\nnights\",1/9/2025\r\n,,,,\r\n2,Bob,Ray,Cook,1/9/2025\r\n");
        assertThat(sheet.rows()).extracting(Cells::number).containsExactly(3, 5);
        assertThat(sheet.rows().get(0).text("job_title")).isEqualTo("Nurse, nights");
    }

    @Test
    void knowsOtherNamesOfAColumnAndSaysWhichColumnsItLeaves() {
        Sheet sheet = people("EMPLOYEE  NUMBER,First name,Last-Name,Position,Hire Date,Shoe size,Work E-Mail\n1,Ann,Lee,Cook,1/9/2025,7,a@b.example\n");
        assertThat(sheet.ignored()).containsExactly("Shoe size");
        assertThat(sheet.rows().get(0).text("staff_number")).isEqualTo("1");
        assertThat(sheet.rows().get(0).text("email")).isEqualTo("a@b.example");
    }

    @Test
    void saysWhatTheHeadsLackAndWhatWasFound() {
        assertThat(refusal("Name,Job\nAnn Lee,Cook\n".getBytes(StandardCharsets.UTF_8)))
                .contains("staff_number, given_name, family_name, start").contains("It holds: Name, Job");
    }

    @Test
    void refusesAFileThatIsNoTextWithASentence() {
        assertThat(refusal(bytes('P', 'K', 3, 4, 20, 0))).contains("workbook");
        assertThat(refusal(bytes(0xD0, 0xCF, 0x11, 0xE0, 1))).contains("workbook");
        assertThat(refusal(bytes('%', 'P', 'D', 'F', '-'))).contains("PDF");
        assertThat(refusal(bytes(0xFF, 0xFE, 'S', 0))).contains("UTF-16");
        assertThat(refusal(bytes(0xFE, 0xFF, 0, 'S'))).contains("UTF-16");
        assertThat(refusal((HEADS + "\n1,A\0nn,Lee,Cook,1/9/2025").getBytes(StandardCharsets.UTF_8))).contains("not text");
        assertThat(refusal(new byte[0])).contains("empty");
        assertThat(refusal("\uFEFF \r\n\r\n".getBytes(StandardCharsets.UTF_8))).contains("empty");
        assertThat(refusal((HEADS + "\r\n,,,,\r\n").getBytes(StandardCharsets.UTF_8))).contains("no rows");
        assertThat(refusal(new byte[FileText.LIMIT_BYTES + 1])).contains("20 MB");
        assertThat(refusal((HEADS + "\n1,\"Ann,Lee,Cook,1/9/2025\n2,Bob,Ray,Cook,1/9/2025").getBytes(StandardCharsets.UTF_8)))
                .contains("row 2");
        assertThat(refusal((HEADS + ",Staff ID\n1,Ann,Lee,Cook,1/9/2025,1").getBytes(StandardCharsets.UTF_8)))
                .contains("\"Staff No.\" and \"Staff ID\"");
        assertThat(refusal((HEADS + ",Name of child\n1,Ann,Lee,Cook,1/9/2025,x").getBytes(StandardCharsets.UTF_8)))
                .contains("nothing about children");
        String tooMany = HEADS + "\n" + (ROW + "\n").repeat(Sheet.LIMIT_ROWS + 1);
        assertThat(refusal(tooMany.getBytes(StandardCharsets.UTF_8))).contains("50,000 rows");
    }

    @Test
    void refusesARowWithMoreCellsThanHeads() {
        Cells row = people(HEADS + "\n1,Ann,Lee,Cook, nights,1/9/2025\n").rows().get(0);
        assertThatThrownBy(row::checkIsARow).isInstanceOf(Refusal.class);
        Cells trailing = people(HEADS + "\n" + ROW + ",,,\n").rows().get(0);
        trailing.checkIsARow();
    }

    @Test
    void findsTheHeadsBelowATitleAndNumbersRowsAsTheSpreadsheetDoes() {
        Sheet sheet = people("Staff list, Kestrel Bay;;;;\n\nprinted 1 Sep 2025;;;;\n" + HEADS.replace(',', ';') + "\n"
                + ROW.replace(',', ';') + "\n");
        assertThat(sheet.headRow()).isEqualTo(4);
        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.rows().get(0).number()).isEqualTo(5);
        assertThat(sheet.notes()).singleElement().asString().contains("row 4");
    }

    @Test
    void saysWhatStandsUnderNoHead() {
        Sheet sheet = people(HEADS + ",,\n" + ROW + ",,\n" + ROW + ",nights,\n" + ROW + ",days,\u00a0\n");
        assertThat(sheet.notes()).containsExactly(
                "Column F has no head, so it is not read: 2 rows have something in it, the first is row 3. Give it a head if it belongs to the list.");
    }

    @Test
    void takesATotalAndTheHeadsAgainForWhatTheyAre() {
        Sheet sheet = people(HEADS + "\n" + ROW + "\n" + HEADS + "\nTotal,,,,238\n");
        assertThatThrownBy(sheet.rows().get(1)::checkIsARow).isInstanceOfSatisfying(Refusal.class,
                r -> assertThat(Texts.of(r)).contains("repeats the heads"));
        assertThatThrownBy(sheet.rows().get(2)::checkIsARow).isInstanceOfSatisfying(Refusal.class,
                r -> assertThat(Texts.of(r)).contains("a total"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"D.O.B.", "Date of birth", "NI number", "Home address", "Ethnicity", "Next of kin"})
    void refusesAFileWithAPrivateColumnAsAWhole(String head) {
        assertThat(refusal((HEADS + "," + head + "\n" + ROW + ",x").getBytes(StandardCharsets.UTF_8))).contains(head)
                .contains("nothing of this file was stored");
    }

    @Test
    void takesBackTheGuardOfOurOwnExports() {
        assertThat(people(HEADS + "\n'-7,Ann,Lee,Cook,1/9/2025\n").rows().get(0).text("staff_number")).isEqualTo("-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "<b>Ann</b>", "4nn", "Ann\u0007", "\"Ann\"", "@Ann"})
    void refusesWhatIsNoName(String name) {
        Cells row = people(HEADS + "\n1,\"" + name.replace("\"", "\"\"") + "\",Lee,Cook,1/9/2025\n").rows().get(0);
        assertThatThrownBy(() -> row.name("given_name")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01", "01/09/2025", "1/9/2025", "1.9.2025", "1-9-2025", "1 Sep 2025", "01-Sep-2025", "1 September 2025",
            "1st Sept 2025", "2025-09-01 00:00:00", "2025-09-01T00:00:00", "01/09/2025 00:00", "45901", "45901.5", "1 sep. 2025"})
    void readsADayInEveryFormFilesHold(String text) {
        assertThat(TypedDay.read("start", text)).isEqualTo("2025-09-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"31/09/2026|September 2026 has 30 days", "29/02/2025|February 2025 has 28 days",
            "09/31/2025|no month 31", "01/09/25|four figures", "1 Sep 25|four figures", "1 Foo 2025|can read", "soon|can read",
            "0/1/2025|January 2025 has 31 days", "01/01/1066|too far away", "99999|can read", "2025|can read",
            "00/00/0000|no month 0", "Sept 2025|can read", "01/09/20255|four figures", "1/9|can read", "2025-13-01|no month 13",
            "2025-02-30|February 2025 has 28 days", "--|can read", "1//2025|can read", "#REF!|can read"})
    void saysWhatIsWrongWithADay(String text, String said) {
        assertThatThrownBy(() -> TypedDay.read("start", text)).isInstanceOfSatisfying(Refusal.class,
                r -> assertThat(Texts.of(r)).contains("start").contains(text).contains(said));
    }

    @Test
    void ourOwnTemplatesCanBeRead() {
        for (ImportKind kind : ImportKind.values()) {
            Sheet sheet = Sheet.read(kind, FileText.of(TemplateFile.of(kind)));
            assertThat(sheet.rows()).hasSize(1);
            assertThat(sheet.ignored()).isEmpty();
            sheet.rows().get(0).checkIsARow();
        }
    }

    @Test
    void readsNumbersAsPeopleWriteThem() {
        String file = "group,posts,as_at,source,method,confidence\nnursery,%s,1/9/2025,x,payroll,high\n";
        for (String text : List.of("1234", "\"1,234\"", "1 234", "1234.0")) {
            Cells row = Sheet.read(ImportKind.HEADCOUNT, file.formatted(text)).rows().get(0);
            assertThat(row.wholeNumber("posts", 100_000)).isEqualTo(1234);
        }
        for (String text : List.of("-1", "1.5", "many", "1234567890", "100001", "")) {
            Cells row = Sheet.read(ImportKind.HEADCOUNT, file.formatted(text)).rows().get(0);
            assertThatThrownBy(() -> row.wholeNumber("posts", 100_000)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void offersTheWordThatWasMeant() {
        assertThat(Cells.near("nursey", List.of("nursery", "school"))).isEqualTo("nursery");
        assertThat(Cells.near("astronaut", List.of("nursery", "school"))).isNull();
    }

    /** Whatever stands in the cells, a file written by the rules is read back cell by cell. */
    @Test
    void readsBackWhateverWasQuotedByTheRules() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("readsBackWhateverWasQuotedByTheRules seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        String signs = "ab ,;\t\"'\né€=";
        for (int round = 0; round < 300; round++) {
            char separator = ",;\t".charAt(random.nextInt(3));
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                List<String> row = new ArrayList<>(List.of("n" + i));
                for (int j = 0; j < 4; j++) {
                    StringBuilder cell = new StringBuilder();
                    for (int k = random.nextInt(8); k > 0; k--) {
                        cell.append(signs.charAt(random.nextInt(signs.length())));
                    }
                    row.add(cell.toString());
                }
                rows.add(row);
            }
            String file = HEADS.replace(',', separator) + "\r\n" + rows.stream().map(r -> r.stream()
                    .map(c -> "\"" + c.replace("\"", "\"\"") + "\"").collect(Collectors.joining("" + separator)))
                    .collect(Collectors.joining("\r\n"));
            assertThat(people(file).rows()).extracting(Cells::asTheyStand).isEqualTo(rows);
        }
    }
}
