package heed.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A version of a module taken from the store, ready to be shown. Immutable. */
public record OpenModule(UUID versionId, ModuleText text, ModuleFolder folder) {
    /** A drawing or another text file of the version. */
    public Optional<String> file(String path) {
        return folder.text(path);
    }

    /**
     * What turns one page into HTML.
     *
     * @param locals the area's local fields by name
     * @param contextPath address of the application, empty at the root
     */
    public PageRenderer renderer(Page page, Nation nation, Map<String, String> locals, String contextPath) {
        return new PageRenderer(text, page, nation, locals, this::file, contextPath + "/api/modules/" + versionId + "/");
    }
}
