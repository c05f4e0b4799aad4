package heed.home.web;

import heed.access.NotInScope;
import heed.home.Watch;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The supervisor's list to print and take along: who needs what by when, and who must be told in person. */
@Named
@RequestScoped
public class TeamPage {
    private static final int ROWS = 500;

    @Inject private Watch watch;
    @Inject private Clock clock;

    private List<TeamWords.Member> members;

    public void open() {
        if (!watch.isSupervisor()) {
            throw new NotInScope();
        }
        members = TeamWords.of(watch.late(ROWS), ROWS);
    }

    public List<TeamWords.Member> getMembers() {
        return members;
    }

    public String getLead() {
        return Texts.of("home", "team.list.lead", LocalDate.now(clock));
    }
}
