package heed.workforce;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What differs from area to area: the nation whose law holds, the thresholds, and every {@code local.x} of the modules.
 * Known names: {@code nation}, {@code definition_variant}, {@code demonstration}, {@code partnership_name},
 * {@code coverage.met} and {@code coverage.close} (per cent), {@code cover.minimum} (people), {@code licence.gcp2},
 * {@code level.<L1 to L5>} and {@code level.health.<L1 to L5>} (see {@link Levels}), {@code local.<field>}; a field whose name ends in {@code _phone}, {@code _url} or {@code _email} is checked as such.
 */
@ApplicationScoped
@Transactional
public class Areas {
    private static final Map<String, String> DEFAULTS = Map.of("coverage.met", "90", "coverage.close", "75", "cover.minimum", "2");

    /** The local fields that the shipped modules, the toolkit and the call strip ask for; an area may hold others beside them. */
    public static final List<String> LOCAL_FIELDS = List.of(
            "local.front_door_name", "local.front_door_phone", "local.edt_name", "local.edt_phone", "local.out_of_hours_phone",
            "local.edt_target_response_minutes", "local.partnership_name", "local.threshold_document_url", "local.early_help_url",
            "local.definition_source_url", "local.family_network_check_procedure_url", "local.suitable_accommodation_list_url",
            "local.force_policy_url", "local.designated_officer_contact", "local.review_panel_contact", "local.police_wellbeing_text",
            "local.staff_support_text", "local.advocacy_contact", "local.attendance_team_name", "local.attendance_team_phone",
            "local.communication_support_contact", "local.drug_alcohol_contact", "local.escalation_contact", "local.escalation_policy_url",
            "local.escalation_step_1_time", "local.escalation_step_2_time", "local.escalation_step_3_time", "local.exploitation_advice_contact",
            "local.home_education_contact", "local.homeless_16_17_contact", "local.information_sharing_guide_url", "local.interpreter_contact",
            "local.perinatal_mental_health_contact", "local.pre_birth_pathway_url", "local.pre_birth_referral_time", "local.referral_form_url",
            "local.referral_reply_time", "local.safe_sleep_advice_url", "local.this_year_change_text", "local.this_year_lesson_text",
            "local.whistleblowing_text", "local.young_carers_url");

    private EntityManager em;
    private Clock clock;
    private AuditLog log;

    protected Areas() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Areas(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Areas(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
    }

    /** Everything set for the area, by name. */
    public Map<String, String> settings(int areaKey) {
        return settings(areaKey, Now.of(clock));
    }

    /** Everything set for the area as known at an instant, by name. */
    public Map<String, String> settings(int areaKey, OffsetDateTime knownOn) {
        Map<String, String> found = new TreeMap<>();
        Sql.of(em, "select name, setting_value from area_setting where area_key = :area and recorded_at <= :known"
                        + " and (superseded_at is null or superseded_at > :known)")
                .set("area", areaKey).set("known", knownOn)
                .each(r -> found.put(r.text("name"), r.text("setting_value")));
        found.values().removeIf(String::isEmpty);
        return found;
    }

    /** The value, or the default of those that have one. */
    public Optional<String> setting(int areaKey, String name) {
        return Optional.ofNullable(settings(areaKey).getOrDefault(name, DEFAULTS.get(name)));
    }

    /** Some settings of several areas, by area and name; where an area has none and there is a default, the default. */
    public Map<Integer, Map<String, String>> settings(Collection<Integer> areaKeys, Collection<String> names) {
        return settings(areaKeys, names, Now.of(clock));
    }

    /** The same as known at an instant. */
    public Map<Integer, Map<String, String>> settings(Collection<Integer> areaKeys, Collection<String> names, OffsetDateTime knownOn) {
        Map<Integer, Map<String, String>> found = new TreeMap<>();
        for (int area : areaKeys) {
            Map<String, String> own = new TreeMap<>(DEFAULTS);
            own.keySet().retainAll(names);
            found.put(area, own);
        }
        Sql.of(em, "select area_key, name, setting_value from area_setting where area_key in (:areas) and name in (:names) and recorded_at <= :known"
                        + " and (superseded_at is null or superseded_at > :known) and setting_value <> ''")
                .set("areas", areaKeys).set("names", names).set("known", knownOn)
                .each(r -> found.get(r.integer("area_key")).put(r.text("name"), r.text("setting_value")));
        return found;
    }

    /** {@code england}, {@code scotland}, {@code wales} or {@code northern-ireland}; empty until somebody has said. */
    public Optional<String> nation(int areaKey) {
        return setting(areaKey, "nation");
    }

    /** Whose definition of neglect is shown first: the nation's, unless the area says otherwise. */
    public Optional<String> definitionVariant(int areaKey) {
        return setting(areaKey, "definition_variant").or(() -> nation(areaKey));
    }

    public boolean isDemonstration(int areaKey) {
        return setting(areaKey, "demonstration").map(Boolean::parseBoolean).orElse(false);
    }

    /** The share, 0 to 100, from which coverage is "met". */
    public BigDecimal metFrom(int areaKey) {
        return new BigDecimal(setting(areaKey, "coverage.met").orElseThrow());
    }

    /** The share, 0 to 100, from which coverage is "close". */
    public BigDecimal closeFrom(int areaKey) {
        return new BigDecimal(setting(areaKey, "coverage.close").orElseThrow());
    }

    /** The values of {@code {{local.x}}} by {@code x}; a field without a value is left out. */
    public Map<String, String> localFields(int areaKey) {
        Map<String, String> fields = new TreeMap<>();
        settings(areaKey).forEach((name, value) -> {
            if (name.startsWith("local.")) {
                fields.put(name.substring("local.".length()), value);
            }
        });
        return fields;
    }

    /** How many areas of the scope lack one of the {@link #LOCAL_FIELDS} or the nation. */
    public long incomplete(Scope scope) {
        return Sql.of(em, "select count(*) from unit u join unit_fact f on f.unit_key = u.unit_key and f.superseded_at is null and f.first_day <= :today"
                        + " and (f.last_day is null or f.last_day >= :today) where u.kind = 'area' and " + scope.restrict("u.unit_key")
                        + " and (select count(distinct s.name) from area_setting s where s.area_key = u.unit_key and s.superseded_at is null"
                        + " and s.setting_value <> '' and s.name in (:names)) < :all")
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .set("names", Stream.concat(LOCAL_FIELDS.stream(), Stream.of("nation")).toList()).set("all", LOCAL_FIELDS.size() + 1).number();
    }

    /** Everything ever set for the area, newest first. */
    public List<AreaSetting> history(int areaKey) {
        return Sql.of(em, "select name, setting_value, recorded_at, superseded_at, recorded_by from area_setting"
                        + " where area_key = :area order by recorded_at desc, name")
                .set("area", areaKey)
                .list(r -> new AreaSetting(r.text("name"), r.text("setting_value"), r.at("recorded_at"),
                        r.at("superseded_at"), r.uuid("recorded_by")));
    }

    /**
     * Sets values; an unchanged one is not written again, an empty one takes the setting back.
     *
     * @param by the account that sets them, or null for the program itself
     * @throws Refusal when a name is unknown, a value does not fit, or coverage.close is above coverage.met
     */
    public void set(int areaKey, Map<String, String> values, UUID by) {
        boolean area = Sql.of(em, "select 1 from unit where unit_key = :key and kind = 'area'").set("key", areaKey).exists();
        if (!area) {
            throw new IllegalStateException("Unit " + areaKey + " is not an area");
        }
        Map<String, String> before = settings(areaKey);
        Map<String, String> after = new TreeMap<>(before);
        values.forEach((name, value) -> {
            String clean = value == null ? "" : value.strip();
            SettingCheck check = SettingCheck.of(name);
            if (!clean.isEmpty()) {
                check.check(name, clean);
            }
            after.put(name, clean);
        });
        checkThresholds(after);
        Predicate<String> changed = name -> !after.get(name).equals(before.getOrDefault(name, ""));
        List<String> names = values.keySet().stream().filter(changed).toList();
        OffsetDateTime now = Now.of(clock);
        Sql.of(em, "update area_setting set superseded_at = :now where area_key = :area and superseded_at is null"
                + " and name in (:names)").set("now", now).set("area", areaKey).set("names", names).update();
        Sql.batch(em, "insert into area_setting (id, area_key, name, setting_value, recorded_at, recorded_by)"
                        + " values (:id, :area, :name, :value, :now, :by)",
                names, (sql, name) -> sql.set("id", Ids.next()).set("area", areaKey).set("name", name)
                        .set("value", after.get(name)).set("now", now).set("by", by));
        if (!names.isEmpty()) {
            log.record("workforce.area.set", "unit", areaKey, new Units(em, clock).names(List.of(areaKey), LocalDate.now(clock)).get(areaKey), areaKey,
                    String.join(", ", names));
        }
    }

    private static void checkThresholds(Map<String, String> all) {
        BigDecimal[] limits = {limit(all, "coverage.close"), limit(all, "coverage.met")};
        if (limits[0].compareTo(limits[1]) > 0) {
            throw new Refusal("workforce.area.thresholds", limits[0], limits[1]);
        }
    }

    private static BigDecimal limit(Map<String, String> all, String name) {
        String value = all.getOrDefault(name, "");
        return new BigDecimal(value.isEmpty() ? DEFAULTS.get(name) : value);
    }
}
