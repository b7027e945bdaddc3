package dev.perennial.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The security key of a page's visitor: a virtual one of the browser, that needs no finger. */
public final class Authenticator {
    private final CDPSession session;
    private final String id;

    public Authenticator(Page page) {
        session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        id = session.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether it is sure who holds it: a fingerprint that fits. */
    public void knowsItsUser(boolean verified) {
        var told = new JsonObject();
        told.addProperty("authenticatorId", id);
        told.addProperty("isUserVerified", verified);
        session.send("WebAuthn.setUserVerified", told);
    }

    /** What it keeps, private halves and all. */
    public java.util.List<JsonObject> credentials() {
        var asked = new JsonObject();
        asked.addProperty("authenticatorId", id);
        return session.send("WebAuthn.getCredentials", asked).getAsJsonArray("credentials").asList().stream()
                .map(credential -> credential.getAsJsonObject())
                .toList();
    }

    public void put(JsonObject credential) {
        var told = new JsonObject();
        told.addProperty("authenticatorId", id);
        told.add("credential", credential);
        session.send("WebAuthn.addCredential", told);
    }
}
