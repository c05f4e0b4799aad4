package heed.access;

import heed.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The door itself: lets people in, knows them again at each request, lets them out. Not a transaction as a whole: a
 * refused try must stay counted, and no connection is held while a password is hashed.
 */
@ApplicationScoped
public class SignIns {
    /** A place where somebody is signed in. */
    public record Place(String handle, OffsetDateTime startedAt, OffsetDateTime lastSeenAt, boolean shared, String device) {}

    private SignInBook book;
    private Patience patience;
    private Codes codes;
    private SecondFactors factors;
    private Accounts accounts;
    private Clock clock;

    protected SignIns() {}

    @Inject
    SignIns(SignInBook book, Patience patience, Codes codes, SecondFactors factors, Accounts accounts, Clock clock) {
        this.book = book;
        this.patience = patience;
        this.codes = codes;
        this.factors = factors;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Signs in with a password. Words and time are the same for an unknown name and a password that does not fit. */
    public Answer withPassword(Knock knock, String password) {
        List<Patience.Key> keys = keys(knock);
        Optional<Duration> wait = count(keys);
        if (wait.isPresent()) {
            return wait(wait.get());
        }
        Optional<Account> account = book.account(knock.name());
        String hash = account.flatMap(Account::passwordHash).orElse(null);
        boolean fits;
        try {
            fits = password.length() <= PasswordRule.LONGEST && Passwords.fits(password, hash);
        } catch (Refusal busy) {
            patience.forgive(keys);
            return new Answer.No(busy);
        }
        if (!fits) {
            book.tell("signin.refused", account.orElse(null), null);
            return new Answer.No(new Refusal("access.signin.no"));
        }
        patience.forgive(keys);
        if (Passwords.stale(hash)) {
            book.renewHash(account.get().getId(), Passwords.hash(password));
        }
        String token = Tokens.next();
        return new Answer.Welcome(token, book.open(token, account.get(), knock, "password"));
    }

    /** Signs in with a code that a coordinator handed out. It ends every other sign-in of the account. */
    public Answer withCode(Knock knock, String code) {
        List<Patience.Key> keys = keys(knock);
        Optional<Duration> wait = count(keys);
        if (wait.isPresent()) {
            return wait(wait.get());
        }
        Optional<Account> account = book.account(knock.name());
        if (account.isEmpty() || !codes.redeem(account.get().getId(), code)) {
            book.tell("signin.refused", account.orElse(null), null);
            return new Answer.No(new Refusal("access.code.no"));
        }
        patience.forgive(keys);
        book.endAll(account.get().getId(), null, "code");
        String token = Tokens.next();
        return new Answer.Welcome(token, book.open(token, account.get(), knock, "code"));
    }

    /**
     * Takes the six figures of the second factor.
     *
     * @return a refusal, or empty when they were right and the sign-in is whole
     */
    public Optional<Refusal> secondFactor(SignIn signIn, String figures) {
        List<Patience.Key> keys = List.of(new Patience.Key(Patience.Kind.FACTOR, signIn.accountId().toString()));
        Optional<Duration> wait = count(keys);
        if (wait.isPresent()) {
            return Optional.of(wait(wait.get()).why());
        }
        if (!factors.accept(signIn.accountId(), figures)) {
            return Optional.of(new Refusal("access.second.no"));
        }
        patience.forgive(keys);
        book.secondFactorShown(signIn.handle());
        return Optional.empty();
    }

    /** Takes the second factor off, to move to another app; it must be shown once more. */
    public Optional<Refusal> removeSecondFactor(SignIn signIn, String figures) {
        Optional<Refusal> refusal = secondFactor(signIn, figures);
        if (refusal.isEmpty()) {
            factors.remove(signIn.accountId());
        }
        return refusal;
    }

    /**
     * Changes the own password and ends the sign-ins elsewhere.
     *
     * @param current the password of now; not asked for in the first half hour after signing in with a code
     * @return a refusal, or empty when it is changed
     */
    public Optional<Refusal> changePassword(SignIn signIn, String current, String fresh) {
        Account account = accounts.find(signIn.accountId()).orElseThrow(NotInScope::new);
        if (!mayLeaveOutPassword(signIn)) {
            List<Patience.Key> keys = List.of(new Patience.Key(Patience.Kind.NAME, account.getUserName()));
            Optional<Duration> wait = count(keys);
            if (wait.isPresent()) {
                return Optional.of(wait(wait.get()).why());
            }
            if (!Passwords.fits(current, account.passwordHash().orElse(null))) {
                return Optional.of(new Refusal("access.password.current"));
            }
            patience.forgive(keys);
        }
        accounts.setPassword(account.getId(), fresh);
        book.endAll(account.getId(), signIn.handle(), "password");
        book.tell("password.set", account, null);
        return Optional.empty();
    }

    /** Whether a new password may be set without the old one: somebody let in by a code seldom knows it. */
    public boolean mayLeaveOutPassword(SignIn signIn) {
        return signIn.isByCode() && signIn.startedAt().plus(Codes.LASTS).isAfter(OffsetDateTime.now(clock));
    }

    /** The running sign-in of a cookie's token. */
    public Optional<SignIn> find(String token) {
        return book.find(token, true);
    }

    /** The running sign-in of a cookie's token, without counting this request as a sign of life. */
    public Optional<SignIn> peek(String token) {
        return book.find(token, false);
    }

    public void out(SignIn signIn) {
        book.end(signIn.handle(), "out");
    }

    /** Ends every sign-in of the account but this one. */
    public int outElsewhere(SignIn signIn) {
        return book.endAll(signIn.accountId(), signIn.handle(), "elsewhere");
    }

    /** Where the account is signed in, newest first. */
    public List<Place> places(SignIn signIn) {
        return book.places(signIn.accountId());
    }

    /** How long a sign-in may be quiet. */
    public Duration idle(boolean shared) {
        return book.idle(shared);
    }

    private List<Patience.Key> keys(Knock knock) {
        String name = Account.canonical(knock.name());
        Patience.Key tried = book.knows(name, knock.address()) ? new Patience.Key(Patience.Kind.NAME_AT_HOME, name + " " + knock.address())
                : new Patience.Key(Patience.Kind.NAME, name);
        return List.of(tried, new Patience.Key(Patience.Kind.ADDRESS, knock.address()));
    }

    private Optional<Duration> count(List<Patience.Key> keys) {
        try {
            return patience.count(keys);
        } catch (PersistenceException e) {
            // Two first tries at the same moment both add the row; the second of them finds it now.
            return patience.count(keys);
        }
    }

    private static Answer.No wait(Duration wait) {
        return new Answer.No(new Refusal("access.signin.wait", Math.max(1, (wait.toSeconds() + 59) / 60)));
    }
}
