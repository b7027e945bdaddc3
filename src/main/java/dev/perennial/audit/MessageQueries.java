package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;

import java.util.List;

/** Law 7, what it says of messages: none that was promised is lost. */
final class MessageQueries {
    private MessageQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(EVERY_CHANGE_IS_JOURNALED, "what is to be told is posted by the run after it is due", """
                select 'notice ' || n.notice_id from notice n
                where n.bucket = :bucket and n.state = 'QUEUED' and n.due_at < :overdue and n.created_at < :overdue
                  and not exists (select 1 from subscription s where s.bucket = :bucket
                    and s.account_id = n.account_id and s.next_reminder_at < :run)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a message tells something, and goes to whom it is for", """
                select 'message ' || m.message_id from message m
                where m.bucket = :bucket and not exists (select 1 from notice n where n.bucket = :bucket
                  and n.message_id = m.message_id and n.account_id = m.account_id and n.contact_id = m.contact_id
                  and n.channel = m.channel)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a withdrawn notice has nothing left to tell", """
                select 'notice ' || n.notice_id from notice n
                where n.bucket = :bucket and n.state = 'WITHDRAWN' and n.kind <> 'CONTACT_CODE'
                  and exists (select 1 from notice_item i where i.bucket = :bucket and i.notice_id = n.notice_id
                    and i.withdrawn_because is null)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a withdrawn message has nothing left to tell", """
                select 'message ' || m.message_id from message m
                where m.bucket = :bucket and m.state = 'WITHDRAWN'
                  and exists (select 1 from notice n
                    join notice_item i on i.bucket = n.bucket and i.notice_id = n.notice_id
                    where n.bucket = :bucket and i.bucket = :bucket and n.message_id = m.message_id
                      and i.withdrawn_because is null)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a message that was sent has the try that its server took", """
                select 'message ' || m.message_id from message m
                where m.bucket = :bucket and m.state = 'SENT'
                  and not exists (select 1 from message_attempt a where a.bucket = :bucket
                    and a.message_id = m.message_id and a.outcome = 'TAKEN')\
                """));
}
