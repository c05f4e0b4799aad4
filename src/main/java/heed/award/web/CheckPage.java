package heed.award.web;

import heed.access.Address;
import heed.award.Certificates;
import heed.award.CheckLimit;
import heed.award.Checked;
import heed.award.CountsFor;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.omnifaces.cdi.Param;

/** The public answer to "is this certificate true, and does it still count?" No sign-in, no session, no script. */
@Named
@RequestScoped
public class CheckPage {
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject private Certificates certificates;
    @Inject private CheckLimit limit;
    @Inject private Address address;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;
    @Inject @Param private String code;

    private Checked checked;
    private boolean tooMany;

    public void open() {
        if (!isAsked()) {
            return;
        }
        tooMany = !limit.allows(address.of(request));
        if (tooMany) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(TOO_MANY_REQUESTS);
        } else {
            checked = certificates.check(code).orElse(null);
        }
    }

    public boolean isAsked() {
        return code != null && !code.isBlank();
    }

    public boolean isTooMany() {
        return tooMany;
    }

    public boolean isFound() {
        return checked != null;
    }

    /** Asked, allowed and nothing there, whether the code is unknown or cannot be one. */
    public boolean isUnknown() {
        return isAsked() && !tooMany && checked == null;
    }

    public String getCode() {
        return code == null ? "" : code;
    }

    public Checked getChecked() {
        return checked;
    }

    /** The shape that stands beside the word. */
    public String getShape() {
        return switch (checked.state()) {
            case COUNTS -> "in_date";
            case LAPSED -> "lapsed";
            case NOT_ASKED -> "not_known";
            case REPLACED -> "exempt";
            case REVOKED -> "never";
        };
    }

    private String key() {
        return "check." + checked.state().name().toLowerCase(Locale.ROOT);
    }

    public String getWord() {
        return Texts.of("award", key());
    }

    public String getTitle() {
        return Texts.of("award", key() + ".title", checked.since() == null ? "" : checked.since());
    }

    public String getEdition() {
        String nation = checked.jurisdiction() == null ? "" : Texts.of("award", "nation." + checked.jurisdiction());
        String version = checked.version() == null ? "" : checked.version();
        return version + (version.isEmpty() || nation.isEmpty() ? "" : ", ") + nation;
    }

    public String getCompletedOn() {
        return Texts.day(checked.completedOn());
    }

    public List<String> getCounts() {
        return checked.today().stream().map(CountsFor::say).toList();
    }

    public String getToday() {
        return Texts.day(LocalDate.now(clock));
    }
}
