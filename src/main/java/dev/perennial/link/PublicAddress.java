package dev.perennial.link;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people find the platform: links lead there, and a passkey is good for that address and no other. */
@Component
public class PublicAddress {
    private final String told;
    private final Environment settings;

    /**
     * @param told {@code https://console.vendor.example}; where it is left out, this machine and the port in use
     */
    PublicAddress(@Value("${perennial.address:}") String told, Environment settings) {
        this.told = told.strip().replaceFirst("/+$", "");
        this.settings = settings;
    }

    /** Scheme, host and port, as browsers write them. */
    public String origin() {
        return told.isEmpty() ? "http://localhost:" + settings.getProperty("local.server.port", "8080") : told;
    }

    /** As {@link #origin()}, for who fills it in by the request: {@code {baseUrl}} where nothing is told. */
    public String template() {
        return told.isEmpty() ? "{baseUrl}" : told;
    }

    public String host() {
        return URI.create(origin()).getHost();
    }
}
