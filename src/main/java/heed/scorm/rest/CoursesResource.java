package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.ApiScope;
import heed.catalogue.PackageRule;
import heed.platform.Refusal;
import heed.platform.Settings;
import heed.scorm.CompletionRule;
import heed.scorm.cloud.Asked;
import heed.scorm.cloud.CourseJson;
import heed.scorm.cloud.Courses;
import heed.scorm.cloud.Links;
import heed.scorm.cloud.Registrations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The courses of an application. */
@Path("v2/courses")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CoursesResource {
    /** What can be set of a course: what it must report to count, and the score that one of the rules asks for. */
    private static final String RULE = "CompletionRule";
    private static final String MASTERY = "MasteryPercent";

    @Inject private Courses courses;
    @Inject private Registrations registrations;
    @Inject private Links links;
    @Inject private Settings settings;
    @Inject private Caller caller;

    /** The question in an address; repeated values are of no use here. */
    static Map<String, String> values(UriInfo uri) {
        Map<String, String> values = new HashMap<>();
        uri.getQueryParameters().forEach((name, all) -> values.put(name, all.get(0)));
        values.remove("more");
        return values;
    }

    static void filtersBy(Map<String, String> values, String only) {
        if (values.containsKey("filterBy") && !values.get("filterBy").equalsIgnoreCase(only)) {
            throw new Refusal("scorm.api.filterBy", only);
        }
    }

    @GET
    @Needs(ApiScope.READ_COURSE)
    public String list(@Context UriInfo uri, @QueryParam("more") String more) {
        Map<String, String> values = values(uri);
        values.putIfAbsent("datetimeFilter", "updated");
        filtersBy(values, "course_id");
        Asked asked = Asked.of(values, more);
        Asked.Page<JsonObjectBuilder> page = courses.list(caller.get(), asked).map(c -> CourseJson.of(c, asked.flag("includeRegistrationCount"), asked.flag("includeCourseMetadata")));
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        page.rows().forEach(rows::add);
        JsonObjectBuilder json = JSON.createObjectBuilder().add("courses", rows);
        page.more().ifPresent(m -> json.add("more", m));
        return json.build().toString();
    }

    /** Fetches a course from an address: {@code {url}}. */
    @POST
    @Path("importJobs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.WRITE_COURSE)
    public String fetch(@QueryParam("courseId") String courseId, @QueryParam("mayCreateNewVersion") boolean newVersion, String body) {
        Body asked = Body.of(body);
        String address = asked.text("url").or(() -> asked.object("fetchRequest").flatMap(f -> f.text("url"))).orElseThrow(() -> new Refusal("scorm.api.field", "url"));
        return JSON.createObjectBuilder().add("result", courses.fetch(caller.get(), courseId, newVersion, address).toString()).build().toString();
    }

    @GET
    @Path("importJobs/{id}")
    @Needs(ApiScope.READ_COURSE)
    public String job(@PathParam("id") UUID id) {
        return CourseJson.of(courses.state(caller.get(), id)).build().toString();
    }

    @GET
    @Path("{course}")
    @Needs(ApiScope.READ_COURSE)
    public String course(@PathParam("course") String course, @QueryParam("includeRegistrationCount") boolean counted, @QueryParam("includeCourseMetadata") boolean metadata) {
        return CourseJson.of(courses.one(caller.get(), course), counted, metadata).build().toString();
    }

    @DELETE
    @Path("{course}")
    @Needs(ApiScope.DELETE_COURSE)
    public Response remove(@PathParam("course") String course) {
        registrations.removeCourse(caller.get(), course);
        return Response.noContent().build();
    }

    @PUT
    @Path("{course}/title")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.WRITE_COURSE)
    public Response title(@PathParam("course") String course, String body) {
        courses.title(caller.get(), course, Body.of(body).needed("title"));
        return Response.noContent().build();
    }

    /** The files of the newest version as a zip, also to Rustici's client, which asks for JSON; packed anew, so not byte for byte what was brought. */
    @GET
    @Path("{course}/zip")
    @Produces(MediaType.WILDCARD)
    @Needs(ApiScope.READ_COURSE)
    public Response zip(@PathParam("course") String course) {
        java.nio.file.Path folder = courses.files(caller.get(), course);
        StreamingOutput zip = out -> write(folder, out);
        return Response.ok(zip, "application/zip").header("Content-Disposition", "attachment; filename=\"course.zip\"").build();
    }

    private static void write(java.nio.file.Path folder, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out); Stream<java.nio.file.Path> files = Files.walk(folder)) {
            for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    @POST
    @Path("{course}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.READ_COURSE)
    public String preview(@PathParam("course") String course, String body) {
        LinkWish asked = LinkWish.of(body);
        return LinkWish.answer(settings, links.preview(caller.get(), course, asked.seconds(), asked.exit()));
    }

    @GET
    @Path("{course}/configuration")
    @Needs(ApiScope.READ_COURSE)
    public String configuration(@PathParam("course") String course) {
        CompletionRule rule = courses.rule(caller.get(), course);
        return JSON.createObjectBuilder().add("settingItems", JSON.createArrayBuilder().add(setting(RULE, rule.kind().key())).add(setting(MASTERY, String.valueOf(rule.masteryPercent()))))
                .build().toString();
    }

    private static JsonObjectBuilder setting(String id, String value) {
        return JSON.createObjectBuilder().add("id", id).add("effectiveValue", value).add("effectiveValueSource", "course").add("explicitValue", value);
    }

    /** {@code {settings: [{settingId, value}]}}; what is not one of ours is refused, since it would have no effect. */
    @POST
    @Path("{course}/configuration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.WRITE_COURSE)
    public Response configure(@PathParam("course") String course, String body) {
        CompletionRule rule = courses.rule(caller.get(), course);
        PackageRule kind = rule.kind();
        int mastery = rule.masteryPercent();
        for (Body setting : Body.of(body).objects("settings")) {
            switch (setting.needed("settingId")) {
                case RULE -> kind = kind(setting.needed("value"));
                case MASTERY -> mastery = setting.number("value").orElseThrow(() -> new Refusal("scorm.api.field", "value"));
                default -> throw new Refusal("scorm.api.noSetting", setting.needed("settingId"), RULE, MASTERY);
            }
        }
        courses.rule(caller.get(), course, kind, mastery);
        return Response.noContent().build();
    }

    private static PackageRule kind(String key) {
        Optional<PackageRule> kind = List.of(PackageRule.values()).stream().filter(r -> r.key().equals(key)).findFirst();
        return kind.orElseThrow(() -> new Refusal("scorm.api.noRule"));
    }
}
