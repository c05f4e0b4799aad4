package heed.provisioning;

import heed.award.AwardRow;
import heed.award.Awards;
import heed.award.NewAward;
import heed.catalogue.Modules;
import heed.catalogue.PlannedModule;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import heed.workforce.UnitRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Past completions from other systems. A person is found by the agency's staff number, of a past post too, or by an e-mail
 * address that only one person has; the family name must agree.
 */
class AwardsPlan implements Plan {
    /** Years after which no completion can count: the longest cycle of any module is three. */
    private static final int TOO_LONG_AGO = 10;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<NewAward> fresh = new ArrayList<>();
    private final Awards awards;
    private final Ask ask;
    private final Ground ground;
    private final Map<String, Set<UUID>> byNumber = new HashMap<>();
    private final Map<String, Set<UUID>> byEmail = new HashMap<>();
    private final Map<UUID, PersonRow> persons = new HashMap<>();
    private final Map<String, PlannedModule> modules = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private int unverified;

    AwardsPlan(Sheet sheet, Ask ask, Ground ground, People people, Modules catalogue, Awards awards, IntConsumer progress) {
        this.awards = awards;
        this.ask = ask;
        this.ground = ground;
        Set<UUID> ids = new HashSet<>();
        for (PostRow post : people.postsIn(ground.agencyKeys())) {
            ids.add(post.facts().personId());
            if (post.facts().staffNumber() != null) {
                byNumber.computeIfAbsent(post.facts().agencyKey() + " " + post.facts().staffNumber().toLowerCase(Locale.ROOT),
                        k -> new LinkedHashSet<>()).add(post.facts().personId());
            }
        }
        for (PersonRow person : people.find(ids)) {
            persons.put(person.id(), person);
            if (person.email() != null) {
                byEmail.computeIfAbsent(person.email().toLowerCase(Locale.ROOT), k -> new LinkedHashSet<>()).add(person.id());
            }
        }
        for (PlannedModule module : catalogue.planned()) {
            modules.put(Column.plain(module.slug()), module);
            modules.put(Column.plain(module.code()), module);
            modules.put(Column.plain(module.title()), module);
        }
        for (AwardRow award : awards.of(persons.keySet())) {
            if (!award.isRevoked()) {
                known.add(key(award.award().personId(), award.award().slug(), award.award().completedOn()));
            }
        }
        int done = 0;
        for (Cells row : sheet.rows()) {
            plan(row);
            if (++done % 500 == 0) {
                progress.accept(done);
            }
        }
        if (unverified > 0) {
            notes.add(Texts.of("provisioning", "provisioning.note.unverified", unverified));
        }
        notes.addAll(sheet.notes());
    }

    private static String key(UUID person, String slug, LocalDate day) {
        return person + " " + slug + " " + day;
    }

    private void plan(Cells row) {
        String subject = "";
        try {
            row.checkIsARow();
            subject = (row.text("given_name", 80) + " " + row.text("family_name", 80)).strip() + ", " + row.text("staff_number", 40);
            PersonRow person = person(row);
            subject = person.getName() + ", " + row.text("staff_number", 40);
            PlannedModule module = module(row.required("module", 200));
            LocalDate day = row.day("completed_on");
            if (day.isAfter(ask.today())) {
                throw new Refusal("provisioning.row.future", day);
            }
            if (day.isBefore(ask.today().minusYears(TOO_LONG_AGO))) {
                throw new Refusal("provisioning.row.longAgo", day, TOO_LONG_AGO);
            }
            Integer before = rows.putIfAbsent(key(person.id(), module.slug(), day), row.number());
            if (before != null) {
                throw new Refusal("provisioning.row.sameDay", String.valueOf(before));
            }
            if (known.contains(key(person.id(), module.slug(), day))) {
                findings.add(Finding.of(row, Outcome.UNCHANGED, subject, null, null));
                return;
            }
            String provider = row.text("provider", 160);
            String verifier = row.orNull("verified_by", 160);
            unverified += verifier == null ? 1 : 0;
            fresh.add(NewAward.imported(person.id(), module.slug(), day,
                    provider.isEmpty() ? Texts.of("provisioning", "provisioning.elsewhere") : provider,
                    row.orNull("evidence", 300), verifier));
            Difference d = new Difference();
            d.between(module.code(), null, day);
            findings.add(Finding.of(row, Outcome.ADDED, subject, null, d.after()
                    + (verifier == null ? ", " + Texts.of("provisioning", "provisioning.notVerified") : "")));
        } catch (Refusal refusal) {
            findings.add(Finding.refused(row, subject, Texts.of(refusal)));
        }
    }

    private PersonRow person(Cells row) {
        String number = row.text("staff_number", 40);
        String email = row.text("email", 254);
        String family = row.required("family_name", 80);
        if (number.isEmpty() && email.isEmpty()) {
            throw new Refusal("provisioning.row.numberOrEmail");
        }
        Set<UUID> found = Set.of();
        if (!number.isEmpty()) {
            UnitRow agency = ground.agency(row);
            found = byNumber.getOrDefault(agency.key() + " " + number.toLowerCase(Locale.ROOT), Set.of());
            if (found.isEmpty() && email.isEmpty()) {
                throw new Refusal("provisioning.row.noSuchNumber", number, agency.name());
            }
        }
        if (found.isEmpty()) {
            found = byEmail.getOrDefault(email.toLowerCase(Locale.ROOT), Set.of());
            if (found.isEmpty()) {
                throw new Refusal("provisioning.row.noSuchEmail", email);
            }
        }
        List<PersonRow> named = found.stream().map(persons::get).filter(java.util.Objects::nonNull)
                .filter(p -> PlainName.of(p.familyName()).replace(" ", "").equals(PlainName.of(family).replace(" ", ""))).toList();
        if (named.isEmpty()) {
            throw new Refusal("provisioning.row.otherFamilyName", number.isEmpty() ? email : number, family);
        }
        if (named.size() > 1) {
            throw new Refusal("provisioning.row.severalPeople", number.isEmpty() ? email : number);
        }
        return named.get(0);
    }

    private PlannedModule module(String text) {
        PlannedModule module = modules.get(Column.plain(text));
        if (module == null) {
            String near = Cells.near(Column.plain(text), modules.keySet());
            throw near == null ? new Refusal("provisioning.row.module", text)
                    : new Refusal("provisioning.row.moduleNear", text, modules.get(near).code() + " " + modules.get(near).title());
        }
        return module;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void write(UUID importId, Runnable alive) {
        awards.recordAll(fresh, importId);
    }
}
