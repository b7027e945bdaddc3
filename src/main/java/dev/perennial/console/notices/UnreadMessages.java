package dev.perennial.console.notices;

import dev.perennial.account.Account;
import dev.perennial.notice.Inbox;
import dev.perennial.web.Unread;
import org.springframework.stereotype.Component;

/** Messages that nobody of the account has read yet. */
@Component
class UnreadMessages implements Unread {
    private final Inbox inbox;

    UnreadMessages(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String path() {
        return InboxController.PATH;
    }

    @Override
    public long count(Account.Id account) {
        return inbox.unread(account);
    }
}
