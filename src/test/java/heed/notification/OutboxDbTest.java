package heed.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.TestSettings;
import heed.platform.Settings;
import heed.platform.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class OutboxDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final UUID ann = UUID.randomUUID();

    private Message due(String key, String address) {
        return new Message(key, ann, address, "Due on Friday – “Ways in”", "Three screens are left.", "/enrolment/module?id=1");
    }

    private Outbox outbox(Database.Fresh db) {
        return new Outbox(db.em(), clock, TestSettings.of("heed.mail.quiet", "20:00-07:00"));
    }

    private void round(Database.Fresh db, Settings settings) {
        PostOffice office = new PostOffice(db.em(), clock, settings, new Mailer(settings));
        List<UUID> due = db.tx(em -> office.due());
        due.forEach(id -> db.run(em -> office.send(id)));
    }

    private static String state(Database.Fresh db) {
        return db.tx(em -> Sql.of(em, "select state, attempts from outbox_message where channel = 'email'")
                .first(r -> r.text("state") + " " + r.integer("attempts"))).orElseThrow();
    }

    private static Settings server(int port) {
        return TestSettings.of("heed.mail.quiet", "20:00-07:00", "heed.mail.host", "127.0.0.1", "heed.mail.port", String.valueOf(port),
                "heed.mail.starttls", "false");
    }

    @OnBothDatabases
    void speaksOnceForEachEventHoweverOftenItIsReported(Database.Fresh db) {
        Outbox outbox = outbox(db);
        db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
        db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
        db.run(em -> outbox.queueAll(List.of(due("due:1", null), due("due:2", null), due("due:2", null))));
        var inbox = db.tx(em -> outbox.inboxOf(ann));
        assertThat(inbox).hasSize(2);
        var mails = db.tx(em -> Sql.of(em, "select count(*) from outbox_message where channel = 'email'").number());
        assertThat(mails).isEqualTo(1);
    }

    @OnBothDatabases
    void existsOnlyIfWhatItTellsDoes(Database.Fresh db) {
        Outbox outbox = outbox(db);
        try {
            db.run(em -> {
                outbox.queue(due("due:1", null));
                throw new IllegalStateException("what it tells did not happen");
            });
        } catch (IllegalStateException expected) {
            var inbox = db.tx(em -> outbox.inboxOf(ann));
            assertThat(inbox).isEmpty();
            return;
        }
        throw new AssertionError("the transaction went through");
    }

    @OnBothDatabases
    void isReadByItsOwnReaderOnly(Database.Fresh db) {
        Outbox outbox = outbox(db);
        db.run(em -> outbox.queue(due("due:1", null)));
        UUID id = db.tx(em -> outbox.inboxOf(ann)).get(0).id();
        db.run(em -> outbox.read(UUID.randomUUID(), id));
        var unread = db.tx(em -> outbox.unread(ann));
        assertThat(unread).isEqualTo(1);
        db.run(em -> outbox.read(ann, id));
        var left = db.tx(em -> outbox.unread(ann));
        assertThat(left).isZero();
    }

    @OnBothDatabases
    void goesByMailWithALinkAndInLettersOfAnyLanguage(Database.Fresh db) throws Exception {
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try {
            Outbox outbox = outbox(db);
            db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
            round(db, server(mail.getSmtp().getPort()));
            round(db, server(mail.getSmtp().getPort()));
            assertThat(mail.getReceivedMessages()).hasSize(1);
            var got = mail.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("Due on Friday – “Ways in”");
            assertThat(got.getFrom()[0]).hasToString("heed@example.org");
            assertThat(got.getContent().toString()).contains("Three screens").contains("http://localhost:8080/enrolment/module?id=1");
            assertThat(state(db)).isEqualTo("sent 1");
        } finally {
            mail.stop();
        }
    }

    @OnBothDatabases
    void waitsThroughQuietHours(Database.Fresh db) {
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try {
            clock.forward(Duration.ofHours(9));
            Outbox outbox = outbox(db);
            db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
            var inbox = db.tx(em -> outbox.inboxOf(ann));
            assertThat(inbox).as("the portal does not wait").hasSize(1);
            round(db, server(mail.getSmtp().getPort()));
            clock.forward(Duration.ofHours(9));
            round(db, server(mail.getSmtp().getPort()));
            assertThat(mail.getReceivedMessages()).isEmpty();
            clock.forward(Duration.ofHours(1));
            round(db, server(mail.getSmtp().getPort()));
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
    }

    @OnBothDatabases
    void isTriedFiveTimesThenGivenUpAndCounted(Database.Fresh db) {
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        int nobodyListens = mail.getSmtp().getPort();
        mail.stop();
        Outbox outbox = outbox(db);
        db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
        round(db, server(nobodyListens));
        assertThat(state(db)).isEqualTo("waiting 1");
        clock.forward(Duration.ofMinutes(4));
        round(db, server(nobodyListens));
        assertThat(state(db)).as("not before five minutes").isEqualTo("waiting 1");
        for (int i = 0; i < 4; i++) {
            clock.set("2026-11-" + (23 + i));
            round(db, server(nobodyListens));
        }
        assertThat(state(db)).isEqualTo("given_up 5");
        var undelivered = db.tx(em -> outbox.undelivered());
        assertThat(undelivered).isEqualTo(1);
    }

    @OnBothDatabases
    void waitsWhileNoMailServerIsSet(Database.Fresh db) {
        Outbox outbox = outbox(db);
        db.run(em -> outbox.queue(due("due:1", "ann@example.org")));
        round(db, TestSettings.of());
        assertThat(state(db)).isEqualTo("waiting 0");
        var fresh = db.tx(em -> outbox.undelivered());
        assertThat(fresh).isZero();
        clock.forward(Duration.ofHours(25));
        var old = db.tx(em -> outbox.undelivered());
        assertThat(old).isEqualTo(1);
    }

    @OnBothDatabases
    void queuesAThousandAtOnce(Database.Fresh db) {
        Outbox outbox = outbox(db);
        List<Message> many = IntStream.range(0, 1000).mapToObj(i -> due("due:" + i, i % 2 == 0 ? "a@example.org" : null)).toList();
        db.run(em -> outbox.queueAll(many));
        db.run(em -> outbox.queueAll(many));
        var lines = db.tx(em -> Sql.of(em, "select count(*) from outbox_message").number());
        assertThat(lines).isEqualTo(1500);
    }
}
