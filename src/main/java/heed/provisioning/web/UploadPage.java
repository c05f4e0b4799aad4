package heed.provisioning.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.provisioning.ImportKind;
import heed.provisioning.Imports;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** A file comes in: what it is, for which unit, which day it describes. */
@Named
@RequestScoped
public class UploadPage {
    @Inject private Imports imports;
    @Inject private Access access;
    @Inject private Units units;
    @Inject private Clock clock;
    @Inject @Param(name = "kind") private String asked;

    private String kind;
    private Integer unit;
    private LocalDate listDay;
    private boolean full;
    private Part file;
    private List<Choice> choices;

    public void open() {
        access.require(Permission.MANAGE_PEOPLE);
    }

    public String upload() {
        if (file == null || file.getSubmittedFileName() == null || file.getSubmittedFileName().isBlank()) {
            throw new Refusal("provisioning.file.none");
        }
        if (file.getSize() == 0) {
            throw new Refusal("provisioning.file.empty");
        }
        UUID id = imports.upload(ImportKind.of(getKind()).orElseThrow(), file.getSubmittedFileName(), bytes(), getUnit(), getListDay(),
                full ? getListDay() : null);
        return "/provisioning/import?faces-redirect=true&id=" + id;
    }

    private byte[] bytes() {
        try (var in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Choice> getKinds() {
        return Arrays.stream(ImportKind.values()).map(k -> new Choice(k.code(), Texts.of("provisioning", "kind." + k.code()),
                Texts.of("provisioning", "kind." + k.code() + ".note"))).toList();
    }

    /** The caller's units from the partnership down to agencies, each with its kind. */
    public List<Choice> getUnits() {
        if (choices == null) {
            choices = units.inScope(access.require(Permission.MANAGE_PEOPLE),
                            List.of(UnitKind.PARTNERSHIP, UnitKind.AREA, UnitKind.AGENCY), LocalDate.now(clock)).stream()
                    .sorted(java.util.Comparator.comparing(u -> u.kind())).map(u -> Choice.of(u.key(),
                            u.name() + " (" + Texts.of("workforce", "unitKind." + u.kind().code()) + ")")).toList();
        }
        return choices;
    }

    public String getKind() {
        return kind == null ? ImportKind.of(asked == null ? "" : asked).orElse(ImportKind.PEOPLE).code() : kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public Integer getUnit() {
        return unit == null && !getUnits().isEmpty() ? (Integer) getUnits().get(0).value() : unit;
    }

    public void setUnit(Integer unit) {
        this.unit = unit;
    }

    public LocalDate getListDay() {
        return listDay == null ? LocalDate.now(clock) : listDay;
    }

    public void setListDay(LocalDate listDay) {
        this.listDay = listDay;
    }

    public boolean isFull() {
        return full;
    }

    public void setFull(boolean full) {
        this.full = full;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
