package dev.perennial.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.user.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What came in and which orders it paid, page by page: as if all that moved the wallet were gone over, oldest first. */
class TopUpsApiTest extends ApiScene {
    private static final long SEED = 20261126;
    private static final int MOVES = 60;

    @Test
    void anyPageTellsWhatGoingOverAllOfItTells() {
        var random = new Random(SEED);
        for (int n = 0; n < 8; n++) {
            var account = account("flow-" + n, "0.00", "300.00");
            var program = program("flow-" + n + ".viewer", Role.VIEWER, account);
            for (int move = 0; move < MOVES; move++) move(account, random);
            assertThat(pages(program, 7)).as("seed " + SEED + ", " + n).isEqualTo(told(account));
            assertThat(pages(program, 200)).as("seed " + SEED + ", " + n).isEqualTo(told(account));
        }
    }

    @Test
    void cursorsLeadOnInThisListOnly() {
        var account = account("paged", "10.00");
        topUp(account, "20.00");
        topUp(account, "30.00");
        var program = program("paged.owner", Role.OWNER, account);
        var first = program.get("/api/v1/wallet/top-ups?limit=2").body();
        assertThat(first.at("/data/0/left/amount").asString()).isEqualTo("30.00");
        topUp(account, "40.00");
        var next = first.path("next").asString();
        var rest = program.get("/api/v1/wallet/top-ups?after=" + next).body();
        assertThat(rest.path("data")).hasSize(1);
        assertThat(rest.at("/data/0/from").asString()).isEqualTo("OPENING");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(program.get("/api/v1/wallet/entries?after=" + next).code()).isEqualTo("CURSOR_NOT_VALID");
    }

    /** Money comes in, pays an order, or leaves otherwise: as far as the credit line goes. */
    private void move(Account account, Random random) {
        int bucket = bean(Accounts.class).bucketOf(account.id());
        var amount = Money.ofMinor(1 + random.nextInt(30_000), CNY);
        boolean in = random.nextInt(3) == 0;
        boolean sale = random.nextInt(4) > 0;
        var wallet = wallet(account);
        if (!in && wallet.available().isLessThan(amount)) return;
        var from = in ? LedgerAccount.TOP_UP : LedgerAccount.WALLET;
        var to = in ? LedgerAccount.WALLET : sale ? LedgerAccount.SALES : LedgerAccount.PAYOUT;
        var entry = new Transfer(
                bean(Ids.class).next(account.id().value(), now()),
                account.id(),
                now(),
                from,
                to,
                amount,
                "moved",
                in || !sale ? Optional.empty() : Optional.of(UUID.randomUUID()));
        var after = in ? wallet.credit(amount) : wallet.credit(amount.negated());
        transaction().executeWithoutResult(status -> bean(Ledger.class).post(bucket, List.of(entry), List.of(after)));
    }

    private static List<String> pages(Calls program, int limit) {
        var all = new ArrayList<String>();
        String next = "";
        do {
            var page =
                    program.get("/api/v1/wallet/top-ups?limit=" + limit + next).body();
            page.path("data").valueStream().map(TopUpsApiTest::line).forEach(all::add);
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        } while (next != null);
        return all;
    }

    private static String line(JsonNode lot) {
        var paid = new LinkedHashMap<String, String>();
        lot.path("paid")
                .forEach(part -> paid.put(
                        part.path("order").asString(), part.at("/amount/amount").asString()));
        return lot.path("entry").asString() + " " + paid + " "
                + lot.at("/out/amount").asString() + " "
                + lot.at("/left/amount").asString();
    }

    private static final class Lot {
        private final Transfer entry;
        private final LinkedHashMap<String, String> paid = new LinkedHashMap<>();
        private Money out = Money.zero(CNY);
        private Money left;

        private Lot(Transfer entry) {
            this.entry = entry;
            this.left = entry.amount();
        }

        @Override
        public String toString() {
            return entry.id() + " " + paid + " " + out.decimal() + " " + left.decimal();
        }
    }

    /** The oldest first: what goes out takes from the oldest that is still there. */
    private List<String> told(Account account) {
        var all = new ArrayList<Lot>();
        var open = new ArrayDeque<Lot>();
        for (var entry : bean(Ledger.class).entries(bean(Accounts.class).bucketOf(account.id()), account.id())) {
            if (entry.credit() == LedgerAccount.WALLET) {
                var lot = new Lot(entry);
                all.add(lot);
                open.add(lot);
                continue;
            }
            var rest = entry.amount();
            while (rest.isPositive() && !open.isEmpty()) {
                var lot = open.getFirst();
                var part = rest.min(lot.left);
                lot.left = lot.left.minus(part);
                rest = rest.minus(part);
                if (entry.order().isPresent()) lot.paid.put(entry.order().get().toString(), part.decimal());
                else lot.out = lot.out.plus(part);
                if (lot.left.isZero()) open.removeFirst();
            }
        }
        return all.reversed().stream().map(Lot::toString).toList();
    }
}
