package heed.scorm.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.Levels;
import heed.catalogue.PackageRule;
import heed.catalogue.Version;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.scorm.CompletionRule;
import heed.scorm.PackageWords;
import heed.scorm.Packages;
import heed.scorm.Sizes;
import heed.scorm.Upload;
import heed.scorm.Uploads;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.omnifaces.cdi.Param;

/** One package: what people are told about it, how it counts, its versions, and what was found when it was taken in. */
@Named
@RequestScoped
public class PackagePage {
    /** A version as the page shows it. */
    public record Row(String version, String state, String file, String size, String day) {}

    /** An upload of the package and what was found in it. */
    public record Log(String title, List<PackageUploadPage.Found> steps, List<PackageUploadPage.Found> remarks, List<PackageUploadPage.Found> faults) {}

    @Inject private Packages packages;
    @Inject private Uploads uploads;
    @Inject private ProfessionalGroups professions;
    @Inject private Units units;
    @Inject private Access access;
    @Inject private Clock clock;
    @Inject @Param private String id;
    @Inject @Param(name = "do") private String what;

    private Packages.Line line;
    private String title;
    private String summary;
    private Integer minutes;
    private String from;
    private String to;
    private boolean specialised;
    private List<String> groups;
    private Integer refresh;
    private String rule;
    private Integer mastery;

    public void open() {
        if (id == null) {
            throw new NotInScope();
        }
        PackageWords words = packages.words(getLine().id());
        title = words.title();
        summary = words.summary();
        minutes = words.minutes();
        from = String.valueOf(words.levels().from());
        to = String.valueOf(words.levels().to());
        specialised = words.levels().specialised();
        groups = words.groups();
        refresh = words.refreshMonths();
        rule = words.rule().kind().name();
        mastery = words.rule().masteryPercent();
    }

    public Packages.Line getLine() {
        if (line == null) {
            line = packages.one(PackageUploadPage.id(id));
        }
        return line;
    }

    public String getKicker() {
        return Texts.of("scorm", "package.kicker", getLine().code(), getLine().newest().edition().label(), getLine().newest().version().version().toString());
    }

    public String getState() {
        return PackagesPage.state(getLine());
    }

    /** How it counts, as a sentence. */
    public String getCounts() {
        return packages.words(getLine().id()).rule().words();
    }

    public boolean isEditor() {
        return access.may(Permission.EDIT_CONTENT);
    }

    public boolean isProgressSeen() {
        return access.may(Permission.SEE_PROGRESS);
    }

    /** Whether the page asks if the package is really to be taken away. */
    public boolean isRemoving() {
        return "remove".equals(what);
    }

    public String getRemoveTitle() {
        return Texts.of("scorm", "remove.title", getLine().title());
    }

    /** Who loses it, area by area, since an editor of one area takes it from all. */
    public String getLoss() {
        Map<Integer, String> names = units.names(getLine().areas(), LocalDate.now(clock));
        return getLine().areas().isEmpty() ? Texts.of("scorm", "remove.nowhere")
                : Texts.of("scorm", "remove.from", getLine().areas().size(), getLine().areas().stream().map(a -> names.getOrDefault(a, "")).sorted().collect(Collectors.joining(", ")));
    }

    /** What saving will do. */
    public String getSaving() {
        return getLine().newest().version().isDraft() ? Texts.of("scorm", "package.saving.draft", number()) : Texts.of("scorm", "package.saving.published", getLine().newest().version().version().nextPatch().toString());
    }

    private String number() {
        return getLine().newest().version().version().toString();
    }

    public String save() {
        if (mastery == null || mastery < 1 || mastery > 100) {
            throw new Refusal("scorm.masteryRange");
        }
        int one = Integer.parseInt(from);
        int other = Integer.parseInt(to);
        Version before = getLine().newest().version().version();
        Version now = packages.edit(getLine().id(), new PackageWords(title, summary, minutes, new Levels(Math.min(one, other), Math.max(one, other), specialised), groups == null ? List.of() : groups,
                refresh, new CompletionRule(PackageRule.valueOf(rule), mastery)));
        return "/scorm/package?faces-redirect=true&id=" + getLine().id() + "&done=" + (now.equals(before) ? "saved" : "version");
    }

    public String remove() {
        packages.remove(getLine().id());
        return "/scorm/packages?faces-redirect=true&done=removed";
    }

    public List<Choice> getLevels() {
        return IntStream.rangeClosed(1, 5).mapToObj(n -> Choice.of(String.valueOf(n), Texts.of("scorm", "level." + n))).toList();
    }

    public List<Choice> getProfessions() {
        return professions.all().stream().map(g -> Choice.of(g.code(), g.name())).toList();
    }

    public List<Choice> getRules() {
        return Arrays.stream(PackageRule.values()).map(r -> new Choice(r.name(), Texts.of("scorm", "rule." + r.key()), Texts.of("scorm", "rule." + r.key() + ".note"))).toList();
    }

    public List<Row> getVersions() {
        return getLine().versions().stream().map(v -> new Row(v.version().version().toString(), Texts.of("scorm", v.version().isDraft() ? "version.draft" : "version.published"), v.fileName(),
                Texts.of("scorm", "version.size", v.files(), Sizes.words(v.unpackedBytes())), day(v.unpackedAt()))).toList();
    }

    public List<Log> getLogs() {
        return uploads.of(getLine().id()).stream().map(this::log).toList();
    }

    private Log log(Upload upload) {
        List<Uploads.Line> lines = uploads.lines(upload.id());
        return new Log(Texts.of("scorm", "package.log.title", upload.fileName(), day(upload.lastAt())), PackageUploadPage.found(lines, "step"), PackageUploadPage.found(lines, "remark"), PackageUploadPage.found(lines, "fault"));
    }

    private String day(OffsetDateTime at) {
        return Days.say(at.atZoneSameInstant(clock.getZone()).toLocalDate());
    }

    public UUID getId() {
        return getLine().id();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }

    public Integer getMinutes() {
        return minutes;
    }

    public void setMinutes(Integer minutes) {
        this.minutes = minutes;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public boolean isSpecialised() {
        return specialised;
    }

    public void setSpecialised(boolean specialised) {
        this.specialised = specialised;
    }

    public List<String> getGroups() {
        return groups;
    }

    public void setGroups(List<String> groups) {
        this.groups = groups;
    }

    public Integer getRefresh() {
        return refresh;
    }

    public void setRefresh(Integer refresh) {
        this.refresh = refresh;
    }

    public String getRule() {
        return rule;
    }

    public void setRule(String rule) {
        this.rule = rule;
    }

    public Integer getMastery() {
        return mastery;
    }

    public void setMastery(Integer mastery) {
        this.mastery = mastery;
    }
}
