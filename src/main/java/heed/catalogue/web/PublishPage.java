package heed.catalogue.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.Gate;
import heed.catalogue.ModuleCard;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.OpenModule;
import heed.catalogue.Readability;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnifaces.cdi.Param;

/** What stands between a module and an area's learners, and the button that gives it to them. */
@Named
@RequestScoped
public class PublishPage {
    /** A line of the sign-off list and who confirmed it; the words for "not yet" if nobody has. */
    public record Line(int place, String text, String confirmed) {}

    @Inject private Modules modules;
    @Inject private CallerAreas areas;
    @Inject private CurrentUser user;
    @Inject private Access access;
    @Inject @Param private String slug;
    @Inject @Param private String area;

    private OpenModule draft;
    private Gate gate;
    private Integer line;
    private String signer;
    private String role;
    private LocalDate day;

    public ModuleText.Front getFront() {
        return draft().text().front();
    }

    public String getTitle() {
        return Texts.of("catalogue", "publish.title", getFront().title());
    }

    public String getLead() {
        return Texts.of("catalogue", "publish.lead", getFront().version(), areas.within(Permission.EDIT_CONTENT).get(getArea()));
    }

    public int getArea() {
        return CallerAreas.chosen(area, areas.within(Permission.EDIT_CONTENT));
    }

    public List<Choice> getAreas() {
        return CallerAreas.choices(areas.within(Permission.EDIT_CONTENT));
    }

    private OpenModule draft() {
        if (draft == null) {
            access.require(Permission.EDIT_CONTENT, getArea());
            draft = modules.draft(slug == null ? "" : slug).orElseThrow(NotInScope::new);
        }
        return draft;
    }

    public Gate getGate() {
        if (gate == null) {
            gate = modules.gate(draft(), getArea());
        }
        return gate;
    }

    /** Each thing that keeps the module from being published, as a sentence. */
    public List<String> getObstacles() {
        List<String> obstacles = new ArrayList<>();
        if (getGate().nationMissing()) {
            obstacles.add(Texts.of("catalogue", "publish.nation"));
        }
        getGate().emptyFields().forEach(field -> obstacles.add(Texts.of("catalogue", "publish.field", "local." + field)));
        if (!getGate().demonstration()) {
            if (getGate().draft()) {
                obstacles.add(Texts.of("catalogue", "publish.draft"));
            }
            if (!getGate().unsigned().isEmpty()) {
                obstacles.add(Texts.of("catalogue", "publish.unsigned"));
            }
        }
        return obstacles;
    }

    /** What the button would do. */
    public String getButton() {
        return Texts.of("catalogue", getGate().signedOff() ? "publish.button" : "publish.button.draft", getFront().version());
    }

    /** What the area's learners get today. */
    public String getNow() {
        Optional<ModuleCard> card = modules.find(getFront().slug(), getArea());
        return card.map(c -> Texts.of("catalogue", c.signedOff() ? "state.published" : "state.draft", c.version())).orElseGet(() -> Texts.of("catalogue", "state.waiting"));
    }

    public boolean isPublished() {
        return modules.find(getFront().slug(), getArea()).isPresent();
    }

    /** Whether publishing now would change what learners get. */
    public boolean isNew() {
        return modules.find(getFront().slug(), getArea()).map(c -> !c.versionId().equals(draft().versionId()) || c.signedOff() != getGate().signedOff()).orElse(true);
    }

    public List<Line> getLines() {
        Map<Integer, Modules.SignOff> signed = modules.signOffs(draft().versionId(), getArea());
        List<Line> lines = new ArrayList<>();
        List<String> texts = getFront().verifyBeforePublishing();
        for (int i = 0; i < texts.size(); i++) {
            Modules.SignOff by = signed.get(i);
            String confirmed = by == null ? Texts.of("catalogue", "publish.notYet") : Texts.of("catalogue", "publish.by", by.name(), by.role(), Days.say(by.day()));
            lines.add(new Line(i, texts.get(i), confirmed));
        }
        return lines;
    }

    /** The lines to choose from; a confirmed one may be confirmed again. */
    public List<Choice> getChoices() {
        return getLines().stream().map(l -> Choice.of(l.place(), l.text())).toList();
    }

    /** Pages that ask more of a reader than the rest: advice. */
    public List<Readability> getReadability() {
        return modules.readability(getFront().slug());
    }

    public String publish() {
        access.require(Permission.EDIT_CONTENT, getArea());
        modules.publish(draft(), getArea(), user.accountId());
        return back("published");
    }

    public String withdraw() {
        access.require(Permission.EDIT_CONTENT, getArea());
        modules.withdraw(getFront().slug(), getArea());
        return back("withdrawn");
    }

    public String sign() {
        access.require(Permission.EDIT_CONTENT, getArea());
        modules.signOff(draft().versionId(), getArea(), line, signer, role, day, user.accountId());
        return back("signed");
    }

    private String back(String done) {
        return "/catalogue/publish?faces-redirect=true&slug=" + getFront().slug() + "&area=" + getArea() + "&done=" + done;
    }

    public Integer getLine() {
        return line;
    }

    public void setLine(Integer line) {
        this.line = line;
    }

    public String getSigner() {
        return signer;
    }

    public void setSigner(String signer) {
        this.signer = signer;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }
}
