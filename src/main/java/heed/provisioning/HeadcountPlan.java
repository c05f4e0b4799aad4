package heed.provisioning;

import heed.platform.Refusal;
import heed.platform.Texts;
import heed.workforce.HeadcountReturn;
import heed.workforce.HeadcountRow;
import heed.workforce.Headcounts;
import heed.workforce.People;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.ProfessionalGroup;
import heed.workforce.UnitRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Headcount returns: one row a cell of agency, group, level and area. */
class HeadcountPlan implements Plan {
    private static final Map<String, String> METHODS = Map.ofEntries(Map.entry("payroll", "payroll"), Map.entry("hr", "payroll"),
            Map.entry("hr system", "payroll"), Map.entry("establishment", "payroll"), Map.entry("census", "census"),
            Map.entry("count", "census"), Map.entry("survey", "census"), Map.entry("estimate", "estimate"),
            Map.entry("estimated", "estimate"), Map.entry("guess", "estimate"));
    private static final Map<String, String> CONFIDENCES = Map.of("high", "high", "h", "high", "medium", "medium", "m", "medium",
            "med", "medium", "low", "low", "l", "low");

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<HeadcountReturn> fresh = new ArrayList<>();
    private final Headcounts headcounts;

    HeadcountPlan(Sheet sheet, Ask ask, Ground ground, People people, Headcounts headcounts, String uploader, IntConsumer progress) {
        this.headcounts = headcounts;
        Map<String, HeadcountReturn> known = new HashMap<>();
        for (HeadcountRow row : headcounts.of(ground.agencyKeys())) {
            known.put(cell(row.facts()), row.facts());
        }
        List<PostFacts> posts = people.postsIn(ground.agencyKeys()).stream().map(PostRow::facts).toList();
        List<String> tooSmall = new ArrayList<>();
        Map<String, Integer> rows = new HashMap<>();
        int done = 0;
        for (Cells row : sheet.rows()) {
            String subject = "";
            try {
                row.checkIsARow();
                UnitRow agency = ground.agency(row);
                subject = agency.name();
                ProfessionalGroup group = ground.group(row.required("group", 120));
                subject += ", " + group.name();
                UnitRow area = ground.area(row, agency);
                String level = Ground.level(row, group.level());
                subject += ", " + level + ", " + area.name();
                HeadcountReturn wanted = new HeadcountReturn(agency.key(), group.code(), level, area.key(),
                        row.wholeNumber("posts", 100_000), row.day("as_at"), row.required("source", 160),
                        row.oneOf("method", null, METHODS), row.oneOf("confidence", null, CONFIDENCES),
                        row.text("submitted_by", 160).isEmpty() ? uploader : row.text("submitted_by", 160),
                        row.text("submitted_by", 160).isEmpty() ? ask.batch().uploadedBy() : null);
                if (wanted.asAt().isAfter(ask.today())) {
                    throw new Refusal("workforce.headcount.future", wanted.asAt());
                }
                Integer before = rows.putIfAbsent(cell(wanted), row.number());
                if (before != null) {
                    throw new Refusal("provisioning.row.cellTwice", String.valueOf(before));
                }
                plan(row, subject, wanted, known.get(cell(wanted)));
                long listed = posts.stream().filter(p -> isIn(p, wanted)).count();
                if (listed > wanted.posts()) {
                    tooSmall.add(Texts.of("provisioning", "provisioning.note.overCount.one", row.number(), subject, wanted.posts(), listed));
                }
            } catch (Refusal refusal) {
                findings.add(Finding.refused(row, subject, Texts.of(refusal)));
            }
            if (++done % 500 == 0) {
                progress.accept(done);
            }
        }
        if (!tooSmall.isEmpty()) {
            notes.add(Texts.of("provisioning", "provisioning.note.overCount", tooSmall.size(),
                    String.join("; ", tooSmall.subList(0, Math.min(10, tooSmall.size())))));
        }
        notes.addAll(sheet.notes());
    }

    private static boolean isIn(PostFacts p, HeadcountReturn r) {
        return p.agencyKey() == r.agencyKey() && p.group().equals(r.group()) && p.level().equals(r.level()) && p.areaKey() == r.areaKey()
                && !p.firstDay().isAfter(r.asAt()) && (p.lastDay() == null || !p.lastDay().isBefore(r.asAt()));
    }

    private static String cell(HeadcountReturn r) {
        return r.agencyKey() + " " + r.group() + " " + r.level() + " " + r.areaKey() + " " + r.asAt();
    }

    private void plan(Cells row, String subject, HeadcountReturn wanted, HeadcountReturn known) {
        if (known != null && wanted.by(known.submittedByAccount()).equals(known)) {
            findings.add(Finding.of(row, Outcome.UNCHANGED, subject, null, null));
            return;
        }
        fresh.add(wanted);
        if (known == null) {
            Difference d = new Difference();
            d.between("posts", null, wanted.posts());
            d.between("as at", null, wanted.asAt());
            findings.add(Finding.of(row, Outcome.ADDED, subject, null, d.after()));
            return;
        }
        Difference d = new Difference();
        d.between("posts", known.posts(), wanted.posts());
        d.between("source", known.source(), wanted.source());
        d.between("method", known.method(), wanted.method());
        d.between("confidence", known.confidence(), wanted.confidence());
        d.between("sent by", known.submittedBy(), wanted.submittedBy());
        findings.add(Finding.of(row, Outcome.CHANGED, subject, d.before(), d.after()));
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void write(UUID importId, Runnable alive) {
        headcounts.recordAll(fresh, importId);
    }
}
