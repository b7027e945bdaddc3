package dev.perennial.mailbox;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** One mailbox for each channel that reaches people. */
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MailboxCarrier mailboxOfEmails(MailboxStore store, PlatformClock clock, ObjectProvider<Carrier> carriers) {
        return new MailboxCarrier(Channel.EMAIL, store, clock, carriers);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MailboxCarrier mailboxOfShortMessages(MailboxStore store, PlatformClock clock, ObjectProvider<Carrier> carriers) {
        return new MailboxCarrier(Channel.SMS, store, clock, carriers);
    }
}
