package dev.perennial.admin.statements;

import dev.perennial.bank.Desk;
import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Entries of bank statements wait for who says whose they are. */
@Component
class StatementsWaiting implements Waiting {
    private final Desk desk;

    StatementsWaiting(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String path() {
        return "/admin/money/statements";
    }

    @Override
    public long count() {
        return desk.count();
    }
}
