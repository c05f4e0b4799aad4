package heed.home.web;

import heed.assignment.StatusRow;
import heed.home.Watch;
import heed.platform.Texts;
import java.util.List;

/** What members of a team need, in the words of a page. */
final class TeamWords {
    private TeamWords() {}

    /** One member; {@code how} says whether to tell them in person. */
    public record Member(String name, String place, List<String> needs, String how, String to) {}

    static List<Member> of(List<Watch.Member> members, int atMost) {
        return members.stream().limit(atMost).map(m -> new Member(m.name(), m.rows().get(0).unit() + ", " + m.rows().get(0).group(), m.rows().stream().map(TeamWords::need).toList(),
                Texts.of("home", m.mailbox() ? "team.mail" : "team.person"), "/assignment/person?id=" + m.personId())).toList();
    }

    private static String need(StatusRow r) {
        return switch (r.status()) {
            case LAPSED -> Texts.of("home", "team.lapsed", r.title(), r.due());
            case NEVER -> Texts.of("home", "team.never", r.title(), r.due());
            case EXPIRING -> Texts.of("home", "team.expiring", r.title(), r.due());
            default -> Texts.of("home", "team.grace", r.title(), r.due());
        };
    }
}
