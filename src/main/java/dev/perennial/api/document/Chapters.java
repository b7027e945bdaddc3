package dev.perennial.api.document;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;

/** The parts of the document in the order in which they are read: what customers need first, the vendor's desk after. */
final class Chapters {
    private static final List<Map.Entry<String, String>> ALL = List.of(
            Map.entry("Keys", "The key a program comes in by, and the platform it comes to."),
            Map.entry("Accounts", "Customers, what holds for each as a whole, and who comes in for it."),
            Map.entry("Catalog", "What is sold, at what price, by which policy and terms."),
            Map.entry("Subscriptions", "Items: what they are, when they end, how and why they are renewed."),
            Map.entry("Quotes", "What renewing would come to, before anything is bought."),
            Map.entry("Orders", "Renewals as orders: listed, placed, paid, cancelled and undone."),
            Map.entry("Payments", "Money asked of a customer through a gateway, for an order or a top-up."),
            Map.entry("Wallet", "Balance, entries, top-ups, withdrawals and automatic top-up."),
            Map.entry("Coupons", "Promotional value that an account holds."),
            Map.entry("Forecast", "What is to come if nobody does anything more, and what could be done about it."),
            Map.entry("Invoices", "What can be invoiced, whom to, and the papers themselves."),
            Map.entry("Notices", "What was told to whom, on which channel, and the proof that it was."),
            Map.entry("Contacts", "Who is told, of what, when, and by which calendars."),
            Map.entry("Events", "All that happened, in one order: read on from where you were."),
            Map.entry("Webhooks", "The same events, brought to an address of yours."),
            Map.entry("Imports and exports", "A vendor's accounts, items and coupons, in and out as files."),
            Map.entry("Grants", "What the vendor gives without being paid, each with a reason."),
            Map.entry("Bank statements", "Statements of the bank, and their entries that wait for somebody."),
            Map.entry("Refunds", "Money of paid orders that goes back, to the wallet or to the original payment."),
            Map.entry("Payouts", "Money on its way out of wallets, of all accounts."),
            Map.entry("Runs", "What the clockwork did, and what it does next; the audit of its books."),
            Map.entry(
                    "Parked work", "What is set aside until somebody looks at it, and put back to work with a reason."),
            Map.entry("Product systems", "The vendor's own systems behind products: how they are told, and compared."),
            Map.entry("Outbox", "Messages of all accounts on their way, and the servers that carry them."),
            Map.entry("Journal", "What happened in all accounts, and by whom."),
            Map.entry(
                    "Books",
                    "Trial balance, entries and deferred revenue; days and months of the platform's calendar."),
            Map.entry("Sandbox", "The clock of a sandbox database: it stands still until it is moved."));

    private Chapters() {}

    static List<Tag> tags() {
        return ALL.stream()
                .map(chapter -> new Tag().name(chapter.getKey()).description(chapter.getValue()))
                .toList();
    }
}
