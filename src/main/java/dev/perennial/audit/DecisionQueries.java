package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_DUE_THING_IS_DECIDED;

import java.util.List;

/** Law 6. */
final class DecisionQueries {
    private DecisionQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(EVERY_DUE_THING_IS_DECIDED, "what was due an hour before the last run was decided by it", """
                select 'subscription ' || s.subscription_id from subscription s
                where s.bucket = :bucket and s.parked_at is null
                  and least(s.next_try_at, s.next_step_at, s.next_reminder_at) < :overdue
                  and not exists (select 1 from journal j where j.bucket = :bucket
                    and j.subscription_id = s.subscription_id and j.at >= :run)
                union all
                select 'order ' || o.order_id from orders o
                where o.bucket = :bucket and o.state = 'UNPAID' and not o.awaits_provider
                  and o.lapses_at < :overdue\
                """),
            new Check(
                    EVERY_DUE_THING_IS_DECIDED,
                    "an item to be renewed automatically has a try to come, or had one",
                    """
                    select 'subscription ' || s.subscription_id from subscription s
                    where s.bucket = :bucket and s.mode = 'AUTO' and s.phase = 'ACTIVE' and s.billing = 'SUBSCRIPTION'
                      and s.next_try_at is null
                      and not exists (select 1 from attempt t where t.bucket = :bucket
                        and t.subscription_id = s.subscription_id and t.expiration = s.expires_at)
                      and not exists (select 1 from order_line l
                        join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                        where l.bucket = :bucket and o.bucket = :bucket and l.subscription_id = s.subscription_id
                          and (l.cut_to = s.expires_at
                            or l.expiration = s.expires_at and (o.undone_at is not null or o.awaits_provider)))
                      and not exists (select 1 from journal j where j.bucket = :bucket
                        and j.subscription_id = s.subscription_id and j.kind = 'MODE_SET'
                        and j.at >= s.expires_at)\
                    """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an item whose end has a next step knows when it is due", """
                select 'subscription ' || s.subscription_id from subscription s
                where s.bucket = :bucket and s.billing = 'SUBSCRIPTION' and s.phase <> 'RELEASED'
                  and s.next_step_at is null\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an attempt that renewed has its paid order", """
                select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                left join orders o on o.bucket = :bucket and o.order_id = t.order_id
                left join order_line l on l.bucket = :bucket and l.order_id = t.order_id
                  and l.subscription_id = t.subscription_id and l.expiration = t.expiration
                where t.bucket = :bucket and t.outcome = 'RENEWED'
                  and (l.order_id is null or o.state <> 'PAID' or o.origin <> 'AUTO' or o.type <> 'RENEWAL')\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an order of automatic renewal has its attempt", """
                select 'order ' || o.order_id from orders o
                where o.bucket = :bucket and o.origin = 'AUTO' and o.type = 'RENEWAL' and o.state <> 'CANCELLED'
                  and 1 <> (select count(*) from attempt t where t.bucket = :bucket and t.order_id = o.order_id
                    and t.outcome = case when o.state = 'PAID' then 'RENEWED' else 'AWAITING_PROVIDER' end)\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an attempt that lacked money says how much, and no other does", """
                select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                where t.bucket = :bucket
                  and (t.outcome in ('INSUFFICIENT_BALANCE', 'AWAITING_TOP_UP')) <> (coalesce(t.shortfall_minor, 0) > 0)\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an attempt is decided when it is due or later", """
                select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                where t.bucket = :bucket and t.decided_at < t.due_at\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "what was set aside says why", """
                select 'subscription ' || s.subscription_id from subscription s
                where s.bucket = :bucket and s.parked_at is not null and coalesce(s.parked_reason, '') = ''\
                """));
}
