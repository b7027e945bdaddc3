package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scene that looks at what left for whom. */
abstract class MessageScene extends Scene {
    protected final Messages messages = bean(Messages.class);

    /** Somebody who is written to after the first contact. */
    protected Contact second(Account account, String email) {
        var contact = new Contact(
                bean(Ids.class).next(account.id().value(), now()),
                account.id(),
                "Second",
                1,
                Set.of(Contact.Part.TECHNICAL),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Contact.Address(email, Optional.of(now()), Optional.empty())),
                Optional.empty(),
                Optional.empty());
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction().executeWithoutResult(status -> bean(Contacts.class).add(bucket, contact, now()));
        return contact;
    }

    protected List<Message> of(Account account) {
        return messages.page(account.id(), null, null, 100);
    }

    protected Message one(Account account, Channel channel) {
        var found = messages.page(account.id(), channel, null, 100);
        assertThat(found).as(channel + " of " + account.id()).hasSize(1);
        return found.getFirst();
    }
}
