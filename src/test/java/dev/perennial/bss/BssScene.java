package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A served story in which programs come in with the cloud's own library. */
public abstract class BssScene extends ApiScene {
    /** In milliseconds: a busy machine is waited for. */
    private static final int TIMEOUT = 120_000;

    /** How a library signs. */
    public enum Signing {
        NEW,
        OLD
    }

    /** A key that signs, of a new user of this role, with all scopes open to it. */
    protected ApiKeys.Made signing(String login, Role role, @Nullable Account account) {
        var all = Arrays.stream(Scope.values())
                .filter(scope -> scope.isOpenTo(role))
                .collect(Collectors.toSet());
        return signing(user(login, role, account), all);
    }

    protected ApiKeys.Made signing(User user, Set<Scope> scopes) {
        var wish = new ApiKeys.Wish("program", ApiKey.Kind.SIGNING, scopes, Optional.empty());
        return bean(ApiKeys.class).make(user, wish, now()).orThrow();
    }

    protected Client client(ApiKeys.Made key, Signing signing) {
        return client(key.id(), key.secret(), signing);
    }

    protected Client client(String id, String secret, Signing signing) {
        var config = new Config()
                .setAccessKeyId(id)
                .setAccessKeySecret(secret)
                .setEndpoint("127.0.0.1:" + port())
                .setProtocol("http")
                .setReadTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT);
        if (signing == Signing.OLD) config.setSignatureAlgorithm("v2");
        try {
            return new Client(config);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The code a call is refused with. */
    protected static String code(ThrowingCallable call) {
        return fault(call).getCode();
    }

    protected static TeaException fault(ThrowingCallable call) {
        var fault = catchThrowableOfType(TeaException.class, call);
        assertThat(fault).as("a call that must be refused").isNotNull();
        return fault;
    }
}
