package heed.access;

import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts: ways for a person to sign in. */
@ApplicationScoped
@Transactional
public class Accounts {
    /** An account to be made with many others; person and e-mail may be null. */
    public record NewAccount(UUID id, UUID personId, String userName, String email, String displayName) {}

    /**
     * One line of the administrator's list.
     *
     * @param roles the codes of the roles held today, sorted, each once
     */
    public record Line(
            UUID id, String userName, String displayName, String email, boolean closed, boolean secondFactor,
            OffsetDateTime lastSignIn, List<String> roles) {}

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Directory directory;
    private SignInBook book;
    private Grants grants;
    private Event<AccessEvent> told;

    protected Accounts() {}

    @Inject
    Accounts(EntityManager em, Clock clock, Access access, CurrentUser user, Directory directory, SignInBook book,
            Grants grants, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.directory = directory;
        this.book = book;
        this.grants = grants;
        this.told = told;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /**
     * Makes an account without a password; a code or an administrator opens it.
     *
     * @param personId null for somebody who is not of the workforce
     * @param email null for none
     * @throws Refusal when the name or address is taken, or the person has an account
     */
    public UUID create(UUID personId, String userName, String email, String displayName) {
        if (userName.isBlank() || displayName.isBlank()) {
            throw new Refusal("access.account.blank");
        }
        Account account = new Account(Ids.next(), personId, userName, email, displayName.strip(), now());
        refuseTaken(account);
        em.persist(account);
        em.flush();
        tell("account.created", account, account.getUserName());
        return account.getId();
    }

    private void refuseTaken(Account fresh) {
        List<Account> others = em.createQuery("select a from Account a where a.userName in :names or a.email in :names"
                        + " or (a.personId is not null and a.personId = :person)", Account.class)
                .setParameter("names", fresh.email().map(e -> List.of(fresh.getUserName(), e))
                        .orElse(List.of(fresh.getUserName())))
                .setParameter("person", fresh.personId().orElse(fresh.getId()))
                .getResultList();
        for (Account other : others) {
            boolean samePerson = fresh.personId().isPresent() && other.personId().equals(fresh.personId());
            throw samePerson ? new Refusal("access.account.person")
                    : new Refusal("access.account.taken", fresh.getUserName());
        }
    }

    /**
     * Makes many accounts at once with one password for all; for the demonstration only. The caller sees to it that
     * names are not taken.
     *
     * @param password null for none
     */
    public void createAll(Collection<NewAccount> accounts, String password) {
        String hash = password == null ? null : Passwords.hash(password);
        OffsetDateTime now = now();
        Sql.batch(em, "insert into account (id, person_id, user_name, email, display_name, password_hash,"
                + " password_set_at, created_at, version) values (:id, :person, :user, :email, :name, :hash, :set, :now, 0)",
                accounts, (sql, a) -> sql.set("id", a.id()).set("person", a.personId())
                        .set("user", Account.canonical(a.userName()))
                        .set("email", a.email() == null ? null : Account.canonical(a.email()))
                        .set("name", a.displayName()).set("hash", hash).set("set", hash == null ? null : now).set("now", now));
    }

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(em.find(Account.class, id));
    }

    public Optional<Account> ofPerson(UUID personId) {
        return em.createQuery("select a from Account a where a.personId = :person", Account.class)
                .setParameter("person", personId).getResultStream().findFirst();
    }

    /** A user name nobody has, made from a name: {@code ruth.calder}, then {@code ruth.calder2} and so on. */
    public String freeUserName(String givenName, String familyName) {
        String stem = plain(givenName) + "." + plain(familyName);
        String base = stem.length() > 1 ? stem.substring(0, Math.min(100, stem.length())) : "learner";
        Set<String> taken = Set.copyOf(em.createQuery("select a.userName from Account a where a.userName like :stem",
                String.class).setParameter("stem", base.replace("_", "") + "%").getResultList());
        String name = base;
        for (int n = 2; taken.contains(name); n++) {
            name = base + n;
        }
        return name;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    }

    /**
     * Sets a password without asking for the old one.
     *
     * @throws Refusal when it breaks a rule
     */
    public void setPassword(UUID id, String password) {
        Account account = em.find(Account.class, id);
        PasswordRule.check(password, account);
        account.setPassword(Passwords.hash(password), now());
    }

    /** Follows a change of the holder's name. */
    public void rename(UUID personId, String displayName) {
        ofPerson(personId).ifPresent(a -> a.rename(displayName));
    }

    /** Shuts an account and ends its sign-ins; for an administrator, within the scope. */
    public void close(UUID id) {
        Account account = governed(id);
        if (id.equals(user.accountId())) {
            throw new Refusal("access.account.own");
        }
        account.close(now());
        book.endAll(id, null, "closed");
        tell("account.closed", account, null);
    }

    /** Opens a shut account again; for an administrator, within the scope. */
    public void reopen(UUID id) {
        Account account = governed(id);
        account.reopen();
        tell("account.reopened", account, null);
    }

    /**
     * Sets a password made by chance, for an administrator to hand over; it is shown once. The sign-ins of the account
     * end.
     */
    public String handOverPassword(UUID id) {
        Account account = governed(id);
        String password = String.join("-", Tokens.plainCode(5), Tokens.plainCode(5), Tokens.plainCode(5));
        account.setPassword(Passwords.hash(password), now());
        book.endAll(id, null, "password");
        tell("password.handed", account, null);
        return password;
    }

    /**
     * Makes an account for somebody who is not of the workforce, such as a scrutineer from outside, with one role.
     *
     * @throws NotInScope when the unit is outside the administrator's scope
     * @throws Refusal when the name or address is taken
     */
    public UUID invite(String userName, String email, String displayName, Role role, int unitKey) {
        access.require(Permission.ADMINISTER, unitKey);
        UUID id = create(null, userName, email, displayName);
        grants.giveAll(List.of(new Grants.NewGrant(id, role, unitKey, LocalDate.now(clock), null)));
        told.fire(new AccessEvent("grant.given", user.accountId(), user.getName(), id, displayName, unitKey, role.code()));
        return id;
    }

    /** An account the administrator reaches; the others do not exist for them. */
    public Account administered(UUID id) {
        if (!directory.reaches(access.require(Permission.ADMINISTER), id)) {
            throw new NotInScope();
        }
        return em.find(Account.class, id);
    }

    /**
     * An account the administrator may open for somebody, shut or take a key from: every role it holds beyond a learner's
     * lies in the administrator's scope. Otherwise its password in hand would open more than the administrator's own.
     *
     * @throws NotInScope when the account is not of the scope at all
     * @throws Refusal when it also holds a role elsewhere
     */
    Account governed(UUID id) {
        Account account = administered(id);
        boolean more = Sql.of(em, "select distinct unit_key from role_grant where account_id = :account and superseded_at is null"
                        + " and role <> 'learner' and (last_day is null or last_day >= :today)")
                .set("account", id).set("today", LocalDate.now(clock)).list(r -> r.integer("unit_key")).stream()
                .anyMatch(unit -> !access.may(Permission.ADMINISTER, unit));
        if (more) {
            throw new Refusal("access.account.above", account.getDisplayName());
        }
        return account;
    }

    /**
     * The administrator's list, by name.
     *
     * @param asked filters {@code q} (part of a name, user name or e-mail), {@code role} (code of a role), {@code state}
     *     ({@code open}, {@code closed}, {@code locked} after wrong tries, or {@code oneStep}: more than a learner and no second step)
     */
    public Slice<Line> list(PageRequest asked) {
        Scope scope = access.require(Permission.ADMINISTER);
        StringBuilder where = new StringBuilder(Directory.reached(scope));
        asked.filter("q").ifPresent(q -> where.append(
                " and (lower(a.display_name) like :q or a.user_name like :q or a.email like :q)"));
        asked.filter("role").ifPresent(r -> where.append(" and exists (select 1 from role_grant g where g.account_id = a.id"
                + " and g.superseded_at is null and g.role = :role and g.first_day <= :today"
                + " and (g.last_day is null or g.last_day >= :today))"));
        asked.filter("state").filter(s -> s.equals("closed")).ifPresent(s -> where.append(" and a.closed_at is not null"));
        asked.filter("state").filter(s -> s.equals("open")).ifPresent(s -> where.append(" and a.closed_at is null"));
        asked.filter("state").filter(s -> s.equals("locked")).ifPresent(s -> where.append(" and a.id in (:locked)"));
        asked.filter("state").filter(s -> s.equals("oneStep")).ifPresent(s -> where.append(" and ").append(ONE_STEP));
        long total = values(Sql.of(em, "select count(*) from account a where " + where), asked, scope).number();
        List<Line> lines = values(Sql.of(em, "select a.id, a.user_name, a.display_name, a.email, a.closed_at, a.totp_secret,"
                + " (select max(s.started_at) from sign_in s where s.account_id = a.id) as last_sign_in,"
                + " (select string_agg(g.role, ',') from role_grant g where g.account_id = a.id and g.superseded_at is null"
                + " and g.first_day <= :today and (g.last_day is null or g.last_day >= :today)) as roles"
                + " from account a where " + where + " order by a.display_name, a.user_name"
                + " offset :first rows fetch first :size rows only"), asked, scope)
                .set("first", asked.first()).set("size", asked.size())
                .list(Accounts::line);
        return new Slice<>(lines, total);
    }

    private Sql values(Sql sql, PageRequest asked, Scope scope) {
        return sql.set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .set("q", "%" + asked.filter("q").orElse("").toLowerCase(Locale.ROOT) + "%")
                .set("role", asked.filter("role").orElse(""))
                .set("locked", asked.filter("state").filter(s -> s.equals("locked")).isPresent() ? locked(scope) : Set.of());
    }

    /** An open account that can do more than learn, without a second step. */
    private static final String ONE_STEP = "a.closed_at is null and a.totp_secret is null and exists (select 1 from role_grant more"
            + " where more.account_id = a.id and more.superseded_at is null and more.role <> 'learner' and more.first_day <= :today"
            + " and (more.last_day is null or more.last_day >= :today))";

    /**
     * What an administrator looks after.
     *
     * @param locked  accounts that must wait now, after wrong tries
     * @param oneStep open accounts with a role other than learner and no second step
     */
    public record Concerns(long locked, long oneStep) {}

    /** @throws NotInScope when the caller is no administrator */
    public Concerns concerns() {
        Scope scope = access.require(Permission.ADMINISTER);
        long oneStep = Sql.of(em, "select count(*) from account a where " + ONE_STEP + " and " + Directory.reached(scope))
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).number();
        return new Concerns(locked(scope).size(), oneStep);
    }

    /** Only digests of names are kept where tries are counted, so the names are looked for among them. */
    private Set<UUID> locked(Scope scope) {
        Set<String> waiting = Set.copyOf(Sql.of(em, "select key_hash from sign_in_failure where blocked_until > :now").set("now", now()).list(r -> r.text("key_hash")));
        Set<UUID> locked = new HashSet<>();
        if (!waiting.isEmpty()) {
            Sql.of(em, "select a.id, a.user_name, a.email from account a where a.closed_at is null and " + Directory.reached(scope))
                    .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                    .each(r -> {
                        Stream.of(new Patience.Key(Patience.Kind.NAME, r.text("user_name")), new Patience.Key(Patience.Kind.FACTOR, r.uuid("id").toString()),
                                        new Patience.Key(Patience.Kind.NAME, String.valueOf(r.text("email"))))
                                .map(Patience.Key::digest).filter(waiting::contains).findFirst().ifPresent(k -> locked.add(r.uuid("id")));
                    });
        }
        return locked;
    }

    private static Line line(Row r) {
        String roles = r.text("roles");
        return new Line(r.uuid("id"), r.text("user_name"), r.text("display_name"), r.text("email"),
                r.at("closed_at") != null, r.text("totp_secret") != null, r.at("last_sign_in"),
                roles == null ? List.of() : List.of(roles.split(",")).stream().distinct().sorted().toList());
    }

    /**
     * Lets background work act for the account that asked for it, with the rights it has at this moment.
     *
     * @throws NotInScope when the account is shut
     */
    public void actAs(UUID accountId) {
        Account account = find(accountId).filter(a -> !a.isClosed()).orElseThrow(NotInScope::new);
        List<Grant> grants = Sql.of(em, Grants.LIVE + " and account_id = :account")
                .set("account", accountId).set("today", LocalDate.now(clock)).list(Grants::grant);
        user.is(accountId, account.personId().orElse(null), account.getDisplayName(), false, grants);
    }

    private void tell(String action, Account account, String detail) {
        boolean known = user.isSignedIn();
        told.fire(new AccessEvent(action, known ? user.accountId() : null, known ? user.getName() : "Heed", account.getId(),
                account.getDisplayName(), null, detail));
    }
}
