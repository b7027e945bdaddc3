package dev.perennial.payment;

import dev.perennial.clock.Installation;
import org.springframework.stereotype.Component;

/** The gateway of sandboxes and demonstrations: its page says that no real money moves. Elsewhere it does not exist. */
@Component
public class SandboxGateway implements Gateway {
    public static final String CODE = "sandbox";

    private final Installation installation;

    SandboxGateway(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOpen() {
        return installation.sandbox();
    }

    @Override
    public String page(Payment payment) {
        return "/gateway/" + payment.id();
    }
}
