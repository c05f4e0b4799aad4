package heed.access;

import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;

/** The second factor of an account: six figures from an app. The secret lies sealed in the database. */
@ApplicationScoped
@Transactional
public class SecondFactors {
    private static final String PURPOSE = "second factor";

    /** A secret to take into an app: as text in groups of four, and as the address a QR code carries. */
    public record Offer(String text, String address) {}

    private EntityManager em;
    private Clock clock;
    private Keys keys;
    private CurrentUser user;
    private Accounts accounts;
    private SignInBook book;
    private Event<AccessEvent> told;

    protected SecondFactors() {}

    @Inject
    SecondFactors(EntityManager em, Clock clock, Keys keys, CurrentUser user, Accounts accounts, SignInBook book,
            Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.keys = keys;
        this.user = user;
        this.accounts = accounts;
        this.book = book;
        this.told = told;
    }

    /** The secret to enrol with; the same until it is proved, so that a page may be loaded again. */
    public Offer offer(SignIn signIn) {
        Account account = em.find(Account.class, signIn.accountId());
        if (account.hasSecondFactor()) {
            throw new Refusal("access.second.already");
        }
        if (account.pendingSecret().isEmpty()) {
            account.offerSecret(keys.seal(PURPOSE, Totp.newSecret()));
        }
        String secret = keys.open(PURPOSE, account.pendingSecret().orElseThrow());
        String label = URLEncoder.encode("Heed:" + account.getUserName(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Offer(secret.replaceAll("(.{4})(?!$)", "$1 "),
                "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Heed");
    }

    /**
     * Takes the offered secret into use when the figures show that an app holds it. Other sign-ins of the account end.
     *
     * @throws Refusal when the figures do not fit
     */
    public void enrol(SignIn signIn, String figures) {
        Account account = em.find(Account.class, signIn.accountId());
        String secret = account.pendingSecret().map(s -> keys.open(PURPOSE, s))
                .orElseThrow(() -> new Refusal("access.second.already"));
        OptionalLong step = Totp.accept(secret, figures, clock.instant().getEpochSecond(), -1);
        if (step.isEmpty()) {
            throw new Refusal("access.second.no");
        }
        account.acceptSecret();
        em.flush();
        use(account.getId(), step.getAsLong());
        book.secondFactorShown(signIn.handle());
        book.endAll(account.getId(), signIn.handle(), "second factor");
        tell("second.on", account);
    }

    /** Whether the figures fit now and for the first time. */
    boolean accept(UUID accountId, String figures) {
        Account account = em.find(Account.class, accountId);
        if (account.secret().isEmpty()) {
            return false;
        }
        long last = Sql.of(em, "select coalesce(totp_last_step, -1) from account where id = :id").set("id", accountId).number();
        OptionalLong step = Totp.accept(keys.open(PURPOSE, account.secret().get()), figures,
                clock.instant().getEpochSecond(), last);
        boolean fits = step.isPresent() && use(accountId, step.getAsLong());
        if (!fits) {
            tell("second.refused", account);
        }
        return fits;
    }

    /** Marks a step as used; false when somebody was quicker with the same figures. */
    private boolean use(UUID account, long step) {
        return 0 < Sql.of(em, "update account set totp_last_step = :step"
                        + " where id = :id and (totp_last_step is null or totp_last_step < :step)")
                .set("step", step).set("id", account).update();
    }

    /** Takes the own second factor off, to move to another app; the caller has shown its figures. */
    void remove(UUID accountId) {
        Account account = em.find(Account.class, accountId);
        account.forgetSecret();
        tell("second.off", account);
    }

    /** Takes away the second factor of somebody who has lost it and ends their sign-ins; for an administrator. */
    public void reset(UUID accountId) {
        Account account = accounts.governed(accountId);
        account.forgetSecret();
        book.endAll(accountId, null, "second factor");
        told.fire(new AccessEvent("second.reset", user.accountId(), user.getName(), accountId, account.getDisplayName(),
                null, null));
    }

    private void tell(String action, Account account) {
        told.fire(new AccessEvent(action, account.getId(), account.getDisplayName(), account.getId(),
                account.getDisplayName(), null, null));
    }
}
