package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.ApiScope;
import heed.access.Applications;
import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.scorm.cloud.Asked;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Tokens with which a program can do for a while what it names, and no more. */
@Path("v2")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final int USUAL_SECONDS = 300;

    @Inject private Applications applications;
    @Inject private Caller caller;
    @Inject private Clock clock;

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** {@code {permissions: {scopes: […]}, expiry}}. */
    @POST
    @Path("appManagement/token")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response token(String body) {
        Body asked = Body.of(body);
        Set<ApiScope> scopes = scopes(asked.object("permissions").map(p -> p.texts("scopes")).orElseThrow(() -> new Refusal("scorm.api.field", "permissions")));
        OffsetDateTime expiry = asked.text("expiry").map(t -> Asked.moment("expiry", t)).orElseGet(() -> now().plusSeconds(USUAL_SECONDS));
        return granted(scopes, expiry, "result", false);
    }

    /** A form of OAuth 2: {@code scope} with blanks between, {@code expiration} in seconds. */
    @POST
    @Path("oauth/authenticate/application/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response oauth(@FormParam("scope") String scope, @FormParam("expiration") Integer expiration) {
        int seconds = expiration == null ? USUAL_SECONDS : expiration;
        return granted(scopes(Arrays.stream((scope == null ? "" : scope).split("\\s+")).filter(s -> !s.isEmpty()).toList()), now().plusSeconds(seconds), "access_token", true);
    }

    private static Set<ApiScope> scopes(Collection<String> codes) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        codes.forEach(c -> scopes.add(ApiScope.of(c).orElseThrow(() -> new Refusal("scorm.api.noScope", c))));
        if (scopes.isEmpty()) {
            throw new Refusal("scorm.api.field", "scope");
        }
        return scopes;
    }

    private Response granted(Set<ApiScope> scopes, OffsetDateTime expiry, String name, boolean oauth) {
        try {
            var answer = JSON.createObjectBuilder().add(name, applications.token(caller.get(), scopes, expiry));
            if (oauth) {
                answer.add("expires_in", expiry.toEpochSecond() - now().toEpochSecond()).add("token_type", "Bearer");
            }
            return Response.ok(answer.build().toString()).build();
        } catch (NotInScope mayNot) {
            return Message.of(403, "tokenScope");
        }
    }
}
