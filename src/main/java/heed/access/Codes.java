package heed.access;

import heed.platform.Ids;
import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * One-time codes that a coordinator hands to a learner who has no mailbox or has forgotten the password. They let in a
 * plain learner only: a code must never open more than its giver could see.
 */
@ApplicationScoped
@Transactional
public class Codes {
    /** How long a code can be used. */
    public static final Duration LASTS = Duration.ofMinutes(30);

    private static final int LENGTH = 8;

    /** A code just made; it is shown now and never again. */
    public record Issued(String code, String userName, String name, OffsetDateTime expiresAt) {}

    /** For the learner to see: when a code was made, who made it, and what became of it. */
    public record Line(OffsetDateTime issuedAt, String issuedBy, OffsetDateTime usedAt) {}

    /** Who a code would be for. */
    public record Learner(UUID personId, String name) {}

    private EntityManager em;
    private Clock clock;
    private Keys keys;
    private Access access;
    private CurrentUser user;
    private Directory directory;
    private Accounts accounts;
    private Grants grants;
    private SignInBook book;
    private Event<AccessEvent> told;

    protected Codes() {}

    @Inject
    Codes(EntityManager em, Clock clock, Keys keys, Access access, CurrentUser user, Directory directory,
            Accounts accounts, Grants grants, SignInBook book, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.keys = keys;
        this.access = access;
        this.user = user;
        this.directory = directory;
        this.accounts = accounts;
        this.grants = grants;
        this.book = book;
        this.told = told;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** The person a coordinator asks a code for; outside the scope there is nobody. */
    public Learner learner(UUID personId) {
        Directory.Someone someone = someone(personId);
        return new Learner(someone.personId(), someone.name());
    }

    private Directory.Someone someone(UUID personId) {
        return directory.someone(personId, access.require(Permission.ISSUE_CODES)).orElseThrow(NotInScope::new);
    }

    /**
     * Makes a code for a learner in scope, and an account if neither this record nor one linked with it has any: one human
     * being signs in one way. Codes made before no longer hold, and the learner is signed out everywhere.
     *
     * @throws NotInScope when the person has no post in the caller's scope
     * @throws Refusal when the person holds more than a learner's role, or is the caller
     */
    public Issued issue(UUID personId) {
        Directory.Someone someone = someone(personId);
        Set<UUID> same = directory.samePersons(personId);
        if (user.personId().filter(same::contains).isPresent()) {
            throw new Refusal("access.code.own");
        }
        Account account = same.stream().flatMap(p -> accounts.ofPerson(p).stream()).findFirst().orElseGet(() -> accounts.find(accounts.create(personId,
                accounts.freeUserName(someone.givenName(), someone.familyName()), null, someone.name())).orElseThrow());
        if (account.isClosed()) {
            throw new Refusal("access.code.closed");
        }
        if (!isPlainLearner(account.getId())) {
            throw new Refusal("access.code.moreThanLearner", someone.name());
        }
        em.flush();
        withdraw(account.getId());
        String code = Tokens.plainCode(LENGTH);
        OffsetDateTime expires = now().plus(LASTS);
        Sql.of(em, "insert into sign_in_code (id, account_id, code_hash, issued_by, issued_at, expires_at)"
                        + " values (:id, :account, :hash, :by, :now, :expires)")
                .set("id", Ids.next()).set("account", account.getId()).set("hash", digest(account.getId(), code))
                .set("by", user.accountId()).set("now", now()).set("expires", expires).update();
        book.endAll(account.getId(), null, "code");
        told.fire(new AccessEvent("code.issued", user.accountId(), user.getName(), account.getId(),
                account.getDisplayName(), null, null));
        return new Issued(code.substring(0, 4) + "-" + code.substring(4), account.getUserName(), someone.name(), expires);
    }

    private void withdraw(UUID account) {
        Sql.of(em, "update sign_in_code set withdrawn_at = :now where account_id = :account and used_at is null"
                + " and withdrawn_at is null").set("now", now()).set("account", account).update();
    }

    private boolean isPlainLearner(UUID account) {
        return grants.of(account).stream().allMatch(g -> g.role() == Role.LEARNER);
    }

    /** Uses a code up; false when it does not hold. Two at the same time: only one gets in. */
    public boolean redeem(UUID account, String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return 0 < Sql.of(em, "update sign_in_code set used_at = :now where account_id = :account and code_hash = :hash"
                        + " and used_at is null and withdrawn_at is null and expires_at > :now")
                .set("now", now()).set("account", account).set("hash", digest(account, code)).update()
                && isPlainLearner(account);
    }

    /** The codes made for an account, newest first, at most ten. */
    public List<Line> madeFor(UUID account) {
        return Sql.of(em, "select c.issued_at, a.display_name, c.used_at from sign_in_code c"
                        + " join account a on a.id = c.issued_by where c.account_id = :account"
                        + " order by c.issued_at desc fetch first 10 rows only")
                .set("account", account)
                .list(r -> new Line(r.at("issued_at"), r.text("display_name"), r.at("used_at")));
    }

    /** Keyed, so that a stolen copy of the table does not give the codes away within their half hour. */
    private String digest(UUID account, String code) {
        return HexFormat.of().formatHex(keys.mac("sign-in code", account + ":" + code));
    }
}
