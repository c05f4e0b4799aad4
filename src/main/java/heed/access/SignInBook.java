package heed.access;

import heed.platform.Row;
import heed.platform.Settings;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The records of who is signed in; each method is a transaction, so that no hash is computed inside one. */
@ApplicationScoped
@Transactional
class SignInBook {
    /** A sign-in's sign of life is written no more often. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    static final Duration SHARED_IDLE = Duration.ofMinutes(5);

    private EntityManager em;
    private Clock clock;
    private Settings settings;
    private Event<AccessEvent> told;

    protected SignInBook() {}

    @Inject
    SignInBook(EntityManager em, Clock clock, Settings settings, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
        this.told = told;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** The open account of a user name or e-mail; a user name goes before an e-mail. */
    public Optional<Account> account(String name) {
        String canonical = Account.canonical(name);
        return em.createQuery("select a from Account a where (a.userName = :n or a.email = :n) and a.closedAt is null"
                        + " order by case when a.userName = :n then 0 else 1 end", Account.class)
                .setParameter("n", canonical).setMaxResults(1).getResultStream().findFirst();
    }

    /** Whether the holder of a user name or e-mail has been let in from a network address in the last thirty days. */
    public boolean knows(String canonical, String address) {
        return Sql.of(em, "select 1 from account a join sign_in s on s.account_id = a.id where (a.user_name = :name or a.email = :name)"
                        + " and s.address = :address and s.started_at > :since")
                .set("name", canonical).set("address", address).set("since", now().minusDays(30)).exists();
    }

    public void tell(String action, Account account, String detail) {
        told.fire(new AccessEvent(action, account == null ? null : account.getId(),
                account == null ? "" : account.getDisplayName(), account == null ? null : account.getId(),
                account == null ? "" : account.getDisplayName(), null, detail));
    }

    public void renewHash(UUID account, String hash) {
        Sql.of(em, "update account set password_hash = :hash where id = :id").set("hash", hash).set("id", account).update();
    }

    /** Writes the record of a new sign-in. */
    public SignIn open(String token, Account account, Knock knock, String way) {
        OffsetDateTime now = now();
        Sql.of(em, "insert into sign_in (token_hash, account_id, started_at, last_seen_at, expires_at, way,"
                        + " shared_terminal, address, device)"
                        + " values (:hash, :account, :now, :now, :expires, :way, :shared, :address, :device)")
                .set("hash", Tokens.digest(token)).set("account", account.getId()).set("now", now)
                .set("expires", now.plusHours(settings.number("heed.session.hours"))).set("way", way)
                .set("shared", knock.shared()).set("address", knock.address()).set("device", knock.device())
                .update();
        tell(way.equals("code") ? "code.used" : "signin.in", account, knock.shared() ? "shared computer" : null);
        return find(token).orElseThrow(() -> new IllegalStateException("A sign-in just opened is not there"));
    }

    private record Found(OffsetDateTime lastSeen, OffsetDateTime expires, SignIn signIn) {}

    /**
     * The running sign-in of a token with the grants of this moment, in one query; marks that its holder is there. One
     * that has been quiet too long or is too old ends here.
     */
    public Optional<SignIn> find(String token) {
        return find(token, true);
    }

    /** @param present false when the request is not the holder's doing, such as a page that reloads by itself */
    public Optional<SignIn> find(String token, boolean present) {
        String handle = Tokens.digest(token);
        List<Grant> grants = new ArrayList<>();
        Optional<Found> found = Sql.of(em,
                        "select s.account_id, s.started_at, s.last_seen_at, s.expires_at, s.second_factor_at, s.way,"
                                + " s.shared_terminal, a.person_id, a.display_name, a.totp_secret,"
                                + " g.id as grant_id, g.role, g.unit_key, g.first_day, g.last_day"
                                + " from sign_in s join account a on a.id = s.account_id"
                                + " left join role_grant g on g.account_id = a.id and g.superseded_at is null"
                                + " and g.first_day <= :today and (g.last_day is null or g.last_day >= :today)"
                                + " where s.token_hash = :handle and s.ended_at is null and a.closed_at is null")
                .set("handle", handle).set("today", LocalDate.now(clock))
                .list(r -> {
                    if (r.uuid("grant_id") != null) {
                        grants.add(new Grant(r.uuid("grant_id"), Role.of(r.text("role")), r.integer("unit_key"),
                                r.day("first_day"), r.day("last_day")));
                    }
                    return read(r, handle);
                })
                .stream().findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OffsetDateTime now = now();
        SignIn bare = found.get().signIn();
        OffsetDateTime quietUntil = found.get().lastSeen().plus(idle(bare.shared()));
        if (!now.isBefore(quietUntil) || !now.isBefore(found.get().expires())) {
            end(handle, now.isBefore(quietUntil) ? "old" : "quiet");
            return Optional.empty();
        }
        if (present && found.get().lastSeen().plus(TOUCH).isBefore(now)) {
            Sql.of(em, "update sign_in set last_seen_at = :now where token_hash = :handle and last_seen_at < :now")
                    .set("now", now).set("handle", handle).update();
        }
        boolean needsFactor = bare.hasSecondFactor()
                || !settings.demo() && grants.stream().anyMatch(g -> g.role() != Role.LEARNER);
        return Optional.of(new SignIn(handle, bare.accountId(), bare.personId(), bare.name(), bare.way(), bare.shared(),
                bare.startedAt(), bare.hasSecondFactor(), bare.secondFactorDue() && needsFactor, List.copyOf(grants)));
    }

    private static Found read(Row r, String handle) {
        return new Found(r.at("last_seen_at"), r.at("expires_at"), new SignIn(handle, r.uuid("account_id"),
                r.uuid("person_id"), r.text("display_name"), r.text("way"), r.flag("shared_terminal"), r.at("started_at"),
                r.text("totp_secret") != null, r.at("second_factor_at") == null, List.of()));
    }

    Duration idle(boolean shared) {
        Duration own = Duration.ofMinutes(settings.number("heed.session.idle.minutes"));
        return shared && own.compareTo(SHARED_IDLE) > 0 ? SHARED_IDLE : own;
    }

    public void secondFactorShown(String handle) {
        Sql.of(em, "update sign_in set second_factor_at = :now where token_hash = :handle")
                .set("now", now()).set("handle", handle).update();
    }

    /** Ends one sign-in; a second time does nothing. */
    public void end(String handle, String why) {
        Sql.of(em, "update sign_in set ended_at = :now, ended_why = :why where token_hash = :handle and ended_at is null")
                .set("now", now()).set("why", why).set("handle", handle).update();
    }

    /** Ends every sign-in of an account but one (null: but none). */
    public int endAll(UUID account, String butHandle, String why) {
        return Sql.of(em, "update sign_in set ended_at = :now, ended_why = :why"
                        + " where account_id = :account and ended_at is null and token_hash <> :but")
                .set("now", now()).set("why", why).set("account", account).set("but", butHandle == null ? "" : butHandle)
                .update();
    }

    /** Where somebody is signed in, newest first. */
    public List<SignIns.Place> places(UUID account) {
        OffsetDateTime now = now();
        return Sql.of(em, "select token_hash, started_at, last_seen_at, shared_terminal, device from sign_in"
                        + " where account_id = :account and ended_at is null and expires_at > :now order by started_at desc")
                .set("account", account).set("now", now)
                .list(r -> new SignIns.Place(r.text("token_hash"), r.at("started_at"), r.at("last_seen_at"),
                        r.flag("shared_terminal"), r.text("device")))
                .stream().filter(p -> p.lastSeenAt().plus(idle(p.shared())).isAfter(now)).toList();
    }

    /** Removes counts of wrong tries of which the last was before an instant. */
    public int forgetTries(OffsetDateTime before) {
        return Sql.of(em, "delete from sign_in_failure where last_at < :before").set("before", before).update();
    }

    /** Removes records that ended or ran out before an instant. */
    public int forget(OffsetDateTime before) {
        return Sql.of(em, "delete from sign_in where ended_at < :before or expires_at < :before").set("before", before).update();
    }
}
