package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.ApiCaller;
import heed.access.ApiScope;
import heed.platform.Refusal;
import heed.platform.Settings;
import heed.scorm.cloud.Asked;
import heed.scorm.cloud.LearnerWords;
import heed.scorm.cloud.Links;
import heed.scorm.cloud.Postback;
import heed.scorm.cloud.Postbacks;
import heed.scorm.cloud.Registered;
import heed.scorm.cloud.RegistrationJson;
import heed.scorm.cloud.Registrations;
import heed.scorm.cloud.Result;
import heed.scorm.cloud.Results;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The registrations of an application. */
@Path("v2/registrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationsResource {
    @Inject private Registrations registrations;
    @Inject private Results results;
    @Inject private Links links;
    @Inject private Postbacks postbacks;
    @Inject private Settings settings;
    @Inject private Caller caller;

    private static RegistrationJson.Depth depth(UriInfo uri) {
        return depth(Asked.of(CoursesResource.values(uri), null));
    }

    private static RegistrationJson.Depth depth(Asked asked) {
        return new RegistrationJson.Depth(asked.flag("includeChildResults"), asked.flag("includeInteractionsAndObjectives"), asked.flag("includeRuntime"));
    }

    private static String list(List<Result> rows, RegistrationJson.Depth depth, Optional<String> more) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        rows.forEach(r -> array.add(RegistrationJson.of(r, depth)));
        JsonObjectBuilder json = JSON.createObjectBuilder().add("registrations", array);
        more.ifPresent(m -> json.add("more", m));
        return json.build().toString();
    }

    @GET
    @Needs(ApiScope.READ_REGISTRATION)
    public String list(@Context UriInfo uri, @QueryParam("more") String more) {
        Map<String, String> values = CoursesResource.values(uri);
        CoursesResource.filtersBy(values, "registration_id");
        Asked asked = Asked.of(values, more);
        Asked.Page<Registered> page = registrations.list(caller.get(), asked);
        return list(results.of(page.rows(), depth(asked).whole()), depth(asked), page.more());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.WRITE_REGISTRATION)
    public Response create(String body) {
        Body asked = Body.of(body);
        for (String later : List.of("initialRegistrationState", "initialSettings")) {
            if (asked.object(later).isPresent()) {
                throw new Refusal("scorm.api.notOffered", later);
            }
        }
        Body learner = asked.object("learner").orElseThrow(() -> new Refusal("scorm.api.field", "learner"));
        LearnerWords words = new LearnerWords(learner.needed("id"), learner.text("email").orElse(null), learner.text("firstName").orElse(null), learner.text("lastName").orElse(null));
        registrations.create(caller.get(), new Registrations.Wish(asked.needed("registrationId"), asked.needed("courseId"), words, asked.text("xapiRegistrationId").map(RegistrationsResource::uuid)
                .orElse(null), asked.texts("registrationTags"), asked.object("postBack").map(RegistrationsResource::postback).orElse(null)));
        return Response.noContent().build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("scorm.api.field", "xapiRegistrationId");
        }
    }

    private static Postback postback(Body asked) {
        if (asked.text("legacy").filter("true"::equals).isPresent()) {
            throw new Refusal("scorm.api.notOffered", "legacy");
        }
        return Postback.of(asked.needed("url"), asked.text("authType").orElse(""), asked.text("userName").orElse(null), asked.text("password").orElse(null), asked.text("resultsFormat").orElse(""));
    }

    @POST
    @Path("postBackTest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.READ_REGISTRATION)
    public Response test(String body) {
        postbacks.test(postback(Body.of(body)));
        return Response.noContent().build();
    }

    @HEAD
    @Path("{registration}")
    @Needs(ApiScope.READ_REGISTRATION)
    public Response there(@PathParam("registration") String registration) {
        return Response.status(registrations.find(caller.get(), registration).isPresent() ? 200 : 404).build();
    }

    @GET
    @Path("{registration}")
    @Needs(ApiScope.READ_REGISTRATION)
    public String progress(@PathParam("registration") String registration, @Context UriInfo uri) {
        return progress(registrations.one(caller.get(), registration), depth(uri));
    }

    /** One registration is always told with the course's own activity, as in a list it is only when more is asked for. */
    private String progress(Registered registration, RegistrationJson.Depth depth) {
        return RegistrationJson.of(results.of(registration, true), depth).build().toString();
    }

    @DELETE
    @Path("{registration}")
    @Needs(ApiScope.DELETE_REGISTRATION)
    public Response remove(@PathParam("registration") String registration) {
        registrations.remove(caller.get(), registration);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{registration}/progress")
    @Needs(ApiScope.DELETE_REGISTRATION)
    public Response reset(@PathParam("registration") String registration) {
        registrations.reset(caller.get(), registration);
        return Response.noContent().build();
    }

    @POST
    @Path("{registration}/launchLink")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.READ_REGISTRATION)
    public String link(@PathParam("registration") String registration, String body) {
        LinkWish asked = LinkWish.of(body);
        return LinkWish.answer(settings, links.make(caller.get(), registration, asked.seconds(), asked.exit()));
    }

    @GET
    @Path("{registration}/launchHistory")
    @Needs(ApiScope.READ_REGISTRATION)
    public String history(@PathParam("registration") String registration) {
        return history(registrations.instances(caller.get(), registration));
    }

    private String history(List<Registered> instances) {
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        results.launches(instances).forEach(l -> lines.add(RegistrationJson.of(l)));
        return JSON.createObjectBuilder().add("launchHistory", lines).build().toString();
    }

    @POST
    @Path("{registration}/instances")
    @Needs(ApiScope.WRITE_REGISTRATION)
    public Response again(@PathParam("registration") String registration) {
        registrations.again(caller.get(), registration);
        return Response.noContent().build();
    }

    @GET
    @Path("{registration}/instances")
    @Needs(ApiScope.READ_REGISTRATION)
    public String instances(@PathParam("registration") String registration, @Context UriInfo uri) {
        ApiCaller who = caller.get();
        return list(results.of(registrations.instances(who, registration), depth(uri).whole()), depth(uri), Optional.empty());
    }

    @GET
    @Path("{registration}/instances/{instance}")
    @Needs(ApiScope.READ_REGISTRATION)
    public String instance(@PathParam("registration") String registration, @PathParam("instance") int instance, @Context UriInfo uri) {
        return progress(registrations.instance(caller.get(), registration, instance), depth(uri));
    }

    @GET
    @Path("{registration}/instances/{instance}/launchHistory")
    @Needs(ApiScope.READ_REGISTRATION)
    public String history(@PathParam("registration") String registration, @PathParam("instance") int instance) {
        return history(List.of(registrations.instance(caller.get(), registration, instance)));
    }

    @GET
    @Path("{registration}/xAPIStatements")
    public Response statements() {
        return Message.of(404, "noXapi");
    }
}
