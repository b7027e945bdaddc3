package dev.perennial.bss.money;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.key.Scope;
import org.springframework.stereotype.Component;

/** What moved a wallet, page by page. */
@Component
class QueryAccountTransactions implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 300;

    private final Transactions transactions;

    QueryAccountTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    record Data(
            String accountName,
            int pageNum,
            int pageSize,
            long totalCount,
            Transactions.Views accountTransactionsList) {}

    @Override
    public String name() {
        return "QueryAccountTransactions";
    }

    @Override
    public Scope scope() {
        return Scope.WALLET_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var paging = ask.parameters().paging(USUAL, MOST);
        var some = transactions.of(ask, paging.offset(), paging.size());
        return new Data(ask.account().name(), paging.number(), paging.size(), some.total(), some.views());
    }
}
