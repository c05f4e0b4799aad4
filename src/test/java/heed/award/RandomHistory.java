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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes histories as crooked as life: corrections, moves of units, rules that change, late and revoked awards. */
public final class RandomHistory {
    public static final LocalDate FROM = LocalDate.parse("2018-01-01");
    public static final int DAYS = 3653;
    private static final int[] CYCLES = {1, 6, 12, 24, 36};
    private static final int[] GRACES = {0, 1, 14, 30, 90};
    /** Month ends and leap days come up far more often than chance would have it. */
    private static final String[] EDGES = {"2020-02-29", "2024-02-29", "2019-01-31", "2021-03-31", "2022-12-31", "2023-02-28"};

    private final SplittableRandom random;
    private long ids = 1;

    public RandomHistory(SplittableRandom random) {
        this.random = random;
    }

    private UUID id() {
        return new UUID(random.nextLong(), ids++);
    }

    public LocalDate day() {
        return random.nextInt(4) == 0 ? LocalDate.parse(EDGES[random.nextInt(EDGES.length)]) : FROM.plusDays(random.nextInt(DAYS));
    }

    private LocalDate endFrom(LocalDate first, int longest) {
        return random.nextInt(3) == 0 ? null : first.plusDays(random.nextInt(longest));
    }

    public OffsetDateTime instant(LocalDate near) {
        return near.plusDays(random.nextInt(400) - 40).atTime(random.nextInt(24), random.nextInt(60)).atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime end(OffsetDateTime recorded) {
        return random.nextInt(3) == 0 ? recorded.plusHours(1 + random.nextInt(9000)) : null;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The matrix and the tree of units, which many posts share. */
    public record World(List<Requirement> lines, List<Ancestry.Link> links) {}

    public World world() {
        List<Ancestry.Link> links = new ArrayList<>(List.of(
                new Ancestry.Link(1, 2, FROM.minusYears(1), null), new Ancestry.Link(2, 2, FROM.minusYears(1), null),
                new Ancestry.Link(10, 10, FROM.minusYears(1), null)));
        LocalDate move = day();
        links.add(new Ancestry.Link(3, 10, FROM.minusYears(1), move));
        links.add(new Ancestry.Link(4, 10, move.plusDays(1), null));
        List<Requirement> lines = new ArrayList<>();
        for (int i = 2 + random.nextInt(9); i > 0; i--) {
            LocalDate from = random.nextBoolean() ? FROM.minusDays(1) : day();
            OffsetDateTime at = random.nextInt(3) == 0 ? instant(from) : FROM.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
            lines.add(new Requirement(id(), id(), "" + i, one(List.of("nursery", "police", "*")).transform(g -> g.equals("*") ? null : g),
                    random.nextInt(3) == 0 ? "L2" : null, random.nextInt(4) == 0, one(List.of(1, 2, 3, 4, 10)), one(List.of("a", "b", "c")),
                    one(List.of(Basis.values())), "Source", CYCLES[random.nextInt(CYCLES.length)], GRACES[random.nextInt(GRACES.length)],
                    random.nextInt(4) == 0 ? one(List.of(Evidence.values())) : Evidence.PORTAL, from, endFrom(from, 1500), at, end(at)));
        }
        // Some lines go on under the same name: mended, widened, sharpened, from the next day or after a while.
        for (Requirement old : List.copyOf(lines)) {
            if (old.lastDay() != null && random.nextInt(3) > 0) {
                LocalDate from = old.lastDay().plusDays(random.nextInt(3) == 0 ? random.nextInt(60) : 1);
                OffsetDateTime at = random.nextInt(3) == 0 ? instant(from) : old.recordedAt();
                lines.add(new Requirement(id(), old.requirementId(), old.line(), random.nextInt(4) == 0 ? null : old.group(), random.nextInt(4) == 0 ? null : old.level(),
                        random.nextInt(4) != 0 && old.leadsOnly(), random.nextInt(3) == 0 ? 1 : old.scopeKey(), random.nextInt(5) == 0 ? "a" : old.slug(),
                        random.nextInt(5) == 0 ? one(List.of(Basis.values())) : old.basis(), "Mended", random.nextInt(3) == 0 ? 12 : old.cycleMonths(),
                        random.nextInt(3) == 0 ? 90 : old.graceDays(), random.nextInt(4) == 0 ? one(List.of(Evidence.values())) : old.minimumEvidence(), from,
                        endFrom(from, 1500), at, end(at)));
            }
        }
        // Two lines ask something of everybody at all times, so that no world is without standings.
        for (String slug : List.of("a", "b")) {
            lines.add(new Requirement(id(), id(), "0", null, null, false, 1, slug, Basis.LOCAL_STANDARD, "Source", 24, 30, Evidence.PORTAL, FROM.minusDays(1), null,
                    FROM.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC), null));
        }
        return new World(lines, links);
    }

    /** A post in a world of its own. */
    public History next() {
        return next(world());
    }

    public History next(World world) {
        UUID post = id();
        UUID person = id();
        List<PostBelief> beliefs = new ArrayList<>();
        LocalDate first = day();
        OffsetDateTime recorded = instant(first);
        for (int i = random.nextInt(3); i >= 0; i--) {
            OffsetDateTime until = i == 0 ? null : recorded.plusHours(1 + random.nextInt(9000));
            beliefs.add(new PostBelief(id(), post, person, 10, null, one(List.of("nursery", "police")), one(List.of("L1", "L2")), 2, random.nextBoolean(),
                    random.nextInt(5) == 0, first, endFrom(first, DAYS), first, recorded, until));
            recorded = until;
            first = first.plusDays(random.nextInt(60) - 30);
        }
        List<Award> awards = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            LocalDate on = day();
            OffsetDateTime at = random.nextInt(3) == 0 ? instant(on) : on.atTime(17, 0).atOffset(ZoneOffset.UTC);
            boolean verified = random.nextInt(4) > 0;
            awards.add(new Award(id(), person, one(List.of("a", "b", "c")), "1.0.0", on, one(List.of(Evidence.values())), verified,
                    verified || random.nextBoolean() ? null : at.plusDays(random.nextInt(300)), random.nextInt(8) == 0, at,
                    random.nextInt(5) == 0 ? at.plusDays(random.nextInt(600)) : null));
        }
        List<Absence> absences = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = day();
            OffsetDateTime at = instant(from);
            absences.add(new Absence(post, from, random.nextBoolean() ? endFrom(from, 400) : from.plusDays(26 + random.nextInt(4)), at, end(at)));
        }
        List<Exemption> exemptions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = day();
            OffsetDateTime at = instant(from);
            exemptions.add(new Exemption(id(), post, random.nextInt(3) == 0 ? null : one(List.of("a", "b", "c")), from, endFrom(from, 500), "Reason", at, end(at)));
        }
        return new History(beliefs, world.lines(), new Ancestry(world.links()), awards, absences, exemptions, Map.of());
    }
}
