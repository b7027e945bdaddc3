package dev.perennial.web;

import dev.perennial.account.Account;

/** Something new for a customer: its count stands beside the way to its page. */
public interface Unread {

    /** The page where it is read. */
    String path();

    /** How much of it there is; asked for each of the account's pages, so one look at an index of its own. */
    long count(Account.Id account);
}
