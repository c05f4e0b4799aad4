package heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.notification.Message;
import heed.notification.Outbox;
import heed.platform.PageRequest;
import heed.platform.Sql;
import java.time.Duration;
import java.util.UUID;

class UndeliveredDbTest {
    @OnBothDatabases
    void showsAnAdministratorTheMailsOfTheScopeThatDidNotArriveAndTriesThemAgain(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ann = f.person("Ann", "Lee", 2, 4);
        UUID bea = f.person("Bea", "Moss", 3, null);
        Outbox outbox = new Outbox(db.em(), f.clock, f.settings);
        db.run(em -> {
            outbox.queue(new Message("a", ann, "ann@northmere.example", "Due soon", "Look again.", "/home/today"));
            outbox.queue(new Message("b", bea, "bea@northmere.example", "Due soon", "Look again.", "/home/today"));
        });
        Undelivered mails = new Undelivered(db.em(), f.clock, new Access(db.em(), f.clock, f.user), f.user, f.events);
        f.as(f.account("admin", Role.ADMINISTRATOR, 2));
        long atOnce = db.tx(em -> mails.count());
        assertThat(atOnce).isZero();
        f.clock.forward(Duration.ofDays(2));
        var late = db.tx(em -> mails.page(PageRequest.of(0, 10)));
        assertThat(late.total()).isEqualTo(1);
        assertThat(late.rows()).extracting(Undelivered.Line::name, Undelivered.Line::givenUp).containsExactly(org.assertj.core.groups.Tuple.tuple("Ann Lee", false));
        int waiting = db.tx(em -> mails.tryAgain());
        assertThat(waiting).isZero();
        db.run(em -> Sql.of(em, "update outbox_message set state = 'given_up', attempts = 5, last_error = 'no such box' where channel = 'email'").update());
        int again = db.tx(em -> mails.tryAgain());
        assertThat(again).isEqualTo(1);
        long left = db.tx(em -> Sql.of(em, "select count(*) from outbox_message where state = 'given_up'").number());
        assertThat(left).as("another agency's stays").isEqualTo(1);
        assertThat(f.events.events()).extracting(AccessEvent::action).contains("mail.again");
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        assertThatThrownBy(() -> db.run(em -> mails.count())).isInstanceOf(NotInScope.class);
    }
}
