package heed.catalogue;

import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.platform.document.Pdf;
import heed.workforce.Areas;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The toolkit: printable aids for practice, filled in for an area where they hold its names and numbers, and how often they were taken along. */
@ApplicationScoped
@Transactional
public class Tools {
    /** The area of a download by somebody whose area is not known. */
    public static final int NO_AREA = 0;

    private volatile ToolReader.Read read = new ToolReader.Read(List.of(), List.of());
    private EntityManager em;
    private Areas areas;
    private Units units;
    private Clock clock;

    protected Tools() {}

    @Inject
    public Tools(EntityManager em, Areas areas, Units units, Clock clock) {
        this.em = em;
        this.areas = areas;
        this.units = units;
        this.clock = clock;
    }

    /** Every tool, by purpose in the order of the shelf, then by title. */
    public List<Tool> all() {
        return read.tools().stream().sorted(Comparator.comparing((Tool t) -> Tool.PURPOSES.indexOf(t.purpose())).thenComparing(Tool::title)).toList();
    }

    public Optional<Tool> find(String name) {
        return read.tools().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The areas that cards can be filled in for, names by key. */
    public Map<Integer, String> areas() {
        LocalDate today = LocalDate.now(clock);
        Map<Integer, String> names = new LinkedHashMap<>();
        for (UnitRow partnership : units.partnerships(today)) {
            units.children(partnership.key(), today).stream().filter(u -> u.kind() == UnitKind.AREA).forEach(u -> names.put(u.key(), u.name()));
        }
        return names;
    }

    /** What authors have to mend in the files of the toolkit. */
    public List<Fault> faults() {
        return read.faults();
    }

    /**
     * The words of a tool for a page.
     *
     * @param areaKey whose names and numbers it holds; of no matter if the tool holds none
     * @throws Refusal if the area has not filled in what the tool needs
     */
    public String html(Tool tool, int areaKey) {
        return ToolPaper.page(tool, locals(tool, areaKey));
    }

    /**
     * The tool on paper.
     *
     * @param area name of the area
     * @throws Refusal if the area has not filled in what the tool needs
     */
    public Pdf.Page paper(Tool tool, int areaKey, String area) {
        return ToolPaper.paper(tool, locals(tool, areaKey), tool.isLocal() ? area : "");
    }

    private Map<String, String> locals(Tool tool, int areaKey) {
        if (!tool.isLocal()) {
            return Map.of();
        }
        Map<String, String> locals = areas.localFields(areaKey);
        List<String> empty = tool.localFields().stream().filter(f -> locals.getOrDefault(f, "").isBlank()).map(f -> f.replace('_', ' ')).toList();
        if (!empty.isEmpty()) {
            throw new Refusal("catalogue.toolFieldEmpty", String.join(", ", empty));
        }
        return locals;
    }

    /** Adds one to the downloads of a tool in this month; nothing is kept about who took it. */
    public void count(Tool tool, int areaKey) {
        String month = LocalDate.now(clock).toString().substring(0, 7);
        if (addOne(tool, areaKey, month)) {
            return;
        }
        // The first of the month: whoever waited for the turn finds the count begun.
        Sql.of(em, "select id from tool_download_turn where id = 1 for update").exists();
        if (!addOne(tool, areaKey, month)) {
            Sql.of(em, "insert into tool_download (tool, area_key, in_month, downloads) values (:tool, :area, :month, 1)")
                .set("tool", tool.name()).set("area", areaKey).set("month", month).update();
        }
    }

    private boolean addOne(Tool tool, int areaKey, String month) {
        return Sql.of(em, "update tool_download set downloads = downloads + 1 where tool = :tool and area_key = :area and in_month = :month")
            .set("tool", tool.name()).set("area", areaKey).set("month", month).update() > 0;
    }

    /** How often each tool was taken along in an area, newest month first. */
    public List<Downloads> downloads(int areaKey) {
        return Sql.of(em, "select tool, in_month, downloads from tool_download where area_key = :area order by in_month desc, downloads desc, tool").set("area", areaKey)
            .list(r -> new Downloads(find(r.text("tool")).map(Tool::title).orElse(r.text("tool")), r.text("in_month"), r.integer("downloads")));
    }

    /**
     * How often a tool was taken along in a month.
     *
     * @param month such as {@code 2026-11}
     */
    public record Downloads(String title, String month, int count) {}

    /** Takes the files of the toolkit as they were read at start. */
    void take(ToolReader.Read files) {
        read = files;
    }

    /** The name of a purpose as people read it. */
    public static String purposeName(String purpose) {
        return Texts.of("catalogue", "tool.purpose." + purpose);
    }
}
