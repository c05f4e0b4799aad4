package heed.enrolment.rest;

import static heed.platform.Json.JSON;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.enrolment.Enrolments;
import heed.enrolment.Given;
import heed.enrolment.Kept;
import heed.enrolment.Reflections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** Takes answers in: as JSON from the player's script, as a form where there is none. */
@Path("learning/registrations/{id}")
@RequestScoped
public class AnswersResource {
    private static final int MOST = 500;
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject private Enrolments enrolments;
    @Inject private Reflections reflections;
    @Inject private CurrentUser user;
    @Inject private Clock clock;
    @Context private HttpServletRequest request;

    /** One answer as the script sends it; {@code at} is milliseconds since 1970. */
    public static class Sent {
        public String client;
        public long sequence;
        public String page;
        public String item;
        public List<String> value;
        public long at;

        Given given() {
            return new Given(text(client), sequence, text(page), text(item), value == null ? List.of() : value,
                    OffsetDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC));
        }

        private static String text(String value) {
            return value == null ? "" : value;
        }
    }

    /**
     * Every answer that is acknowledged is on record; sending it again is harmless. The header keeps other sites from
     * sending. {@code saved} is a clock time of the partnership's zone, such as {@code 21:54}.
     *
     * @param whose the person whose page sends, if it says so: while somebody else is signed in on that browser, that person has signed out
     */
    @POST
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response answers(@PathParam("id") UUID id, @HeaderParam("X-Heed") String header, @HeaderParam("X-Heed-Person") String whose, List<Sent> answers) {
        if (!"1".equals(header) || answers == null || answers.size() > MOST) {
            return Response.status(Response.Status.BAD_REQUEST).type("application/problem+json")
                    .entity("{\"type\":\"about:blank\",\"title\":\"Not a list of answers\",\"status\":400}").build();
        }
        if (isSignedOut(whose)) {
            return signedOut();
        }
        Kept kept = enrolments.answer(person(), id, answers.stream().map(Sent::given).toList());
        return Response.ok(JSON.createObjectBuilder().add("kept", kept.kept()).add("refused", kept.refused())
                .add("saved", time(kept.at())).build()).build();
    }

    /** The same without a script: one answer, then on to the next screen. */
    @POST
    @Path("sheet")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sheet(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Sheet sheet = new Sheet(form);
        own(id, sheet);
        enrolments.answer(person(), id, List.of(sheet.given(OffsetDateTime.now(clock))));
        return Response.status(Response.Status.SEE_OTHER).header("Location", sheet.next(request.getContextPath())).build();
    }

    /** Keeps or deletes a private note, then back to its page; the script, which stays on the page, is told when it was kept, as with answers. */
    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response note(@PathParam("id") UUID id, @HeaderParam("X-Heed") String script, @HeaderParam("X-Heed-Person") String whose, MultivaluedMap<String, String> form) {
        if (isSignedOut(whose)) {
            return signedOut();
        }
        Sheet sheet = new Sheet(form);
        own(id, sheet);
        reflections.write(person(), id, sheet.item(), sheet.isDelete() ? "" : sheet.words());
        if (script != null) {
            return Response.ok(JSON.createObjectBuilder().add("saved", time(OffsetDateTime.now(clock))).build(), MediaType.APPLICATION_JSON).build();
        }
        return Response.status(Response.Status.SEE_OTHER).header("Location", sheet.next(request.getContextPath())).build();
    }

    private String time(OffsetDateTime at) {
        return CLOCK_TIME.format(at.atZoneSameInstant(clock.getZone()));
    }

    private boolean isSignedOut(String whose) {
        return !user.isSignedIn() || whose != null && !user.personId().map(UUID::toString).orElse("").equals(whose);
    }

    private static Response signedOut() {
        return Response.status(Response.Status.UNAUTHORIZED).type(MediaType.APPLICATION_JSON).entity("{\"signedOut\":true}").build();
    }

    private void own(UUID id, Sheet sheet) {
        if (!enrolments.of(person(), id).hasKey(sheet.key())) {
            throw new NotInScope();
        }
    }

    private UUID person() {
        return user.personId().orElseThrow(NotInScope::new);
    }
}
