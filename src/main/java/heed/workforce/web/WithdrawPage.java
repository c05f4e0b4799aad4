package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.workforce.HeadcountReturn;
import heed.workforce.HeadcountRow;
import heed.workforce.Headcounts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Takes a headcount return back that never should have been, once it is clear what coverage then rests on. */
@Named
@RequestScoped
public class WithdrawPage {
    @Inject private Headcounts headcounts;
    @Inject private Reach reach;
    @Inject @Param private String id;

    private HeadcountRow found;

    public void open() {
        row();
    }

    /** @throws NotInScope unless the return is believed and of an agency the caller looks after */
    private HeadcountRow row() {
        if (found == null) {
            found = headcounts.find(Reach.id(id)).filter(r -> reach.has(Permission.MANAGE_PEOPLE, r.facts().agencyKey()))
                    .orElseThrow(NotInScope::new);
        }
        return found;
    }

    public String takeBack() {
        headcounts.takeBack(row().id());
        return "/workforce/headcount?faces-redirect=true&done=takenBack";
    }

    public String getAgency() {
        return reach.unit(row().facts().agencyKey());
    }

    public String getWork() {
        return reach.group(row().facts().group()) + ", " + row().facts().level();
    }

    public String getArea() {
        return reach.unit(row().facts().areaKey());
    }

    public int getPosts() {
        return row().facts().posts();
    }

    public String getAsAt() {
        return Reach.day(row().facts().asAt());
    }

    public String getSource() {
        return row().facts().source();
    }

    public String getBy() {
        return row().facts().submittedBy();
    }

    /** What coverage of the cell rests on afterwards. */
    public String getThen() {
        return headcounts.without(row()).map(HeadcountRow::facts).map(this::say)
                .orElseGet(() -> Texts.of("workforce", "withdraw.then.none"));
    }

    private String say(HeadcountReturn other) {
        return other.asAt().isAfter(row().facts().asAt()) ? Texts.of("workforce", "withdraw.then.newer", other.posts(), other.asAt())
                : Texts.of("workforce", "withdraw.then.older", other.posts(), other.asAt());
    }
}
