package heed.access.web;

import heed.access.Address;
import heed.access.Answer;
import heed.access.CurrentUser;
import heed.access.Knock;
import heed.access.SignIn;
import heed.access.SignIns;
import heed.access.ThisSignIn;
import heed.platform.faces.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the pages of the door have in common: who knocks, the cookie, the way on. */
@RequestScoped
class Entrance {
    private SignIns signIns;
    private ThisSignIn thisSignIn;
    private CurrentUser user;
    private SignInCookie cookie;
    private Address address;
    private Visitor visitor;

    protected Entrance() {}

    @Inject
    Entrance(SignIns signIns, ThisSignIn thisSignIn, CurrentUser user, SignInCookie cookie, Address address, Visitor visitor) {
        this.signIns = signIns;
        this.thisSignIn = thisSignIn;
        this.user = user;
        this.cookie = cookie;
        this.address = address;
        this.visitor = visitor;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public Knock knock(String name, boolean shared) {
        return new Knock(name, address.of(request()), request().getHeader("User-Agent"), shared);
    }

    /** Lets in whoever is welcome and goes on; whoever used this browser before is signed out. */
    public void enter(Answer answer, String firstTo) {
        if (answer instanceof Answer.No no) {
            throw no.why();
        }
        Answer.Welcome welcome = (Answer.Welcome) answer;
        thisSignIn.get().ifPresent(signIns::out);
        cookie.set(request(), (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse(),
                welcome.token());
        SignIn signIn = welcome.signIn();
        if (signIn.secondFactorDue()) {
            go((signIn.hasSecondFactor() ? Paths.SECOND : Paths.ENROL) + carried());
        } else if (firstTo != null) {
            go(firstTo + carried());
        } else {
            onward(signIn);
        }
    }

    /** Goes to where the caller wanted to go, else to their first page. */
    public void onward(SignIn signIn) {
        user.is(signIn.accountId(), signIn.personId(), signIn.name(), signIn.shared(), signIn.grants());
        onward();
    }

    public void onward() {
        String next = request().getParameter("next");
        go(Paths.leadsInside(next) ? next : visitor.homePath());
    }

    private static String carried() {
        String next = request().getParameter("next");
        return Paths.leadsInside(next) ? "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : "";
    }

    public void go(String path) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(request().getContextPath() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
