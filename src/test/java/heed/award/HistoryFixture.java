package heed.award;

import heed.requirement.Absence;
import heed.requirement.Ancestry;
import heed.requirement.Basis;
import heed.requirement.Evidence;
import heed.requirement.Exemption;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Puts together the history of one nursery post in area 2 of partnership 1, agency 10; everything recorded on its own day. */
public final class HistoryFixture {
    public static final int PARTNERSHIP = 1;
    public static final int AREA = 2;
    public static final int AGENCY = 10;
    public static final OffsetDateTime NOW = at("2031-01-01");

    final UUID person = new UUID(0, 1);
    final UUID postId = new UUID(0, 2);
    final List<PostBelief> beliefs = new ArrayList<>();
    final List<Requirement> lines = new ArrayList<>();
    final List<Ancestry.Link> links = new ArrayList<>();
    final List<Award> awards = new ArrayList<>();
    final List<Absence> absences = new ArrayList<>();
    final List<Exemption> exemptions = new ArrayList<>();
    private long ids = 100;

    public static HistoryFixture aPost(String firstDay, String lastDay) {
        HistoryFixture f = new HistoryFixture();
        f.beliefs.add(new PostBelief(f.id(), f.postId, f.person, AGENCY, null, "nursery", "L2", AREA, false, false, day(firstDay), day(lastDay), day(firstDay),
                at(firstDay), null));
        for (int[] pair : new int[][] {{1, 1}, {1, 2}, {1, 10}, {2, 2}, {2, 10}, {10, 10}}) {
            f.links.add(new Ancestry.Link(pair[0], pair[1], day("2000-01-01"), null));
        }
        return f;
    }

    public static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    public static OffsetDateTime at(String day) {
        return day == null ? null : LocalDate.parse(day).atTime(9, 0).atOffset(ZoneOffset.UTC);
    }

    UUID id() {
        return new UUID(0, ids++);
    }

    HistoryFixture post(UnaryOperator<PostBelief> change) {
        beliefs.set(0, change.apply(beliefs.get(0)));
        return this;
    }

    HistoryFixture requires(String slug, int cycle, int grace, String firstDay) {
        return requires(slug, null, Basis.LOCAL_STANDARD, cycle, grace, firstDay, null);
    }

    HistoryFixture requires(String slug, String group, Basis basis, int cycle, int grace, String firstDay, String lastDay) {
        lines.add(new Requirement(id(), id(), "1", group, null, false, PARTNERSHIP, slug, basis, "Local standard", cycle, grace, Evidence.PORTAL,
                day(firstDay), day(lastDay), at(firstDay), null));
        return this;
    }

    HistoryFixture awarded(String slug, String completedOn) {
        return award(slug, completedOn, a -> a);
    }

    HistoryFixture award(String slug, String completedOn, UnaryOperator<Award> change) {
        awards.add(change.apply(new Award(id(), person, slug, "1.0.0", day(completedOn), Evidence.PORTAL, true, null, false, at(completedOn), null)));
        return this;
    }

    HistoryFixture absent(String firstDay, String lastDay) {
        absences.add(new Absence(postId, day(firstDay), day(lastDay), at(firstDay), null));
        return this;
    }

    HistoryFixture exempt(String slug, String firstDay, String lastDay) {
        exemptions.add(new Exemption(id(), postId, slug, day(firstDay), day(lastDay), "No contact with children", at(firstDay), null));
        return this;
    }

    History history() {
        return new History(beliefs, lines, new Ancestry(links), awards, absences, exemptions, java.util.Map.of());
    }

    Standing.Module module(String slug, String asAt) {
        return Standing.of(history(), day(asAt), NOW).orElseThrow().module(slug).orElseThrow();
    }

    Status status(String asAt) {
        return module("m", asAt).status();
    }
}
