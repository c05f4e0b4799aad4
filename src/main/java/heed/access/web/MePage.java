package heed.access.web;

import heed.access.Account;
import heed.access.Accounts;
import heed.access.Codes;
import heed.access.SignIns;
import heed.access.ThisSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;

/** One's own account: name, password, second step, where one is signed in, codes that were made for one. */
@Named
@RequestScoped
public class MePage {
    /** A running sign-in as the page shows it. */
    public record PlaceRow(String started, String seen, String device, boolean shared, boolean here) {}

    /** A code that was made, as the page shows it; used is empty while it was not. */
    public record CodeRow(String made, String by, String used) {}

    @Inject
    private Accounts accounts;

    @Inject
    private SignIns signIns;

    @Inject
    private Codes codes;

    @Inject
    private ThisSignIn thisSignIn;

    @Inject
    private Clock clock;

    private Account account;
    private List<PlaceRow> places;
    private List<CodeRow> made;
    private String figures;

    public String outElsewhere() {
        int n = signIns.outElsewhere(thisSignIn.required());
        return "/account/me?faces-redirect=true&done=elsewhere&n=" + n;
    }

    public String removeSecondStep() {
        signIns.removeSecondFactor(thisSignIn.required(), figures).ifPresent(refusal -> {
            throw refusal;
        });
        return "/account/me?faces-redirect=true&done=removed";
    }

    private Account account() {
        if (account == null) {
            account = accounts.find(thisSignIn.required().accountId()).orElseThrow();
        }
        return account;
    }

    public String getName() {
        return account().getDisplayName();
    }

    public String getUserName() {
        return account().getUserName();
    }

    public String getEmail() {
        return account().email().orElse("");
    }

    /** When the password was set, or an empty text. */
    public String getPasswordSet() {
        return account().passwordSetAt().map(at -> Moments.day(at, clock)).orElse("");
    }

    public boolean isSecondStep() {
        return account().hasSecondFactor();
    }

    public List<PlaceRow> getPlaces() {
        if (places == null) {
            String here = thisSignIn.required().handle();
            places = signIns.places(thisSignIn.required()).stream().map(p -> new PlaceRow(Moments.say(p.startedAt(), clock),
                    Moments.say(p.lastSeenAt(), clock), Moments.device(p.device()), p.shared(), p.handle().equals(here))).toList();
        }
        return places;
    }

    public List<CodeRow> getCodes() {
        if (made == null) {
            made = codes.madeFor(account().getId()).stream().map(c -> new CodeRow(Moments.say(c.issuedAt(), clock), c.issuedBy(),
                    c.usedAt() == null ? "" : Moments.say(c.usedAt(), clock))).toList();
        }
        return made;
    }

    public String getFigures() {
        return figures;
    }

    public void setFigures(String figures) {
        this.figures = figures;
    }
}
