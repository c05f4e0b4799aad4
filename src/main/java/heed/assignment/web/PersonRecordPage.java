package heed.assignment.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.assignment.Assignments;
import heed.assignment.PersonRecords;
import heed.award.AwardRow;
import heed.award.Status;
import heed.notification.Outbox;
import heed.platform.Texts;
import heed.platform.faces.RowAction;
import heed.requirement.Exemption;
import heed.requirement.Exemptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** One person's training for whoever looks after the person: what is asked and why, what is held, what was said. */
@Named
@RequestScoped
public class PersonRecordPage {
    /** A module asked of a post; {@code exempt} is the address of the form, empty when the caller may not sign. */
    public record Asked(String title, Status status, String when, String why, String exempt) {}

    /** An award; {@code revoke} is empty when it cannot be taken back. */
    public record Held(String title, String earned, String state, String revoke) {}

    /** A module asked beyond the matrix. */
    public record Extra(UUID id, String title, String due, String why, String state, boolean open) {}

    /** A message. */
    public record Said(String subject, String when, String portal, String mail) {}

    @Inject private Access access;
    @Inject private PersonRecords records;
    @Inject private Assignments assignments;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;
    @Inject @Param private String id;

    private PersonRecords.PersonRecord person;

    public void open() {
        person();
    }

    private PersonRecords.PersonRecord person() {
        if (person == null) {
            person = records.of(uuid(id), access.require(Permission.SEE_PEOPLE));
        }
        return person;
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    public UUID getId() {
        return person().personId();
    }

    public String getName() {
        return person().name();
    }

    public boolean isMailbox() {
        return person().mailbox();
    }

    /** Whether the person has left everything the caller looks after: then the page shows what was until then. */
    public boolean isLeft() {
        return person().leftOn() != null;
    }

    public String getLeftOn() {
        return Texts.of("assignment", "person.left", person().leftOn());
    }

    /** Whether the caller looks after this very person today in the way the permission says. */
    private boolean may(Permission permission) {
        return access.may(permission) && records.isLookedAfter(getId(), access.scope(permission));
    }

    public boolean isAssigner() {
        return may(Permission.ASSIGN);
    }

    public List<Asked> getAsked() {
        boolean signs = may(Permission.EDIT_REQUIREMENTS);
        return person().asked().stream().map(a -> new Asked(a.title(), a.status(), when(a), a.freed() == null ? a.why() : a.why() + " " + say(a.freed()),
                signs && a.status() != Status.EXEMPT ? "/requirement/exemption?person=" + getId() + "&post=" + a.postId() + "&module=" + a.slug() : "")).toList();
    }

    private static String when(PersonRecords.Asked a) {
        return switch (a.status()) {
            case IN_DATE -> Texts.of("assignment", "row.until", a.expiry());
            case EXPIRING -> Texts.of("assignment", "row.renew", a.expiry());
            case LAPSED -> Texts.of("assignment", "row.since", a.expiry());
            case IN_GRACE -> Texts.of("assignment", "row.by", a.due());
            case NEVER -> Texts.of("assignment", "row.wasDue", a.due());
            case EXEMPT -> Texts.of("assignment", "row.exempt");
        };
    }

    private static String say(Exemptions.Line line) {
        Exemption x = line.exemption();
        return x.lastDay() == null ? Texts.of("assignment", "person.freedOpen", x.firstDay(), line.signedBy(), x.reason())
                : Texts.of("assignment", "person.freed", x.firstDay(), x.lastDay(), line.signedBy(), x.reason());
    }

    public List<Held> getHeld() {
        boolean manages = may(Permission.MANAGE_PEOPLE);
        return person().awards().stream().map(a -> new Held(a.title(),
                a.provider() == null ? Texts.day(a.completedOn()) : Texts.of("assignment", "person.from", a.completedOn(), a.provider()), state(a),
                manages && !a.isRevoked() ? "/award/revoke?award=" + a.id() : "")).toList();
    }

    private static String state(AwardRow a) {
        return a.isRevoked() ? Texts.of("assignment", "person.revoked", a.revokedWhy()) : Texts.of("assignment", a.isVerified() ? "person.verified" : "person.unverified");
    }

    public List<Extra> getExtras() {
        return person().extras().stream().map(x -> new Extra(x.id(), x.title(), Texts.day(x.dueOn()),
                x.by() == null ? x.reason() : Texts.of("assignment", "person.askedBy", x.by(), x.reason()),
                x.doneOn() != null ? Texts.of("assignment", "row.done", x.doneOn())
                        : Texts.of("assignment", x.cancelled() ? "person.cancelled" : isLeft() ? "person.openThen" : "person.open"),
                x.doneOn() == null && !x.cancelled())).toList();
    }

    public List<Said> getSaid() {
        return person().told().stream().map(t -> new Said(t.subject(), Texts.day(t.queuedAt().atZoneSameInstant(clock.getZone()).toLocalDate()),
                Texts.of("assignment", t.read() ? "person.read" : "person.unread"), mail(t))).toList();
    }

    private static String mail(Outbox.Told told) {
        return Texts.of("assignment", told.mail() == null ? "person.mail.none" : switch (told.mail()) {
            case "sent" -> "person.mail.sent";
            case "given_up" -> "person.mail.givenUp";
            default -> "person.mail.waiting";
        });
    }

    /** The post names the assignment. */
    public String cancel() {
        UUID assignment = RowAction.row(request, "cancel");
        if (!isAssigner() || person().extras().stream().noneMatch(x -> x.id().equals(assignment))) {
            throw new NotInScope();
        }
        assignments.cancel(assignment, getId());
        return "/assignment/person?faces-redirect=true&id=" + getId() + "&done=cancelled";
    }
}
