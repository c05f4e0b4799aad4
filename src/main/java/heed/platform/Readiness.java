package heed.platform;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the program is ready to serve; the launcher and a balancer ask {@code /api/ready}. */
@ApplicationScoped
public class Readiness {
    private volatile boolean open;
    private volatile StartFault fault;

    void open() {
        open = true;
    }

    void fail(StartFault why) {
        fault = why;
        // The launcher started this JVM and reads the reason here: a server's log is no interface.
        System.setProperty("heed.start.fault", why.exitCode() + " " + why.getMessage());
    }

    public boolean isOpen() {
        return open && fault == null;
    }
}
