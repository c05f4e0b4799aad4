package heed.scorm.cloud;

import static heed.platform.Json.JSON;

import heed.scorm.manifest.Edition;
import heed.scorm.manifest.Item;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.Metadata;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Courses and their imports in the words of the API. */
public final class CourseJson {
    private CourseJson() {}

    /**
     * A course.
     *
     * @param counted  whether to say how many registrations it has
     * @param metadata whether to say what the package says about itself
     */
    public static JsonObjectBuilder of(Course course, boolean counted, boolean metadata) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", course.courseId()).add("title", course.title()).add("created", course.createdAt().toString())
                .add("updated", course.updatedAt().toString()).add("version", course.version()).add("tags", JSON.createArrayBuilder()).add("dispatched", false);
        if (counted) {
            json.add("registrationCount", course.registrations());
        }
        course.newest().manifest().ifPresent(m -> describe(json, m, course.title(), metadata));
        return json;
    }

    private static void describe(JsonObjectBuilder json, Manifest manifest, String title, boolean metadata) {
        json.add("activityId", manifest.organization().identifier()).add("courseLearningStandard", standard(manifest.edition()));
        if (metadata) {
            json.add("metadata", metadata(manifest.metadata(), title));
        }
        JsonArrayBuilder children = JSON.createArrayBuilder();
        manifest.organization().items().forEach(i -> children.add(activity(i)));
        json.add("rootActivity", JSON.createObjectBuilder().add("externalIdentifier", "").add("itemIdentifier", manifest.organization().identifier()).add("resourceIdentifier", "")
                .add("activityType", "AGGREGATION").add("href", "").add("scaledPassingScore", manifest.mastery().map(m -> m.toPlainString()).orElse(""))
                .add("title", manifest.organization().title()).add("children", children));
    }

    /** As the API names the edition of SCORM. */
    static String standard(Edition edition) {
        return switch (edition) {
            case SCORM_12 -> "SCORM12";
            case SCORM_2004_2ND -> "SCORM20042NDEDITION";
            case SCORM_2004_3RD -> "SCORM20043RDEDITION";
            case SCORM_2004_4TH -> "SCORM20044THEDITION";
        };
    }

    private static JsonObjectBuilder metadata(Metadata metadata, String title) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("title", metadata.title().orElse(title)).add("keywords", JSON.createArrayBuilder());
        metadata.description().ifPresent(d -> json.add("description", d));
        metadata.duration().ifPresent(d -> json.add("duration", d.toString()).add("typicalTime", d.toString()));
        return json;
    }

    private static JsonObjectBuilder activity(Item item) {
        JsonArrayBuilder children = JSON.createArrayBuilder();
        item.items().forEach(i -> children.add(activity(i)));
        return JSON.createObjectBuilder().add("externalIdentifier", "").add("itemIdentifier", item.identifier())
                .add("resourceIdentifier", item.resource().map(r -> r.identifier()).orElse("")).add("activityType", item.resource().map(r -> r.sco() ? "SCO" : "ASSET").orElse("AGGREGATION"))
                .add("href", item.launch().orElse("")).add("scaledPassingScore", item.masteryScore().map(m -> m.movePointLeft(2).toPlainString()).orElse(""))
                .add("title", item.title()).add("children", children);
    }

    /** How far an import is. */
    public static JsonObjectBuilder of(ImportState state) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("jobId", state.id().toString()).add("status", state.state().name())
                .add("message", state.message().isEmpty() && state.state() == ImportState.State.COMPLETE ? "Complete" : state.message());
        JsonArrayBuilder warnings = JSON.createArrayBuilder();
        state.warnings().forEach(warnings::add);
        state.course().ifPresent(c -> json.add("importResult", JSON.createObjectBuilder().add("webPathToCourse", "").add("parserWarnings", warnings)
                .add("courseLanguages", JSON.createArrayBuilder()).add("course", of(c, true, true))));
        return json;
    }
}
