package heed.catalogue.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.Areas;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** A module as its files have it, page by page and for any of its nations, with every answer and its feedback laid open. */
@Named
@RequestScoped
public class PreviewPage {
    @Inject private Modules modules;
    @Inject private CallerAreas areas;
    @Inject private Areas settings;
    @Inject private Access access;
    @Inject private HttpServletRequest request;
    @Inject @Param private String slug;
    @Inject @Param private String page;
    @Inject @Param private String nation;

    private OpenModule draft;

    private OpenModule draft() {
        if (draft == null) {
            access.require(Permission.EDIT_CONTENT);
            draft = modules.draft(slug == null ? "" : slug).orElseThrow(NotInScope::new);
        }
        return draft;
    }

    public ModuleText.Front getFront() {
        return draft().text().front();
    }

    public String getTitle() {
        return Texts.of("catalogue", "preview.title", getFront().title());
    }

    public List<Page> getPages() {
        return draft().text().pages();
    }

    public Page getPage() {
        return page == null ? getPages().get(0) : draft().text().page(page).orElseThrow(NotInScope::new);
    }

    public String getNation() {
        return nation().key();
    }

    public List<Choice> getNations() {
        return getFront().nations().stream().sorted().map(n -> Choice.of(n.key(), PageRenderer.nationName(n))).toList();
    }

    /** The whole page as HTML. */
    public String getHtml() {
        Page shown = getPage();
        Map<String, String> locals = areas.within(Permission.EDIT_CONTENT).keySet().stream().findFirst().map(settings::localFields).orElse(Map.of());
        PageRenderer renderer = draft().renderer(shown, nation(), locals, request.getContextPath());
        BlockPreview preview = new BlockPreview(renderer, nation());
        return shown.blocks().stream().map(preview::html).collect(Collectors.joining("\n")) + renderer.notes();
    }

    private Nation nation() {
        Nation first = getFront().nations().stream().sorted().findFirst().orElseThrow();
        return nation == null ? first : Nation.of(nation).filter(getFront().nations()::contains).orElseThrow(NotInScope::new);
    }
}
