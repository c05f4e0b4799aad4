package heed.provisioning;

import static heed.provisioning.Column.may;
import static heed.provisioning.Column.must;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file can bring, with the columns it has. */
public enum ImportKind {
    PEOPLE(
            must("staff_number", "20419", "staff no", "staff id", "employee number", "employee no", "employee id",
                    "payroll number", "payroll no", "payroll id", "personnel number", "assignment number", "collar number"),
            must("given_name", "Lucy", "first name", "forename", "forenames", "firstname", "given names", "known as"),
            must("family_name", "Hartley", "last name", "surname", "lastname", "second name"),
            may("email", "", "e mail", "email address", "e mail address", "work email", "work e mail", "mail"),
            may("mobile", "", "mobile number", "mobile phone", "phone", "telephone"),
            may("agency", "Harbour Nurseries", "organisation", "organization", "employer", "agency name", "agency code", "org"),
            may("workplace", "Harbour Lane", "site", "setting", "location", "base", "school", "station", "place of work", "work location"),
            may("team", "", "team name", "shift", "department", "unit"),
            may("job_title", "Nursery nurse", "job", "title", "position", "role", "post", "post title", "job role", "position title"),
            may("group", "", "professional group", "staff group", "workforce group"),
            may("level", "", "training level", "level of training"),
            may("lead", "", "named lead", "designated lead", "is lead", "dsl"),
            may("worker_kind", "employee", "contract", "contract type", "employment type", "kind of worker", "worker type"),
            may("hours", "37", "hours week", "hours a week", "weekly hours", "contracted hours", "hours per week"),
            may("area", "", "local area", "district", "area code", "locality"),
            must("start", "1 Sep 2025", "start date", "started", "date started", "from", "start of post", "date of joining", "hire date", "date joined"),
            may("end", "", "end date", "left", "leaving date", "to", "date left", "leave date", "last day", "termination date")),
    UNITS(
            must("kind", "workplace", "type", "unit kind", "unit type", "level of unit"),
            must("code", "HN-HL", "unit code", "id", "reference", "ref", "urn"),
            must("name", "Harbour Lane", "unit name", "unit", "title"),
            may("parent", "HN", "parent code", "stands below", "part of", "belongs to", "above", "agency"),
            may("setting", "nursery", "sort", "category", "sector"),
            may("start", "1 Sep 2025", "start date", "from", "opened", "open date"),
            may("end", "", "end date", "to", "closed", "close date")),
    HEADCOUNT(
            may("agency", "Harbour Nurseries", "organisation", "organization", "employer", "agency name", "agency code"),
            must("group", "nursery", "professional group", "staff group", "workforce group"),
            may("level", "L2", "training level"),
            may("area", "", "local area", "district", "area code", "locality"),
            must("posts", "164", "headcount", "count", "number of posts", "number", "head count", "staff"),
            must("as_at", "31 Oct 2026", "as at date", "date", "position at", "snapshot date", "as of", "on"),
            must("source", "Payroll run 10", "data source", "taken from", "system"),
            must("method", "payroll", "how counted", "how", "basis"),
            must("confidence", "high", "how sure", "certainty"),
            may("submitted_by", "Ruth Calder", "sent by", "returned by", "contact", "completed by")),
    AWARDS(
            may("staff_number", "20419", "staff no", "staff id", "employee number", "employee no", "employee id",
                    "payroll number", "payroll no", "payroll id", "personnel number", "assignment number", "collar number"),
            may("email", "", "e mail", "email address", "e mail address", "work email", "work e mail", "mail"),
            must("family_name", "Hartley", "last name", "surname", "lastname", "second name"),
            may("given_name", "Lucy", "first name", "forename", "forenames", "firstname", "given names"),
            may("agency", "Harbour Nurseries", "organisation", "organization", "employer", "agency name", "agency code"),
            must("module", "M01", "course", "course code", "course name", "course title", "training", "module code", "module name"),
            must("completed_on", "14 May 2025", "completed", "completion date", "date completed", "date", "attended on", "date of training", "passed on"),
            may("provider", "Northmere Learning Pool", "trainer", "training provider", "delivered by", "supplier", "source"),
            may("evidence", "Certificate 4711", "certificate", "certificate number", "reference", "ref", "proof"),
            may("verified_by", "Ruth Calder", "checked by", "seen by", "verifier"),
            may("version", "", "module version", "course version", "edition"));

    private final List<Column> columns;

    ImportKind(Column... columns) {
        this.columns = List.of(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** The word in the database, in addresses and in bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> of(String code) {
        for (ImportKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
