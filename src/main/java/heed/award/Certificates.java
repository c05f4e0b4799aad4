package heed.award;

import heed.platform.Ids;
import heed.platform.Row;
import heed.platform.Settings;
import heed.platform.Sql;
import heed.platform.document.Pdf;
import heed.requirement.Evidence;
import heed.requirement.Requirement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Certificates of awards earned here: issued once, shown to the holder, checked by anybody who has the code. */
@ApplicationScoped
@Transactional
public class Certificates {
    private static final SecureRandom RANDOM = new SecureRandom();

    private EntityManager em;
    private Clock clock;
    private Settings settings;
    private Awards awards;
    private Standings standings;

    protected Certificates() {}

    @Inject
    public Certificates(EntityManager em, Clock clock, Settings settings, Awards awards, Standings standings) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
        this.awards = awards;
        this.standings = standings;
    }

    void on(@Observes AwardMade event) {
        awards.find(event.awardId()).filter(Certificates::deserves).ifPresent(a -> issue(a.id()));
    }

    /** Evidence from elsewhere has its own paper; we certify only what was earned here, and only while it stands. */
    static boolean deserves(AwardRow award) {
        return award.award().source() != Evidence.EXTERNAL && award.isVerified() && !award.isRevoked();
    }

    private UUID issue(UUID awardId) {
        AwardRow award = awards.find(awardId).orElseThrow();
        UUID id = Ids.next();
        Sql.of(em, "insert into certificate (id, award_id, code, issued_at, counts_for) values (:id, :award, :code, :now, :counts)")
                .set("id", id).set("award", awardId).set("code", CertificateCode.random(RANDOM).text())
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .set("counts", CountsFor.write(countsFor(award))).update();
        return id;
    }

    /** The requirements of today's posts that rest on this award. */
    private List<CountsFor> countsFor(AwardRow award) {
        List<CountsFor> counts = new ArrayList<>();
        for (Standing standing : standings.today(award.award().personId())) {
            standing.modules().stream().filter(m -> m.award() != null && m.award().id().equals(award.id()))
                    .forEach(m -> counts.add(countsFor(m.rule(), m.expiry(), standing)));
        }
        return counts;
    }

    private CountsFor countsFor(Requirement rule, LocalDate until, Standing standing) {
        String group = Sql.of(em, "select name from professional_group where code = :code").set("code", standing.post().group()).first(r -> r.text("name")).orElseThrow();
        return new CountsFor(until, group, unitName(standing.post().areaKey()), rule.basis(), rule.line());
    }

    private String unitName(int key) {
        return Sql.of(em, "select name from unit_fact where unit_key = :key and superseded_at is null and first_day <= :today"
                        + " and (last_day is null or last_day >= :today) order by first_day desc")
                .set("key", key).set("today", LocalDate.now(clock)).first(r -> r.text("name")).orElse("");
    }

    /** The partnership above the holder's post, now or at last. */
    private String place(UUID personId) {
        return Sql.of(em, "select c.ancestor from post p join unit_closure c on c.descendant = p.area_key join unit u on u.unit_key = c.ancestor"
                        + " where p.person_id = :person and p.superseded_at is null and u.kind = 'partnership' order by c.first_day desc, p.first_day desc")
                .set("person", personId).first(r -> r.integer("ancestor")).map(this::unitName).orElse("");
    }

    /** The certificate of an award, issued now if it was not before; empty when the award has none to give. */
    public Optional<Certificate> ofAward(UUID awardId) {
        Optional<AwardRow> award = awards.find(awardId);
        if (award.isEmpty() || award.get().certificateId() == null && !deserves(award.get())) {
            return Optional.empty();
        }
        if (award.get().certificateId() == null) {
            issue(awardId);
        }
        return Sql.of(em, "select c.id, c.award_id, c.code, c.issued_at, c.counts_for, p.given_name, p.family_name, p.id as person_id from certificate c"
                        + " join award a on a.id = c.award_id join person p on p.id = a.person_id where c.award_id = :award")
                .set("award", awardId).first(this::read);
    }

    /** Everything somebody holds on pages of paper. */
    public Pdf.Page record(UUID personId) {
        String holder = Sql.of(em, "select given_name, family_name from person where id = :person").set("person", personId)
                .first(r -> r.text("given_name") + " " + r.text("family_name")).orElseThrow();
        return RecordPaper.of(holder, LocalDate.now(clock), awards.held(personId));
    }

    private record Issued(UUID id, UUID awardId, String code, OffsetDateTime at, String countsFor, String holder, UUID personId) {}

    private static Issued issued(Row r) {
        return new Issued(r.uuid("id"), r.uuid("award_id"), r.text("code"), r.at("issued_at"), r.text("counts_for"), r.text("given_name") + " " + r.text("family_name"),
                r.uuid("person_id"));
    }

    private Certificate read(Row r) {
        Issued i = issued(r);
        String printed = new CertificateCode(i.code()).printed();
        return new Certificate(i.id(), printed, i.at(), i.holder(), place(i.personId()), awards.find(i.awardId()).orElseThrow(), CountsFor.read(i.countsFor()),
                settings.publicAddress() + "/check?code=" + printed);
    }

    /**
     * What a code stands for today.
     *
     * @param typed as somebody typed or scanned it
     * @return empty for a code that nobody has been given and for what cannot be a code, alike
     */
    public Optional<Checked> check(String typed) {
        return CertificateCode.read(typed)
                .flatMap(code -> Sql.of(em, "select c.id, c.award_id, c.code, c.issued_at, c.counts_for, p.given_name, p.family_name, p.id as person_id from certificate c"
                                + " join award a on a.id = c.award_id join person p on p.id = a.person_id where c.code = :code and p.removed_at is null")
                        .set("code", code.text()).first(Certificates::issued))
                .map(this::checked);
    }

    private Checked checked(Issued issued) {
        AwardRow row = awards.find(issued.awardId()).orElseThrow();
        Award award = row.award();
        if (award.revokedAt() != null) {
            LocalDate since = award.revokedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
            return checked(Checked.State.REVOKED, row, issued, List.of(), since);
        }
        List<CountsFor> live = new ArrayList<>();
        List<CountsFor> over = new ArrayList<>();
        LocalDate replaced = null;
        LocalDate today = LocalDate.now(clock);
        for (Standing standing : standings.today(award.personId())) {
            for (Standing.Module m : standing.modules()) {
                if (!m.slug().equals(award.slug()) || m.award() == null) {
                    continue;
                }
                if (m.award().id().equals(award.id())) {
                    (m.expiry().isBefore(today) ? over : live).add(countsFor(m.rule(), m.expiry(), standing));
                } else if (m.award().completedOn().isAfter(award.completedOn())) {
                    replaced = m.award().completedOn();
                }
            }
        }
        if (!live.isEmpty()) {
            return checked(Checked.State.COUNTS, row, issued, live, null);
        }
        if (replaced != null) {
            return checked(Checked.State.REPLACED, row, issued, List.of(), replaced);
        }
        return checked(over.isEmpty() ? Checked.State.NOT_ASKED : Checked.State.LAPSED, row, issued, over, null);
    }

    private Checked checked(Checked.State state, AwardRow row, Issued issued, List<CountsFor> counts, LocalDate since) {
        return new Checked(state, issued.holder(), row.title(), row.award().version(), row.jurisdiction(), row.completedOn(), place(issued.personId()),
                row.award().demonstration(), counts, since);
    }
}
