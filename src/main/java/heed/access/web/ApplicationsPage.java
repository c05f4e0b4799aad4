package heed.access.web;

import heed.access.ApiScope;
import heed.access.Application;
import heed.access.Applications;
import heed.access.Grants;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The programs that may use the course API, and a form for one more. */
@Named
@RequestScoped
public class ApplicationsPage {
    /** An application in the page's words. */
    public record Row(UUID id, String name, String appId, String unit, String state, String used) {}

    @Inject private Applications applications;
    @Inject private Grants grants;
    @Inject private Clock clock;

    private List<Row> rows;
    private Applications.Secret made;
    private String name;
    private Integer unit;
    private List<String> scopes = List.of();

    public void open() {
        rows = applications.all().stream().map(this::row).toList();
    }

    private Row row(Application a) {
        return new Row(a.id(), a.name(), a.appId(), a.unit(), state(a), used(a, clock));
    }

    static String state(Application a) {
        return Texts.of("access", a.isRevoked() ? "application.ended" : "application.runs");
    }

    static String used(Application a, Clock clock) {
        return a.lastUsedAt() == null ? Texts.of("access", "application.never") : Moments.say(a.lastUsedAt(), clock);
    }

    /** No redirect: the secret is in this answer and nowhere else. */
    public void make() {
        made = applications.create(name, unit, chosen());
        name = null;
        open();
    }

    private Set<ApiScope> chosen() {
        return scopes.stream().map(s -> ApiScope.of(s).orElseThrow()).collect(Collectors.toSet());
    }

    public List<Row> getRows() {
        return rows;
    }

    public Applications.Secret getMade() {
        return made;
    }

    public List<Choice> getUnits() {
        return AccountPage.units(grants);
    }

    public List<Choice> getChoices() {
        return Arrays.stream(ApiScope.values()).map(s -> new Choice(s.code(), Texts.of("access", "scope." + s.code().replace(':', '.')), s.code())).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Integer getUnit() {
        return unit;
    }

    public void setUnit(Integer unit) {
        this.unit = unit;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = scopes;
    }
}
