package heed.quiz.rest;

import static heed.platform.Json.JSON;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.enrolment.Enrolments;
import heed.quiz.Attempt;
import heed.quiz.Quizzes;
import heed.quiz.Result;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Begins and hands in attempts: as plain forms, which lead on to a page, or as JSON. */
@Path("learning/attempts")
@RequestScoped
public class AttemptResource {
    @Inject private Quizzes quizzes;
    @Inject private Enrolments enrolments;
    @Inject private CurrentUser user;
    @Context private HttpServletRequest request;

    /** What a JSON caller begins. */
    public static class Wanted {
        public UUID registration;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@FormParam("registration") String registration, @FormParam("key") String key, @FormParam("beforehand") String beforehand) {
        UUID id = NotInScope.id(registration);
        own(id, key);
        Attempt attempt = beforehand == null ? quizzes.start(person(), id) : quizzes.startBeforehand(person(), id);
        return to("/quiz/attempt?id=" + attempt.id());
    }

    /** Tells the attempt's id and the names of its questions in the order in which they are asked, as answers give them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response start(@HeaderParam("X-Heed") String header, Wanted wanted) {
        if (!"1".equals(header) || wanted == null || wanted.registration == null) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        Attempt attempt = quizzes.start(person(), wanted.registration);
        JsonArrayBuilder items = JSON.createArrayBuilder();
        attempt.items().forEach(i -> items.add(attempt.answerName(i.id())));
        return Response.ok(JSON.createObjectBuilder().add("id", attempt.id().toString()).add("items", items).build()).build();
    }

    /** Pressing twice, or on two devices, leads to the same result. */
    @POST
    @Path("{id}/submission")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@PathParam("id") UUID id, @FormParam("key") String key) {
        own(quizzes.attempt(person(), id).enrolment().id(), key);
        quizzes.submit(person(), id);
        return to("/quiz/result?id=" + id);
    }

    @POST
    @Path("{id}/submission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response submit(@PathParam("id") UUID id, @HeaderParam("X-Heed") String header, String nothing) {
        if (!"1".equals(header)) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        quizzes.submit(person(), id);
        Result result = quizzes.result(person(), id);
        return Response.ok(JSON.createObjectBuilder().add("points", result.score().points()).add("questions", result.score().items().size()).add("passed", result.passed()).build()).build();
    }

    private void own(UUID registration, String key) {
        if (key == null || !enrolments.of(person(), registration).hasKey(key)) {
            throw new NotInScope();
        }
    }

    private Response to(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", request.getContextPath() + path).build();
    }

    private UUID person() {
        return user.personId().orElseThrow(NotInScope::new);
    }
}
