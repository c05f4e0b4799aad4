package heed.demo;

import static heed.demo.Agency.leads;
import static heed.demo.Agency.posts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The made-up partnership: its areas, its fifty agencies and the people one can sign in as. */
final class Northmere {
    static final String PARTNERSHIP = "Northmere Safeguarding Partnership";

    /** A local area and its nation. The last two are small neighbours, there to show the law of their nation. */
    record Area(String code, String name, String nation, String out) {}

    static final List<Area> AREAS = List.of(
            new Area("NM-HARBOUR", "Northmere Harbour", "england", "01632 960 155"),
            new Area("NM-MOOR", "Northmere Moor", "england", "01632 960 156"),
            new Area("NM-STRATH", "Strathmere", "scotland", "01632 960 157"),
            new Area("NM-VALE", "Dyffryn Mere", "wales", "01632 960 158"));

    /** Settings every area of the demonstration has; the telephone numbers are of a range kept for drama and never ring. */
    static Map<String, String> settings(Area area) {
        return Map.ofEntries(
                Map.entry("nation", area.nation()),
                Map.entry("demonstration", "true"),
                Map.entry("partnership_name", PARTNERSHIP),
                Map.entry("coverage.met", "90"),
                Map.entry("coverage.close", "75"),
                Map.entry("local.partnership_name", PARTNERSHIP),
                Map.entry("local.front_door_name", area.name() + " front door"),
                Map.entry("local.front_door_phone", "01632 960 140"),
                Map.entry("local.out_of_hours_phone", area.out()),
                Map.entry("local.edt_name", area.name() + " emergency duty team"),
                Map.entry("local.edt_phone", area.out()),
                Map.entry("local.edt_target_response_minutes", "45"),
                Map.entry("local.interpreter_contact", "the interpreting line, 01632 960 171, any hour"),
                Map.entry("local.advocacy_contact", "Northmere Voices, 01632 960 172"),
                Map.entry("local.communication_support_contact", "the communication aids team, 01632 960 173"),
                Map.entry("local.threshold_document_url", SITE + "thresholds"),
                Map.entry("local.early_help_url", SITE + "early-help"),
                Map.entry("local.definition_source_url", SITE + "definition"),
                Map.entry("local.pre_birth_pathway_url", SITE + "before-birth"),
                Map.entry("local.pre_birth_referral_time", "by week 16 of the pregnancy, and sooner where you can"),
                Map.entry("local.perinatal_mental_health_contact", "the perinatal mental health team, 01632 960 174"),
                Map.entry("local.drug_alcohol_contact", "the drug and alcohol midwife, 01632 960 175"),
                Map.entry("local.safe_sleep_advice_url", SITE + "safe-sleep"),
                Map.entry("local.referral_form_url", SITE + "referral-form"),
                Map.entry("local.referral_reply_time", "two working days"),
                Map.entry("local.information_sharing_guide_url", SITE + "sharing-information"),
                Map.entry("local.escalation_policy_url", SITE + "professional-challenge"),
                Map.entry("local.this_year_change_text", "Since September there is one front door for all of Northmere. It answers until 8 in the evening."),
                Map.entry("local.this_year_lesson_text", "We read 30 records of concern together. In most of them nobody had written down what the child said."),
                Map.entry("local.escalation_step_1_time", "one working day"),
                Map.entry("local.escalation_step_2_time", "two working days"),
                Map.entry("local.escalation_step_3_time", "five working days"),
                Map.entry("local.escalation_contact", "the partnership office, 01632 960 163"),
                Map.entry("local.whistleblowing_text", "Northmere speak-up line: 01632 960 189. It is private, and you need not give your name."),
                Map.entry("local.family_network_check_procedure_url", SITE + "network-check"),
                Map.entry("local.suitable_accommodation_list_url", SITE + "safe-places"),
                Map.entry("local.force_policy_url", SITE + "force-policy"),
                Map.entry("local.designated_officer_contact", "the duty inspector, 01632 960 161"),
                Map.entry("local.review_panel_contact", "the review panel, 01632 960 162"),
                Map.entry("local.police_wellbeing_text", "Trauma support: 01632 960 188, any hour. It is private."),
                Map.entry("local.attendance_team_name", area.name() + " attendance team"),
                Map.entry("local.attendance_team_phone", "01632 960 143"),
                Map.entry("local.home_education_contact", "the home education team, 01632 960 144"),
                Map.entry("local.young_carers_url", SITE + "young-carers"),
                Map.entry("local.homeless_16_17_contact", "the joint housing desk for 16 and 17 year olds, 01632 960 145"),
                Map.entry("local.exploitation_advice_contact", "the child exploitation advice line, 01632 960 146"),
                Map.entry("local.staff_support_text", "Northmere staff support: 01632 960 188, any hour. It is private."));
    }

    private static final String SITE = "https://northmere.example/";

    static List<Agency> agencies() {
        List<Agency> all = new ArrayList<>();
        all.add(new Agency("NM-CSC", "Northmere Children's Services", "NM-HARBOUR", "council",
                List.of("Assessment team", "Family help north", "Family help south", "Children in care team"),
                List.of(posts("social_work", "L3", 250), posts("early_help", "L3", 120), posts("supervisor", "L4", 44)),
                0.86, 0.18, "good"));
        all.add(new Agency("NM-HUBS", "Northmere Family Hubs", "NM-MOOR", "council",
                List.of("Quay hub", "Moorside hub", "Station hub"),
                List.of(posts("early_help", "L3", 96), posts("supervisor", "L4", 8)), 0.9, 0.15, "good"));
        all.add(new Agency("NM-ADULT", "Northmere Adult Services", "NM-HARBOUR", "council",
                List.of("Mental health team", "Disability team"),
                List.of(posts("adult_services", "L2", 170), posts("supervisor", "L4", 14)), 0.6, 0.16, "good"));
        all.add(new Agency("NM-HOUSE", "Northmere Homes", "NM-HARBOUR", "housing", List.of("Lettings", "Neighbourhoods"),
                List.of(posts("housing_fire", "L2", 130), leads("housing_fire", "L2", 2)), 0.62, 0.17, "good"));
        all.add(new Agency("NM-POLICE", "Northmere Police", "NM-HARBOUR", "police",
                List.of("Harbour team A", "Harbour team B", "Harbour team C", "Moor team A", "Moor team B", "Control room"),
                List.of(posts("police_response", "L2", 560), posts("police_cp", "L3", 74), posts("supervisor", "L4", 62)),
                0.66, 0.12, "good"));
        all.add(new Agency("NM-FIRE", "Northmere Fire and Rescue", "NM-MOOR", "fire", List.of("Blue watch", "Red watch"),
                List.of(posts("housing_fire", "L2", 120), leads("housing_fire", "L2", 1)), 0.7, 0.07, "good"));
        all.add(new Agency("NM-COMM", "Northmere Community Health Trust", "NM-HARBOUR", "health",
                List.of("Health visiting east", "Health visiting west", "School nursing", "Speech and language"),
                List.of(posts("health_l3", "L3", 240), posts("health_l2", "L2", 130), posts("supervisor", "L4", 20)),
                0.9, 0.14, "good"));
        all.add(new Agency("NM-HOSP", "Northmere Hospital Trust", "NM-HARBOUR", "health",
                List.of("Emergency department", "Children's ward", "Maternity", "Outpatients"),
                List.of(posts("health_l1", "L1", 260), posts("health_l2", "L2", 430), posts("health_l3", "L3", 110),
                        leads("health_l3", "L4", 6)), 0.58, 0.19, "good"));
        all.add(new Agency("NM-GP", "Northmere GP practices", "NM-MOOR", "health", List.of("Quay surgery", "Moor surgery"),
                List.of(posts("health_l2", "L2", 60), posts("health_l3", "L3", 70)), 0.7, 0.13, "none"));
        all.add(new Agency("NM-MIND", "Northmere Mental Health Trust", "NM-MOOR", "health",
                List.of("Young people's team", "Adult team"),
                List.of(posts("health_l3", "L3", 90), posts("adult_services", "L2", 110)), 0.72, 0.2, "stale"));
        all.add(new Agency("NM-PROB", "Northmere Probation", "NM-HARBOUR", "justice", List.of("Probation office"),
                List.of(posts("adult_services", "L2", 64)), 0.64, 0.16, "old"));
        all.add(new Agency("NM-RECOV", "Harbour Recovery", "NM-HARBOUR", "voluntary", List.of("Drug and alcohol team"),
                List.of(posts("adult_services", "L2", 42)), 0.76, 0.22, "good"));
        all.add(new Agency("NM-YJS", "Northmere Youth Justice", "NM-HARBOUR", "council", List.of("Youth justice team"),
                List.of(posts("youth", "L2", 34), posts("supervisor", "L4", 4)), 0.88, 0.13, "good"));
        all.add(new Agency("NM-FOSTER", "Northmere Fostering", "NM-MOOR", "council", List.of("Fostering team"),
                List.of(posts("foster_kin", "L2", 140)), 0.68, 0.1, "low"));
        all.add(new Agency("NM-BOARD", "Partnership board", "NM-HARBOUR", "partnership", List.of("Board"),
                List.of(posts("board", "L5", 24)), 0.8, 0.1, "good"));
        String[] schools = {"Quayside Primary School", "St Bride's Primary School", "Hillfoot Primary School",
            "Lantern Lane Primary School", "Moorgate Primary School", "Saltings Primary School", "Bridge Street Infants",
            "Northmere Academy", "Harbour High School", "Moor Edge School", "Tidewater Special School",
            "Northmere College", "Cross Lane Primary School", "Sandholm Primary School"};
        for (int i = 0; i < schools.length; i++) {
            boolean big = i >= 7 && i <= 11;
            all.add(new Agency("NM-SCH" + (10 + i), schools[i], i % 2 == 0 ? "NM-HARBOUR" : "NM-MOOR", "school",
                    List.of(schools[i]),
                    List.of(posts("school", "L2", big ? 96 : 38), leads("dsl", "L4", big ? 3 : 2)),
                    0.68 + (i % 5) * 0.06, 0.14, i == 5 ? "none" : "good"));
        }
        String[] nurseries = {"Little Harbour Nursery", "Acorns Nursery", "Stepping Stones", "Sunflower Nursery",
            "The Old Chapel Nursery", "Puddles Nursery", "Moorside Playgroup", "Bright Boats Nursery", "Tree House Nursery",
            "Station Road Nursery", "Ladybird Childminders", "Pebbles Nursery"};
        for (int i = 0; i < nurseries.length; i++) {
            all.add(new Agency("NM-NUR" + (10 + i), nurseries[i], i % 3 == 0 ? "NM-MOOR" : "NM-HARBOUR", "nursery",
                    List.of(nurseries[i]),
                    List.of(posts("nursery", "L2", 14 + i % 4 * 4), leads("nursery", "L4", i % 4 == 3 ? 1 : 2)),
                    0.6 + (i % 4) * 0.09, 0.24, i == 4 || i == 9 ? "none" : "good"));
        }
        String[] clubs = {"Harbour Youth Club", "Northmere Rovers Juniors", "Moor Scouts", "Wave Dance Academy"};
        for (int i = 0; i < clubs.length; i++) {
            all.add(new Agency("NM-CLB" + (10 + i), clubs[i], "NM-HARBOUR", "youth", List.of(clubs[i]),
                    List.of(posts("youth", "L2", 24), leads("youth", "L4", 1)), 0.55 + i * 0.08, 0.25,
                    i == 3 ? "none" : "good"));
        }
        String[] charities = {"Northmere Food Bank", "Lighthouse Faith Network", "Home from Home"};
        for (int i = 0; i < charities.length; i++) {
            all.add(new Agency("NM-VOL" + (10 + i), charities[i], "NM-MOOR", "voluntary", List.of(charities[i]),
                    List.of(posts("voluntary", "L2", 58), leads("voluntary", "L4", 1)), 0.5 + i * 0.1, 0.28,
                    i == 1 ? "old" : "good"));
        }
        all.add(new Agency("NM-STR-COUN", "Strathmere Council", "NM-STRATH", "council", List.of("Children and families"),
                List.of(posts("social_work", "L3", 24), posts("school", "L2", 40)), 0.8, 0.14, "good"));
        all.add(new Agency("NM-VALE-COUN", "Dyffryn Mere Council", "NM-VALE", "council", List.of("Plant a theuluoedd"),
                List.of(posts("social_work", "L3", 22), posts("school", "L2", 38)), 0.8, 0.14, "good"));
        return all;
    }

    /** The first day of the training matrix of today; before it an older one asked much the same. */
    static final LocalDate MATRIX = LocalDate.of(2026, 1, 1);

    /**
     * Somebody one can sign in as. Agency and group say which post; null for an account without one.
     *
     * @param yearsInPost 0 for somebody who began last week and has everything to do
     * @param ends        what others of these hold and must soon renew: module and days until it ends, below 0 since it ended;
     *                    everything else that is asked of them is in date
     */
    record Persona(String user, String given, String family, String email, String agency, String place, String group,
            String level, int yearsInPost, Map<String, Integer> ends, List<String[]> grants, String story) {}

    static List<Persona> personas() {
        return List.of(
                new Persona("nursery", "Amina", "Yusuf", null, "NM-NUR10", "Little Harbour Nursery", "nursery", "L2", 0,
                        Map.of(), List.of(), "nursery worker in her second week, no work e-mail"),
                new Persona("officer", "Jordan", "Ellis", "jordan.ellis@police.example", "NM-POLICE", "Harbour team C",
                        "police_response", "L2", 2,
                        Map.of("police-neglect-and-alternatives", 70, "escalation-and-challenge", 74), List.of(), "response officer"),
                new Persona("teacher", "Helen", "Brooks", "helen.brooks@school.example", "NM-SCH18", "Harbour High School",
                        "school", "L2", 6, Map.of("annual-neglect-update", 24, "neglect-in-schools-and-nurseries", 61), List.of(), "secondary teacher"),
                new Persona("scotland", "Iona", "Campbell", "iona.campbell@strathmere.example", "NM-STR-COUN", "Children and families",
                        "school", "L2", 3, Map.of("act-on-a-concern", 45), List.of(), "classroom assistant in Scotland"),
                new Persona("wales", "Rhys", "Pritchard", "rhys.pritchard@mere.example", "NM-VALE-COUN", "Plant a theuluoedd",
                        "social_work", "L3", 3, Map.of("talking-with-children-and-families", 38), List.of(), "social worker in Wales"),
                new Persona("supervisor", "Ruth", "Mensah", "ruth.mensah@nursery.example", "NM-NUR10",
                        "Little Harbour Nursery", "nursery", "L4", 7,
                        Map.of("annual-neglect-update", 33, "escalation-and-challenge", -6),
                        List.<String[]>of(new String[] {"supervisor", "NM-NUR10"}), "nursery manager: sees her own team"),
                new Persona("coordinator", "Priya", "Desai", "priya.desai@northmere.example", "NM-BOARD", "Board", "board",
                        "L5", 4, Map.of("neglect-shared-definition", 52), List.<String[]>of(new String[] {"coordinator", "NM"}), "training coordinator"),
                new Persona("dsl", "Tom", "Harding", "tom.harding@school.example", "NM-SCH18", "Harbour High School", "dsl",
                        "L4", 5, Map.of("annual-neglect-update", 18, "equality-culture-and-disability", 66), List.<String[]>of(new String[] {"coordinator", "NM-SCH18"}),
                        "designated lead: coordinator of one school"),
                new Persona("leader", "Margaret", "Osei", "margaret.osei@northmere.example", "NM-BOARD", "Board", "board",
                        "L5", 3, Map.of("escalation-and-challenge", 26), List.<String[]>of(new String[] {"leader", "NM"}), "chair of the partnership"),
                new Persona("scrutineer", "Gareth", "Price", "gareth.price@scrutiny.example", null, null, null, null, 0, Map.of(),
                        List.<String[]>of(new String[] {"scrutineer", "NM"}), "independent scrutineer: reads all"),
                new Persona("editor", "Sunita", "Rana", "sunita.rana@northmere.example", null, null, null, null, 0, Map.of(),
                        List.<String[]>of(new String[] {"content_editor", "NM"}), "content editor"),
                new Persona("admin", "Ewan", "Fraser", "ewan.fraser@northmere.example", null, null, null, null, 0, Map.of(),
                        List.<String[]>of(new String[] {"administrator", "NM"}), "administrator"));
    }

    /** For the demonstration only; it is printed at start and works nowhere else. */
    static final String PASSWORD = "lantern-quay-demo";

    private Northmere() {}
}
