package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import heed.House;
import heed.access.Accounts;
import heed.access.CurrentUser;
import heed.notification.Message;
import heed.notification.Outbox;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The transaction of a door, as the container draws it. */
@ArquillianTest
class TransactionIT {
    /** Changes a name and queues a message about it, then goes wrong in a way. */
    @ApplicationScoped
    @Transactional
    public static class Door {
        @Inject
        private EntityManager em;

        @Inject
        private Outbox outbox;

        public void rename(UUID person, String name, RuntimeException wrong) {
            Sql.of(em, "update person set family_name = :name where id = :person").set("name", name).set("person", person).update();
            outbox.queue(new Message("test:" + name, person, null, "A new name", "You are called " + name + ".", null));
            if (wrong != null) {
                throw wrong;
            }
        }
    }

    /** Looks who the caller is, in a thread of its own. */
    @ApplicationScoped
    public static class Elsewhere {
        @Inject
        private CurrentUser user;

        @ActivateRequestContext
        public boolean isAnybody() {
            return user.isSignedIn();
        }
    }

    @Inject
    private Door door;

    @Inject
    private House house;

    @Inject
    private Accounts accounts;

    @Inject
    private UserTransaction transaction;

    @Inject
    private CurrentUser user;

    @Inject
    private Elsewhere elsewhere;

    @Resource
    private ManagedExecutorService threads;

    private long named(String name) {
        return house.count("select count(*) from person where family_name = :id", name)
                + 10 * house.count("select count(*) from outbox_message where event_key = :id", "test:" + name + ":portal");
    }

    @Test
    void aChangeAndTheMessageAboutItAreOneOrNone() {
        UUID person = house.learner().person();
        door.rename(person, "Kept", null);
        assertThat(named("Kept")).isEqualTo(11);
        assertThatThrownBy(() -> door.rename(person, "Refused", new Refusal("platform.conflict"))).isInstanceOf(Refusal.class);
        assertThat(named("Refused")).isZero();
        assertThatThrownBy(() -> door.rename(person, "Broken", new IllegalStateException())).isInstanceOf(IllegalStateException.class);
        assertThat(named("Broken")).isZero();
        assertThatThrownBy(() -> door.rename(person, "Hidden", new heed.access.NotInScope())).isInstanceOf(heed.access.NotInScope.class);
        assertThat(named("Hidden")).isZero();
        assertThat(named("Kept")).isEqualTo(11);
    }

    @Test
    void oneMessageIsQueuedOnceHoweverOftenItIsAsked() {
        UUID person = house.learner().person();
        door.rename(person, "Twice", null);
        door.rename(person, "Twice", null);
        assertThat(named("Twice")).isEqualTo(11);
    }

    @Test
    void whoSavesSecondIsToldInASentenceThatSomebodyWasQuicker() throws Exception {
        House.Someone ann = house.learner();
        transaction.begin();
        accounts.ofPerson(ann.person());
        threads.submit(() -> accounts.rename(ann.person(), "Somebody was quicker")).get();
        accounts.rename(ann.person(), "Too late");
        Throwable thrown = catchThrowable(transaction::commit);
        assertThat(Refusal.in(thrown).map(Refusal::key)).as(String.valueOf(thrown)).contains("platform.conflict");
        assertThat(accounts.ofPerson(ann.person()).orElseThrow().getDisplayName()).isEqualTo("Somebody was quicker");
    }

    @Test
    void workOfAnotherThreadIsNotTheCallers() throws Exception {
        user.is(UUID.randomUUID(), null, "Ann", false, List.of());
        assertThat(user.isSignedIn()).isTrue();
        assertThat(threads.submit(elsewhere::isAnybody).get()).isFalse();
    }
}
