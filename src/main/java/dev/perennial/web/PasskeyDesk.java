package dev.perennial.web;

import dev.perennial.kernel.RefusedException;
import dev.perennial.link.PublicAddress;
import dev.perennial.user.PasskeyRefusal;
import dev.perennial.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys over the counter: what a browser is asked, kept in its session, and what is made of its answer. Each question
 * is good for one answer. The device must have made sure who its user is: a passkey stands for the password too.
 */
@Component
public class PasskeyDesk {
    private static final int LABEL_MOST = 60;

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository offers =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final HttpSessionPublicKeyCredentialRequestOptionsRepository questions =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();
    private final PasskeyBook book;
    private final PublicAddress address;
    private final String name;

    PasskeyDesk(PasskeyBook book, PublicAddress address, @Value("${perennial.name:Perennial}") String name) {
        this.book = book;
        this.address = address;
        this.name = name;
    }

    /** What to ask the browser of a signed-in visitor for a new passkey. */
    public String offer(HttpServletRequest request, HttpServletResponse response) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var options = party().createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(signedIn));
        offers.save(request, response, options);
        return json.writeValueAsString(options);
    }

    /**
     * Keeps the passkey that the browser has made.
     *
     * @throws RefusedException when it is not what was asked for, or one too many
     */
    public void keep(User user, String label, String answer, HttpServletRequest request, HttpServletResponse response) {
        var options = offers.load(request);
        if (options == null || !options.getUser().getName().equals(user.login())) throw invalid();
        offers.save(request, response, null);
        try {
            var made = json.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var key = new RelyingPartyPublicKey(made, shown(label, user));
            party().registerCredential(new ImmutableRelyingPartyRegistrationRequest(options, key));
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException unfit) {
            // Whatever a device answers that cannot be read or verified.
            throw invalid();
        }
    }

    /** What to ask the browser of somebody who wants to come in. */
    String question(HttpServletRequest request, HttpServletResponse response) {
        var options =
                party().createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        BriefSession.open(request);
        questions.save(request, response, options);
        return json.writeValueAsString(options);
    }

    /** What the browser answered, to be verified. */
    WebAuthnAuthenticationRequestToken answered(
            String answer, HttpServletRequest request, HttpServletResponse response) {
        var options = questions.load(request);
        if (options == null) throw new BadCredentialsException("Nothing was asked, or too long ago");
        questions.save(request, response, null);
        try {
            var shown =
                    json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return new WebAuthnAuthenticationRequestToken(new RelyingPartyAuthenticationRequest(options, shown));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new BadCredentialsException("The answer cannot be read", unreadable);
        }
    }

    /** Made anew each time: the port in use is known only once it is. */
    WebAuthnRelyingPartyOperations party() {
        var here = PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name(name)
                .build();
        var party = new Webauthn4JRelyingPartyOperations(book, book, here, Set.of(address.origin()));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }

    private static String shown(String label, User user) {
        var text = label.strip();
        if (text.isEmpty()) return user.login();
        return text.length() > LABEL_MOST ? text.substring(0, LABEL_MOST) : text;
    }

    private static RefusedException invalid() {
        return new RefusedException(PasskeyRefusal.PASSKEY_ANSWER_INVALID, Map.of());
    }
}
