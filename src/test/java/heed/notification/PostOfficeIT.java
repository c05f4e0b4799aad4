package heed.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import heed.House;
import heed.platform.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What the container adds to the post office: nodes that reach for one e-mail at the same moment send it once. */
@ArquillianTest
class PostOfficeIT {
    private static final int NODES = 4;

    @Inject
    private House house;

    @Inject
    private Outbox outbox;

    @Inject
    private PostOffice office;

    @Inject
    private Settings settings;

    @Resource
    private ManagedExecutorService threads;

    @Test
    void sendsEachMessageOnceHoweverManyReachForIt() throws Exception {
        int port = Integer.parseInt(settings.required("heed.mail.port"));
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        mail.start();
        try {
            String key = "test:once:" + UUID.randomUUID();
            outbox.queue(new Message(key, house.learner().person(), "ann@school.example", key, "Once.", "/home/today"));
            UUID id = house.id("select id from outbox_message where event_key = :key", key + ":email");
            CyclicBarrier together = new CyclicBarrier(NODES);
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                sent.add(threads.submit(() -> {
                    together.await();
                    office.send(id);
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
            office.send(id);
            long received = 0;
            for (var message : mail.getReceivedMessages()) {
                received += message.getSubject().equals(key) ? 1 : 0;
            }
            assertThat(received).isEqualTo(1);
        } finally {
            mail.stop();
        }
    }
}
