package heed.access.web;

import heed.access.CurrentUser;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Optional;

/** Tells the frame of each page who makes the request. */
@ApplicationScoped
public class CallerVisitor implements Visitor {
    @Inject
    private CurrentUser user;

    @Inject
    @Any
    private Instance<NavContributor> navigation;

    @Override
    public Optional<String> name() {
        return user.isSignedIn() ? Optional.of(user.getName()) : Optional.empty();
    }

    @Override
    public boolean onSharedComputer() {
        return user.isSharedTerminal();
    }

    @Override
    public String signInPath() {
        return Paths.SIGN_IN;
    }

    @Override
    public String signOutPath() {
        return "/signin/out";
    }

    /** The first entry of the caller's own navigation. */
    @Override
    public String homePath() {
        return navigation.stream().flatMap(room -> room.entries().stream())
                .min(Comparator.comparingInt(NavEntry::order)).map(NavEntry::path).orElse("/account/me");
    }
}
