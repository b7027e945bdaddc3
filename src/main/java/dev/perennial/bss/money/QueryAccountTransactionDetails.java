package dev.perennial.bss.money;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.key.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What moved a wallet, from a token on. */
@Component
class QueryAccountTransactionDetails implements Action {
    private static final long USUAL = 20;
    private static final int MOST = 300;

    private final Transactions transactions;

    QueryAccountTransactionDetails(Transactions transactions) {
        this.transactions = transactions;
    }

    record Data(
            String accountName,
            int maxResults,
            @Nullable String nextToken,
            long totalCount,
            Transactions.Views accountTransactionsList) {}

    @Override
    public String name() {
        return "QueryAccountTransactionDetails";
    }

    @Override
    public Scope scope() {
        return Scope.WALLET_READ;
    }

    @Override
    public Object answer(Ask ask) {
        int most = ask.parameters().number("MaxResults", 1, MOST).orElse(USUAL).intValue();
        long from = ask.parameters().number("NextToken", 0, Integer.MAX_VALUE).orElse(0L);
        var some = transactions.of(ask, from, most);
        long next = from + some.views().accountTransactionsList().size();
        var token = next < some.total() ? String.valueOf(next) : null;
        return new Data(ask.account().name(), most, token, some.total(), some.views());
    }
}
