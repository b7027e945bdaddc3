package dev.perennial.invoice;

import dev.perennial.account.Account;
import java.util.UUID;

/** Whom invoices are made out to. An account has several, and one it prefers. */
public record Title(UUID id, Account.Id account, Buyer buyer, boolean preferred) {

    public enum Kind {
        PERSON,
        COMPANY
    }

    /**
     * What stands on the paper; a paper keeps it as it was when it was asked for. Empty text where something is not
     * told.
     *
     * @param taxNumber a company's; a person has none
     * @param country as ISO 3166-1 writes it, in two capitals
     * @param address in lines
     */
    public record Buyer(
            Kind kind,
            String name,
            String taxNumber,
            String country,
            String address,
            String bank,
            String bankAccount,
            String phone,
            String email) {}
}
