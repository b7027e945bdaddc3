package dev.perennial.key;

import dev.perennial.user.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a key may be used for. A key never does more than the user it belongs to: each scope says which roles may use it.
 */
public enum Scope {
    ACCOUNT_READ(role -> true),
    ACCOUNT_WRITE(role -> role.mayManage()),
    SUBSCRIPTIONS_READ(role -> true),
    SUBSCRIPTIONS_WRITE(role -> role.maySpend() || role.mayHandleItems()),
    ORDERS_READ(role -> true),
    ORDERS_WRITE(role -> role.maySpend() || role == Role.OPERATOR),
    WALLET_READ(role -> true),
    WALLET_WRITE(role -> role.maySpend() || role.mayHandleMoney()),
    INVOICES_READ(role -> true),
    INVOICES_WRITE(role -> role.maySpend() || role.mayHandleMoney()),
    NOTICES_READ(role -> true),
    NOTICES_WRITE(role -> role.mayManage()),
    EVENTS_READ(role -> true),
    WEBHOOKS_READ(role -> role.mayManage() || role.isVendors()),
    WEBHOOKS_WRITE(role -> role.mayManage() || role == Role.OPERATOR),
    OPERATIONS_READ(Role::isVendors),
    IMPORTS_WRITE(role -> role == Role.OPERATOR),
    GRANTS_WRITE(Role::mayHandleMoney),
    STATEMENTS_WRITE(Role::mayHandleMoney),
    RUNS_WRITE(role -> role == Role.OPERATOR),
    PARKED_WRITE(Role::mayHandleItems),
    PRODUCTS_WRITE(role -> role == Role.OPERATOR),
    CLOCK_WRITE(role -> role == Role.OPERATOR);

    private final Predicate<Role> may;

    Scope(Predicate<Role> may) {
        this.may = may;
    }

    public boolean isOpenTo(Role role) {
        return may.test(role);
    }

    /** As it is written in requests and answers: {@code subscriptions:read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<Scope> of(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }
}
