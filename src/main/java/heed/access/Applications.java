package heed.access;

import heed.platform.Ids;
import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The applications that may use the course API, in an administrator's hands: each has an id, a secret that is shown once,
 * a unit and scopes. Who calls is found out from the secret, or from a token that was made with it; a token is sealed
 * with this installation's key and kept nowhere.
 */
@ApplicationScoped
@Transactional
public class Applications {
    private static final String PURPOSE = "course API token";
    private static final int LONGEST_NAME = 120;
    private static final String LINE = "select a.*, (select max(f.name) from unit_fact f where f.unit_key = a.unit_key and f.superseded_at is null"
            + " and f.first_day <= :today and (f.last_day is null or f.last_day >= :today)) as unit_name from api_application a where ";

    /** A new secret; it is shown here and never again. */
    public record Secret(UUID id, String appId, String secret) {}

    private EntityManager em;
    private Clock clock;
    private Keys keys;
    private Access access;
    private CurrentUser user;
    private Event<AccessEvent> told;

    protected Applications() {}

    @Inject
    public Applications(EntityManager em, Clock clock, Keys keys, Access access, CurrentUser user, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.keys = keys;
        this.access = access;
        this.user = user;
        this.told = told;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private Sql scoped(String sql, Scope scope) {
        return Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    private static Application read(Row r) {
        return new Application(r.uuid("id"), r.text("app_id"), r.text("name"), r.integer("unit_key"), r.text("unit_name"), ApiScope.read(r.text("scopes")),
                r.at("created_at"), r.at("last_used_at"), r.at("revoked_at"));
    }

    // In an administrator's hands

    /** Those of the administrator's units, those that may sign in first, by name. */
    public List<Application> all() {
        Scope scope = access.require(Permission.ADMINISTER);
        return scoped(LINE + scope.restrict("a.unit_key") + " order by case when a.revoked_at is null then 0 else 1 end, a.name, a.id", scope)
                .list(Applications::read);
    }

    /** @throws NotInScope when it is of no unit of the administrator's */
    public Application administered(UUID id) {
        Scope scope = access.require(Permission.ADMINISTER);
        return scoped(LINE + "a.id = :id and " + scope.restrict("a.unit_key"), scope).set("id", id).first(Applications::read).orElseThrow(NotInScope::new);
    }

    /**
     * A new application.
     *
     * @param unitKey an area or what stands in one, since courses are published by area
     * @throws NotInScope when the unit is outside the administrator's scope
     * @throws Refusal when the name is missing, nothing may be done, or the unit stands in no area
     */
    public Secret create(String name, int unitKey, Set<ApiScope> scopes) {
        access.require(Permission.ADMINISTER, unitKey);
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new Refusal("access.application.name", LONGEST_NAME);
        }
        if (scopes.isEmpty()) {
            throw new Refusal("access.application.scopes");
        }
        boolean inArea = Sql.of(em, "select 1 from unit_closure c join unit u on u.unit_key = c.ancestor where c.descendant = :unit and u.kind = 'area'"
                        + " and c.first_day <= :today and (c.last_day is null or c.last_day >= :today)")
                .set("unit", unitKey).set("today", LocalDate.now(clock)).exists();
        if (!inArea) {
            throw new Refusal("access.application.noArea");
        }
        UUID id = Ids.next();
        String appId = "HEED-" + Tokens.plainCode(10);
        String secret = Tokens.next();
        Sql.of(em, "insert into api_application (id, app_id, name, unit_key, scopes, secret_hash, secret_number, created_at)"
                        + " values (:id, :app, :name, :unit, :scopes, :hash, 1, :now)")
                .set("id", id).set("app", appId).set("name", called).set("unit", unitKey).set("scopes", ApiScope.write(scopes))
                .set("hash", Tokens.digest(secret)).set("now", now()).update();
        tell("application.created", id, called, unitKey, ApiScope.write(scopes));
        return new Secret(id, appId, secret);
    }

    /** A new secret in place of the old, with which all tokens made before are void too. */
    public Secret renew(UUID id) {
        Application application = running(id);
        String secret = Tokens.next();
        Sql.of(em, "update api_application set secret_hash = :hash, secret_number = secret_number + 1 where id = :id")
                .set("hash", Tokens.digest(secret)).set("id", id).update();
        tell("application.renewed", id, application.name(), application.unitKey(), null);
        return new Secret(id, application.appId(), secret);
    }

    /** Ends it for good; what was learnt through it stays. */
    public void revoke(UUID id) {
        Application application = running(id);
        Sql.of(em, "update api_application set revoked_at = :now where id = :id").set("now", now()).set("id", id).update();
        tell("application.revoked", id, application.name(), application.unitKey(), null);
    }

    private Application running(UUID id) {
        Application application = administered(id);
        if (application.isRevoked()) {
            throw new Refusal("access.application.revoked");
        }
        return application;
    }

    private void tell(String action, UUID id, String name, int unitKey, String detail) {
        told.fire(new AccessEvent(action, user.accountId(), user.getName(), id, name, unitKey, detail));
    }

    // At the door

    private record Found(ApiCaller caller, String hash, OffsetDateTime lastUsed) {}

    private Optional<Found> find(String column, Object value) {
        return Sql.of(em, "select id, app_id, name, unit_key, scopes, secret_hash, secret_number, last_used_at from api_application"
                        + " where revoked_at is null and " + column + " = :value").set("value", value)
                .first(r -> new Found(new ApiCaller(r.uuid("id"), r.text("app_id"), r.text("name"), r.integer("unit_key"), ApiScope.read(r.text("scopes")),
                        r.integer("secret_number"), true), r.text("secret_hash"), r.at("last_used_at")));
    }

    private void touch(Found found) {
        OffsetDateTime now = now();
        if (found.lastUsed() == null || found.lastUsed().isBefore(now.minusHours(1))) {
            Sql.of(em, "update api_application set last_used_at = :now where id = :id").set("now", now).set("id", found.caller().applicationId()).update();
        }
    }

    /** An application on whose behalf something is finished that it began; empty when it has been ended. */
    public Optional<ApiCaller> caller(UUID id) {
        return find("id", id).map(Found::caller);
    }

    /** Who shows the secret of an application; empty when it is wrong. */
    public Optional<ApiCaller> withSecret(String appId, String secret) {
        Optional<Found> found = find("app_id", appId).filter(f -> MessageDigest.isEqual(f.hash().getBytes(StandardCharsets.US_ASCII),
                Tokens.digest(secret).getBytes(StandardCharsets.US_ASCII)));
        found.ifPresent(this::touch);
        return found.map(Found::caller);
    }

    /**
     * A token with which the caller may do what is asked for until it expires.
     *
     * @throws NotInScope when the caller itself came with a token, or may not do all that is asked for
     * @throws Refusal when the expiry is past or more than thirty days off
     */
    public String token(ApiCaller caller, Set<ApiScope> scopes, OffsetDateTime expiry) {
        if (!caller.withSecret() || !caller.scopes().containsAll(scopes)) {
            throw new NotInScope();
        }
        if (!ApiCaller.isSound(expiry, now())) {
            throw new Refusal("access.application.expiry", ApiCaller.LONGEST_DAYS);
        }
        return keys.seal(PURPOSE, String.join("|", caller.applicationId().toString(), Integer.toString(caller.secretNumber()),
                Long.toString(expiry.toEpochSecond()), ApiScope.write(scopes)));
    }

    /** Who shows a token of ours; empty when it is not one, has expired, or its application or secret is no longer valid. */
    public Optional<ApiCaller> withToken(String token) {
        String[] parts;
        try {
            parts = keys.open(PURPOSE, token).split("\\|", -1);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
        if (!Instant.ofEpochSecond(Long.parseLong(parts[2])).isAfter(clock.instant())) {
            return Optional.empty();
        }
        Set<ApiScope> scopes = ApiScope.read(parts[3]);
        Optional<Found> found = find("id", UUID.fromString(parts[0])).filter(f -> f.caller().secretNumber() == Integer.parseInt(parts[1]));
        found.ifPresent(this::touch);
        return found.map(Found::caller).map(c -> new ApiCaller(c.applicationId(), c.appId(), c.name(), c.unitKey(),
                c.scopes().stream().filter(scopes::contains).collect(Collectors.toCollection(() -> EnumSet.noneOf(ApiScope.class))), c.secretNumber(), false));
    }

    /** Lets the caller act in this request, with the roles that its scopes carry, in its unit. */
    public void actAs(ApiCaller caller) {
        List<Grant> grants = caller.scopes().stream().map(ApiScope::role).distinct()
                .map(role -> new Grant(caller.applicationId(), role, caller.unitKey(), LocalDate.MIN, null)).toList();
        user.is(caller.applicationId(), null, caller.name(), false, grants);
    }
}
