package heed.demo;

import heed.demo.Agency.Posts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Five years in the life of the made-up workforce: who held which post when, who was away, what they learned and when it
 * was recorded, what the agencies said of their headcount. Pure: the same seed and day give the same history, row for row.
 */
final class Life {
    /** How far back the history goes. */
    static final int YEARS = 5;

    /** Evidence from elsewhere that came within so many days may still wait for somebody to look at it. */
    private static final int TO_VERIFY_DAYS = 30;

    /** A line of the training matrix, as far as a life needs it; group and level null mean every one. */
    record Rule(String slug, String group, String level, boolean leadsOnly, int cycleMonths, int graceDays) {
        boolean asks(Post post) {
            return (group == null || group.equals(post.group())) && (level == null || level.equals(post.level()))
                    && (!leadsOnly || post.leads());
        }
    }

    record Person(UUID id, String given, String family, String email, OffsetDateTime recordedAt) {}

    record Post(UUID id, Person person, String agency, String place, String area, String group, String level, boolean leads,
            String workerKind, String jobTitle, String staffNumber, LocalDate firstDay, LocalDate lastDay,
            LocalDate confirmedOn, OffsetDateTime recordedAt) {}

    record Absence(UUID post, String reason, LocalDate firstDay, LocalDate lastDay, OffsetDateTime recordedAt) {}

    record Award(Person person, String slug, LocalDate completedOn, String source, String provider, String evidence,
            boolean verified, String verifiedBy, double score, String nation, OffsetDateTime recordedAt, boolean revoked) {}

    record Return(String agency, String group, String level, String area, int posts, LocalDate asAt, String method,
            String confidence, OffsetDateTime recordedAt) {}

    private static final Map<String, List<String>> TITLES = Map.ofEntries(
            Map.entry("nursery", List.of("Nursery practitioner", "Room leader", "Nursery assistant")),
            Map.entry("school", List.of("Teacher", "Teaching assistant", "Office staff", "Midday supervisor")),
            Map.entry("dsl", List.of("Designated safeguarding lead", "Deputy DSL")),
            Map.entry("social_work", List.of("Social worker", "Senior social worker")),
            Map.entry("early_help", List.of("Family help worker", "Hub worker")),
            Map.entry("youth", List.of("Youth worker", "Coach", "Group leader")),
            Map.entry("health_l1", List.of("Receptionist", "Porter", "Medical secretary")),
            Map.entry("health_l2", List.of("Staff nurse", "Healthcare assistant", "Radiographer")),
            Map.entry("health_l3", List.of("Health visitor", "Paediatric nurse", "Doctor", "School nurse")),
            Map.entry("police_response", List.of("Police constable", "PCSO", "Call handler")),
            Map.entry("police_cp", List.of("Detective constable")),
            Map.entry("housing_fire", List.of("Housing officer", "Firefighter")),
            Map.entry("voluntary", List.of("Volunteer", "Project worker")),
            Map.entry("foster_kin", List.of("Foster carer", "Kinship carer")),
            Map.entry("adult_services", List.of("Adult social worker", "Recovery worker", "Probation officer")),
            Map.entry("supervisor", List.of("Team manager", "Sergeant", "Practice supervisor")),
            Map.entry("board", List.of("Board member")));

    final List<Person> people = new ArrayList<>();
    final List<Post> posts = new ArrayList<>();
    final List<Absence> absences = new ArrayList<>();
    final List<Award> awards = new ArrayList<>();
    final List<Return> returns = new ArrayList<>();

    private final SplittableRandom random;
    private final LocalDate today;
    private final LocalDate begin;
    private final LocalDate matrix;
    private final List<Rule> rules;
    private final Map<UUID, Map<String, LocalDate>> held = new HashMap<>();
    private final Deque<Person> leavers = new ArrayDeque<>();
    private int staffNumbers = 10000;

    private Life(long seed, LocalDate today, LocalDate matrix, List<Rule> rules) {
        this.random = new SplittableRandom(seed);
        this.today = today;
        this.begin = today.minusYears(YEARS);
        this.matrix = matrix;
        this.rules = rules;
    }

    /** @param matrix the day from which the matrix of today is in force; it made everybody look at what had been left undone */
    static Life of(long seed, LocalDate today, LocalDate matrix, List<Agency> agencies, List<Rule> rules) {
        Life life = new Life(seed, today, matrix, rules);
        for (Agency agency : agencies) {
            for (Posts kind : agency.posts()) {
                for (int slot = 0; slot < kind.number(); slot++) {
                    life.liveSlot(agency, kind, agency.places().get(slot % agency.places().size()));
                }
            }
        }
        life.learn(agencies);
        for (Agency agency : agencies) {
            life.count(agency);
        }
        return life;
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    private OffsetDateTime at(LocalDate day) {
        OffsetDateTime t = day.atTime(8 + random.nextInt(9), random.nextInt(60)).atOffset(ZoneOffset.UTC);
        OffsetDateTime latest = today.atStartOfDay().atOffset(ZoneOffset.UTC);
        return t.isAfter(latest) ? latest : t;
    }

    /** One chair and everybody who sat on it since the history began. */
    private void liveSlot(Agency agency, Posts kind, String place) {
        LocalDate start = begin.minusDays(random.nextInt(2200));
        while (start.isBefore(today)) {
            long stay = 30 + (long) (-Math.log(1 - random.nextDouble()) * 365 / agency.turnover());
            LocalDate end = start.plusDays(stay);
            boolean stays = end.isAfter(today);
            if (stays || end.isAfter(begin)) {
                Person person = random.nextInt(100) < 12 && leavers.size() > 200 ? leavers.poll() : newcomer(agency, start);
                String worker = kind.group().equals("voluntary") || kind.group().equals("youth") ? "volunteer"
                        : random.nextInt(100) < 5 ? List.of("agency", "bank", "student").get(random.nextInt(3)) : "employee";
                List<String> titles = TITLES.get(kind.group());
                LocalDate confirmed = stays ? random.nextInt(100) < 2 ? today.minusDays(380 + random.nextInt(60))
                        : today.minusDays(random.nextInt(120)) : end;
                Post post = new Post(id(), person, agency.code(), place, agency.area(), kind.group(), kind.level(),
                        kind.leads(), worker, titles.get(random.nextInt(titles.size())), "N" + staffNumbers++, start,
                        stays ? null : end, confirmed.isBefore(start) ? start : confirmed,
                        at(start.isBefore(begin) ? begin : start.plusDays(random.nextInt(6))));
                posts.add(post);
                if (!stays && end.isBefore(today.minusDays(60))) {
                    leavers.add(person);
                }
                if (stays && random.nextInt(100) < 3) {
                    LocalDate from = today.minusDays(30 + random.nextInt(200));
                    if (from.isAfter(start)) {
                        absences.add(new Absence(post.id(), random.nextBoolean() ? "parental" : "sickness", from,
                                random.nextInt(3) == 0 ? null : today.plusDays(20 + random.nextInt(120)), at(from.plusDays(2))));
                    }
                }
            }
            start = end.plusDays(5 + random.nextInt(50));
        }
    }

    private Person newcomer(Agency agency, LocalDate start) {
        String given = Names.given(random);
        String family = Names.family(random);
        UUID id = id();
        boolean mailbox = switch (agency.setting()) {
            case "nursery" -> random.nextInt(100) < 35;
            case "youth", "voluntary" -> random.nextInt(100) < 60;
            default -> random.nextInt(100) < 96;
        };
        String email = mailbox ? (given + "." + family + "." + Long.toString(id.getLeastSignificantBits() & 0xFFFFF, 36))
                .toLowerCase(java.util.Locale.ROOT).replace("'", "") + "@" + agency.setting() + ".example" : null;
        Person person = new Person(id, given, family, email, at(start.isBefore(begin) ? begin : start));
        people.add(person);
        return person;
    }

    private void learn(List<Agency> agencies) {
        Map<String, Agency> byCode = new HashMap<>();
        agencies.forEach(a -> byCode.put(a.code(), a));
        Map<String, String> nation = new HashMap<>();
        Northmere.AREAS.forEach(a -> nation.put(a.code(), a.nation()));
        List<Post> inTime = new ArrayList<>(posts);
        inTime.sort(java.util.Comparator.comparing(Post::firstDay).thenComparing(Post::id));
        for (Post post : inTime) {
            double diligence = byCode.get(post.agency()).diligence();
            double own = Math.min(0.99, Math.max(0.05, diligence + (random.nextDouble() - 0.5) * 0.3));
            for (Rule rule : rules) {
                if (rule.asks(post)) {
                    learn(post, rule, own, nation.get(post.area()));
                }
            }
        }
    }

    /** All that one post's holder does about one module while in the post. */
    private void learn(Post post, Rule rule, double diligence, String nation) {
        LocalDate end = post.lastDay() == null ? today : post.lastDay();
        Map<String, LocalDate> mine = held.computeIfAbsent(post.person().id(), k -> new HashMap<>());
        LocalDate last = mine.get(rule.slug());
        LocalDate due = last == null ? later(post.firstDay(), begin.minusMonths(6)).plusDays(rule.graceDays())
                : later(last.plusMonths(rule.cycleMonths()), post.firstDay().plusDays(14));
        while (true) {
            double luck = random.nextDouble();
            LocalDate done;
            if (luck < diligence * 0.86) {
                done = due.minusDays(random.nextInt(last == null ? Math.max(1, rule.graceDays()) : 75));
            } else if (luck < diligence * 0.86 + (1 - diligence * 0.86) * 0.62) {
                done = due.plusDays(3 + random.nextInt(170));
            } else if (luck < 0.97) {
                done = due.plusDays(170 + random.nextInt(300));
            } else if (due.isBefore(matrix) && random.nextInt(100) < 90) {
                done = matrix.plusDays(5 + random.nextInt(200));
            } else {
                return;
            }
            done = later(done, post.firstDay());
            if (!done.isBefore(end)) {
                return;
            }
            boolean portal = done.isAfter(today.minusYears(3)) && random.nextInt(100) < 82;
            LocalDate heard = portal ? done : earlier(done.plusDays(random.nextInt(45)), today);
            boolean verified = portal || heard.isBefore(today.minusDays(TO_VERIFY_DAYS)) || random.nextInt(100) < 88;
            if (!done.isBefore(begin.minusYears(2))) {
                awards.add(new Award(post.person(), rule.slug(), done, portal ? "portal" : "external",
                        portal ? null : "Northmere learning system", portal ? null : "Certificate seen",
                        verified, portal || !verified ? null : "Training office",
                        (70 + random.nextInt(31)) / 100.0, nation, at(heard.isBefore(begin) ? begin : heard),
                        random.nextInt(900) == 0));
                mine.put(rule.slug(), done);
            }
            last = done;
            due = done.plusMonths(rule.cycleMonths());
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** A return each half-year for each of the agency's cells, a little above what the roster shows. */
    private void count(Agency agency) {
        if (agency.returns().equals("none")) {
            return;
        }
        LocalDate first = begin.plusDays(20);
        LocalDate newest = switch (agency.returns()) {
            case "stale" -> today.minusMonths(8);
            case "old" -> today.minusMonths(15);
            default -> today.minusDays(20 + random.nextInt(90));
        };
        for (Posts kind : agency.posts()) {
            double hidden = agency.returns().equals("low") ? 0.93 : 1.0 + 0.02 + random.nextDouble() * 0.14;
            List<Post> cell = posts.stream().filter(p -> p.agency().equals(agency.code()) && p.group().equals(kind.group())
                    && p.level().equals(kind.level())).toList();
            for (LocalDate day = newest; day.isAfter(first); day = day.minusMonths(6)) {
                LocalDate asAt = day;
                long there = cell.stream().filter(p -> !p.firstDay().isAfter(asAt)
                        && (p.lastDay() == null || !p.lastDay().isBefore(asAt))).count();
                returns.add(new Return(agency.code(), kind.group(), kind.level(), agency.area(),
                        (int) Math.round(there * hidden), asAt,
                        agency.setting().equals("voluntary") || agency.setting().equals("youth") ? "estimate" : "payroll",
                        agency.setting().equals("voluntary") || agency.setting().equals("youth") ? "low" : "high",
                        at(asAt.plusDays(8))));
            }
        }
    }
}
