package dev.perennial.web;

import dev.perennial.clock.PlatformClock;
import dev.perennial.user.Passkey;
import dev.perennial.user.Passkeys;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Our users and their passkeys, as Spring Security asks for them. Who may not come in has none. */
@Component
class PasskeyBook implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private final Passkeys passkeys;
    private final Users users;
    private final PlatformClock clock;

    PasskeyBook(Passkeys passkeys, Users users, PlatformClock clock) {
        this.passkeys = passkeys;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        var id = credentialId.toBase64UrlString();
        return owner(credentialId).isEmpty()
                ? null
                : passkeys.find(id).map(Passkey::credential).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return owner(userId)
                .map(user -> passkeys.of(user).stream().map(Passkey::credential).toList())
                .orElse(List.of());
    }

    /** One that is known has been used, a new one is added; both by the platform's clock, whatever the record says. */
    @Override
    public void save(CredentialRecord credential) {
        var known = owner(credential.getCredentialId());
        if (known.isEmpty()) {
            passkeys.add(owner(credential.getUserEntityUserId()).orElseThrow(), credential, clock.now())
                    .orThrow();
        } else if (!passkeys.used(known.get(), credential, clock.now())) {
            throw new BadCredentialsException("The passkey's count did not go on: there is a copy of it");
        }
    }

    @Override
    public void delete(Bytes credentialId) {
        throw new UnsupportedOperationException("Passkeys are removed by their user, at the front door");
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return owner(id).map(user -> entity(user, id)).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return users.find(username)
                .flatMap(user -> passkeys.handle(user).map(handle -> entity(user, Bytes.fromBase64(handle))))
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        passkeys.name(users.find(entity.getName()).orElseThrow(), entity.getId().toBase64UrlString());
    }

    private Optional<User> owner(Bytes id) {
        return passkeys.owner(id.toBase64UrlString()).filter(user -> !user.isDisabled());
    }

    private static PublicKeyCredentialUserEntity entity(User user, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(user.login())
                .id(handle)
                .displayName(user.name())
                .build();
    }
}
