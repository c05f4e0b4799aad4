package heed.takeaway;

import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.lesson.ScreenHtml;
import java.util.List;
import java.util.Map;

/**
 * A module as it is taken along: one version, as one professional group of one area reads it.
 *
 * @param area name of the area
 * @param locals the area's local fields by name
 * @param group key of the professional group
 * @param groupName the group as people call it
 * @param draft whether the text was not signed off for the area
 * @param tools titles of the tools the module teaches to use
 */
public record TakenModule(OpenModule module, Nation nation, int areaKey, String area, Map<String, String> locals, String group, String groupName,
                          Edition edition, boolean draft, List<String> tools) {
    public TakenModule {
        locals = Map.copyOf(locals);
        tools = List.copyOf(tools);
    }

    ModuleText text() {
        return module.text();
    }

    ModuleText.Front front() {
        return module.text().front();
    }

    /** The pages this group is shown, in order. */
    List<Page> pages() {
        return text().pages().stream().filter(p -> p.targets().fits(List.of(group))).toList();
    }

    /** Pictures lie beside the page, in {@code media/}. */
    PageRenderer renderer(Page page) {
        return new PageRenderer(text(), page, nation, locals, module::file, "");
    }

    /** The order in which checks show their answers is the same in every copy of a package. */
    ScreenHtml.Reader reader() {
        return new ScreenHtml.Reader(nation, List.of(group), front().slug().hashCode());
    }

    /** A name for the file, such as {@code neglect-shared-definition-1.0.0-scorm-1.2.zip}. */
    public String fileName() {
        return front().slug() + "-" + front().version() + (draft ? "-draft" : "") + "-scorm-" + edition.key() + ".zip";
    }

    /**
     * Tells this package from every other: what was kept by one is not read by another. Digits and small letters; it changes with the
     * words of the module, the nation and the group, and not with the area's numbers to call.
     */
    String mark() {
        return Integer.toString((module.folder().hash() + nation.key() + group).hashCode() & Integer.MAX_VALUE, 36);
    }
}
