package heed.access.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.notification.Outbox;
import heed.notification.PortalMessage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What the caller was told: reminders, new certificates, what a coordinator asks. */
@Named
@RequestScoped
public class MessagesPage {
    /** A message in the page's words; {@code to} is empty when it leads nowhere. */
    public record Row(String subject, String body, String when, boolean unread, String to) {}

    @Inject private CurrentUser user;
    @Inject private Outbox outbox;
    @Inject private Clock clock;

    private List<PortalMessage> messages;

    private UUID person() {
        return user.personId().orElseThrow(NotInScope::new);
    }

    public void open() {
        messages = outbox.inboxOf(person());
    }

    public List<Row> getRows() {
        return messages.stream().map(m -> new Row(m.subject(), m.body(), Moments.say(m.queuedAt(), clock), m.readAt() == null,
                m.link() == null || !m.link().startsWith("/") ? "" : m.link())).toList();
    }

    public boolean isUnread() {
        return messages.stream().anyMatch(m -> m.readAt() == null);
    }

    public String read() {
        outbox.readAll(person());
        return "/account/messages?faces-redirect=true&done=read";
    }
}
