package dev.perennial.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;

/** Whoever breaks a law by a statement of his own is stopped by the schema, which names the constraint in the way. */
class LawsHoldBySchemaTest extends Busy {
    private static final String CHECK = "23514";
    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String NOT_NULL = "23502";

    @BeforeAll
    void begin() {
        everythingHappens();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # state         | constraint                        | statement
        CHECK       | entry_has_two_sides               | update entry set credit = debit where account_id = 'rich'
        CHECK       | entry_amount_minor_check          | update entry set amount_minor = 0 where account_id = 'rich'
        CHECK       | entry_debit_is_an_account         | update entry set debit = 'THIN_AIR' where account_id = 'poor'
        UNIQUE      | entry_once_for_order              | insert into entry select bucket, account_id, gen_random_uuid(), at, debit, credit, 1, currency, reason, order_id from entry where order_id is not null
        CHECK       | paid_in_full                      | update orders set wallet_minor = wallet_minor - 1 where state = 'PAID'
        CHECK       | line_adds_up                      | update order_line set coupon_minor = coupon_minor + 1 where subscription_id = 'bought'
        UNIQUE      | order_undone_once                 | insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor, coupon_minor, wallet_minor, placed_at, paid_at, awaits_provider, undoes_order_id) select bucket, gen_random_uuid(), account_id, type, state, origin, currency, price_minor, coupon_minor, wallet_minor, placed_at, paid_at, false, undoes_order_id from orders where undoes_order_id is not null
        CHECK       | refund_names_its_order            | update orders set undoes_order_id = null where type = 'REFUND'
        CHECK       | invoiceable_without_refunds       | update order_line set refunded_minor = wallet_minor + 1 where subscription_id = 'bought'
        CHECK       | refunded_within_cash              | update order_line set refunded_minor = -1 where subscription_id = 'bought'
        CHECK       | refund_says_why                   | update orders set refunded_because = null where refunds_order_id is not null
        CHECK       | never_more_than_came_in           | update payout_source set given_minor = received_minor + 1
        FOREIGN_KEY | payout_source_bucket_payment_id_reference_received_minor_fkey | update payout_source set received_minor = received_minor + 1
        CHECK       | payout_goes_one_way               | update payout set bank_account = null where way = 'BANK'
        UNIQUE      | payout_of_one_entry               | update payout set entry_id = (select min(entry_id::text)::uuid from payout where account_id = 'leaver') where account_id = 'leaver'
        CHECK       | given_balance_is_an_entry         | update gift set entry_id = null where kind = 'BALANCE'
        CHECK       | only_paid_is_undone               | update orders set undone_at = placed_at where state = 'CANCELLED'
        CHECK       | wallet_never_below_its_floor      | update wallet set balance_minor = -1 where account_id = 'rich'
        CHECK       | wallet_never_below_its_floor      | update wallet set held_minor = balance_minor + 1 where account_id = 'rich'
        CHECK       | wallet_held_minor_check           | update wallet set held_minor = -1 where account_id = 'rich'
        CHECK       | hold_amount_minor_check           | update hold set amount_minor = -1
        UNIQUE      | hold_once_for_item                | insert into hold select bucket, account_id, gen_random_uuid(), subscription_id, order_id, 1, created_at from hold
        CHECK       | hold_is_for_an_item_or_an_order   | update hold set subscription_id = null
        CHECK       | coupon_never_below_zero           | update coupon set remaining = -1 where coupon_id = 'gift'
        CHECK       | coupon_never_below_zero           | update coupon set remaining = opening + 1 where coupon_id = 'gift'
        CHECK       | coupon_used_whole                 | update coupon set kind = 'PERCENT', value = 50, opening = 50, remaining = 7 where coupon_id = 'spare'
        CHECK       | coupon_use_taken_check            | update coupon_use set taken = 0
        UNIQUE      | one_term_per_expiration           | insert into term select bucket, subscription_id, ends_at + interval '1 day', term_number, starts_at, prior_ends_at, null, null, 'again' from term where subscription_id = 'renewed' and term_number = 2
        UNIQUE      | one_term_per_expiration           | insert into term select bucket, subscription_id, ends_at + interval '1 day', term_number, starts_at, null, null, null, 'again' from term where subscription_id = 'renewed' and term_number = 1
        UNIQUE      | term_pkey                         | insert into term select bucket, subscription_id, ends_at, 3, starts_at, starts_at - interval '1 day', null, null, 'again' from term where subscription_id = 'renewed' and term_number = 2
        CHECK       | terms_never_overlap               | update term set starts_at = prior_ends_at - interval '1 second' where term_number = 2
        CHECK       | term_has_length                   | update term set starts_at = ends_at
        CHECK       | only_the_first_has_none_before    | update term set term_number = 1 where term_number = 2
        FOREIGN_KEY | term_bucket_subscription_id_prior_ends_at_fkey | insert into term select bucket, subscription_id, ends_at + interval '9 days', 3, ends_at + interval '1 day', ends_at + interval '1 day', null, null, 'beyond' from term where subscription_id = 'renewed' and term_number = 2
        FOREIGN_KEY | term_bucket_subscription_id_prior_ends_at_fkey | delete from term where subscription_id = 'renewed' and term_number = 1
        UNIQUE      | one_term_per_line                 | update term set order_id = (select order_id from term where subscription_id = 'bought' and term_number = 2), line_no = 1, granted_because = null where subscription_id = 'placed'
        CHECK       | paid_or_granted                   | update term set granted_because = null where granted_because is not null
        CHECK       | paid_or_granted                   | update term set granted_because = 'both' where order_id is not null
        FOREIGN_KEY | term_bucket_order_id_line_no_fkey | update term set line_no = 7 where order_id is not null
        UNIQUE      | one_open_order_per_item           | insert into order_line select bucket, order_id, 2, subscription_id, period_months, price_minor, 0, 0, expiration, starts_at, ends_at, true, 0 from order_line where subscription_id = 'placed'
        CHECK       | released_is_final                 | update subscription set next_try_at = released_at where subscription_id = 'gone'
        CHECK       | released_is_final                 | update subscription set released_at = null where subscription_id = 'gone'
        CHECK       | released_never_gets_a_term        | update subscription set phase = 'ACTIVE' where subscription_id = 'gone'
        CHECK       | released_never_gets_a_term        | update subscription set expires_at = released_at + interval '1 day' where subscription_id = 'gone'
        CHECK       | renewed_names_its_order           | update attempt set order_id = null where outcome = 'RENEWED'
        CHECK       | shortfall_when_short              | update attempt set shortfall_minor = null where outcome = 'INSUFFICIENT_BALANCE'
        CHECK       | attempt_shortfall_minor_check     | update attempt set shortfall_minor = 0 where outcome = 'INSUFFICIENT_BALANCE'
        CHECK       | reminded_since_it_began           | update subscription set reminders_since = reminded_until + interval '1 day'
        CHECK       | reminder_days_are_few             | update account set reminder_days = '{*:11,*:12,*:13,*:14,*:15,*:16,*:17,*:18,*:19,*:20,*:21}'
        CHECK       | reminder_days_lie_within_a_year   | update account set reminder_days = '{*:366}'
        CHECK       | reminder_days_lie_within_a_year   | update account set reminder_days = '{mail:0}'
        CHECK       | parked_says_why                   | update subscription set parked_at = started_at
        CHECK       | auto_needs_a_period               | update subscription set renewal_months = null where mode = 'AUTO'
        CHECK       | pay_as_you_go_is_never_due        | update subscription set billing = 'PAY_AS_YOU_GO', expires_at = null where subscription_id = 'kept'
        CHECK       | fixed_term_or_pay_as_you_go       | update subscription set billing = 'PAY_AS_YOU_GO' where subscription_id = 'gone'
        CHECK       | cancelled_says_why                | update orders set cancelled_because = null where state = 'CANCELLED'
        CHECK       | paid_says_when                    | update orders set paid_at = null where state = 'PAID'
        CHECK       | renewal_is_whole                  | update orders set type = 'NEW', renewal_mode = 'AUTO' where type = 'RENEWAL'
        CHECK       | only_new_items_choose_renewal     | update orders set renewal_mode = 'AUTO', renewal_months = 12 where type = 'RENEWAL'
        CHECK       | orders_renewal_mode_check         | update orders set type = 'NEW', renewal_mode = 'MAYBE', renewal_months = 12 where type = 'RENEWAL'
        CHECK       | orders_renewal_months_check       | update orders set type = 'NEW', renewal_mode = 'AUTO', renewal_months = 0 where type = 'RENEWAL'
        CHECK       | unpaid_lapses                     | update orders set lapses_at = null where state = 'UNPAID'
        UNIQUE      | notice_item_pkey                  | insert into notice_item select * from notice_item
        UNIQUE      | told_once                         | insert into notice_item (bucket, item_id, notice_id, subscription_id, kind, channel, contact_id, expiration, occasion, facts) select bucket, gen_random_uuid(), notice_id, subscription_id, kind, channel, contact_id, expiration, occasion, facts from notice_item where subscription_id is not null
        UNIQUE      | one_notice_a_day                  | insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day, due_at, created_at, state, reason, late) select bucket, gen_random_uuid(), account_id, kind, channel, contact_id, recipient, language, day, due_at, created_at, 'QUEUED', reason, late from notice where state = 'QUEUED'
        CHECK       | posted_in_a_message               | update notice set state = 'POSTED' where state = 'QUEUED'
        CHECK       | tried_when_sent                   | update message set attempts = 0 where channel = 'EMAIL' and state = 'SENT'
        CHECK       | instead_of_another                | update message set instead_of = message_id
        FOREIGN_KEY | instead_of_a_message              | update message set instead_of = gen_random_uuid()
        CHECK       | looked_after_when_it_failed       | update message set state = 'OFF', looked_after_at = created_at
        CHECK       | tries_before_are_tries            | update message set tries_before = attempts + 1
        CHECK       | a_part_of_its_parts               | insert into sms_part (carrier, reference, message_id, part_no, parts, taken_at) select 'smpp', '1', message_id, 3, 2, created_at from message limit 1
        CHECK       | fated_says_when_and_what          | insert into sms_part (carrier, reference, message_id, part_no, parts, taken_at, fate) select 'smpp', '1', message_id, 1, 1, created_at, 'DELIVERED' from message limit 1
        CHECK       | told_of_a_fate                    | insert into sms_part (carrier, reference, message_id, part_no, parts, taken_at, told_at) select 'smpp', '1', message_id, 1, 1, created_at, created_at from message limit 1
        UNIQUE      | sms_part_pkey                     | insert into sms_part (carrier, reference, message_id, part_no, parts, taken_at) select 'smpp', '1', gen_random_uuid(), 1, 1, now() from generate_series(1, 2)
        UNIQUE      | sms_receipt_pkey                  | insert into sms_receipt (carrier, reference, came_at, fate, said) select 'smpp', '1', now(), 'DELIVERED', 'DELIVRD' from generate_series(1, 2)
        CHECK       | sms_receipt_fate_check            | insert into sms_receipt (carrier, reference, came_at, fate, said) values ('smpp', '1', now(), 'ENROUTE', 'ENROUTE')
        CHECK       | test_message_reason_check         | insert into test_message select bucket, gen_random_uuid(), now(), 'li', '', 'EXPIRING', 'EMAIL', 'a@b.c', 'en', 'smtp', 'TAKEN', '250' from slot limit 1
        CHECK       | test_message_operator_check       | insert into test_message select bucket, gen_random_uuid(), now(), '', 'to see it', 'EXPIRING', 'EMAIL', 'a@b.c', 'en', 'smtp', 'TAKEN', '250' from slot limit 1
        FOREIGN_KEY | test_message_bucket_fkey          | insert into test_message select -1, gen_random_uuid(), now(), 'li', 'to see it', 'EXPIRING', 'EMAIL', 'a@b.c', 'en', 'smtp', 'TAKEN', '250' from slot limit 1
        CHECK       | told_of_an_item_or_the_account    | update notice_item set expiration = null where subscription_id is not null
        CHECK       | only_an_address_is_verified       | update contact set email = null where email_verified_at is not null
        CHECK       | quiet_hours_are_two               | update contact set quiet_from = '22:00'
        CHECK       | code_lasts_minutes                | insert into contact_code (bucket, code_id, account_id, contact_id, channel, address, salt, code_hash, sent_at, expires_at, tries_left) select bucket, gen_random_uuid(), account_id, contact_id, 'EMAIL', 'a@b.c', 'x', sha256('x'), created_at, created_at + interval '11 minutes', 5 from contact
        CHECK       | code_is_tried_a_few_times         | insert into contact_code (bucket, code_id, account_id, contact_id, channel, address, salt, code_hash, sent_at, expires_at, tries_left) select bucket, gen_random_uuid(), account_id, contact_id, 'EMAIL', 'a@b.c', 'x', sha256('x'), created_at, created_at + interval '9 minutes', 6 from contact
        CHECK       | ended_code_says_why               | insert into contact_code (bucket, code_id, account_id, contact_id, channel, address, salt, code_hash, sent_at, expires_at, tries_left, ended_at) select bucket, gen_random_uuid(), account_id, contact_id, 'EMAIL', 'a@b.c', 'x', sha256('x'), created_at, created_at + interval '9 minutes', 5, created_at from contact
        UNIQUE      | one_code_of_an_address            | insert into contact_code (bucket, code_id, account_id, contact_id, channel, address, salt, code_hash, sent_at, expires_at, tries_left) select bucket, gen_random_uuid(), account_id, contact_id, 'EMAIL', 'a@b.c', 'x', sha256('x'), created_at, created_at + interval '9 minutes', 5 from contact cross join generate_series(1, 2)
        FOREIGN_KEY | notice_item_bucket_notice_id_fkey | delete from notice
        CHECK       | payment_succeeded_is_a_top_up     | update payment set state = 'SUCCEEDED' where state = 'LEFT'
        CHECK       | payment_succeeded_is_a_top_up     | update payment set state = 'LEFT' where state = 'SUCCEEDED' and kept_because is null
        CHECK       | payment_ended_says_when           | update payment set ended_at = null where state = 'DECLINED'
        CHECK       | payment_amount_minor_check        | update payment set amount_minor = 0
        CHECK       | payment_state_check               | update payment set state = 'PAID' where state = 'LEFT'
        CHECK       | kept_is_an_orders_money           | update payment set kept_because = 'ORDER_LAPSED' where state = 'OPEN'
        UNIQUE      | top_up_of_one_payment             | insert into payment (bucket, payment_id, account_id, currency, amount_minor, order_id, gateway, state, begun_at, ended_at, entry_id, kept_because) select bucket, gen_random_uuid(), account_id, currency, amount_minor, order_id, gateway, state, begun_at, ended_at, entry_id, kept_because from payment where state = 'SUCCEEDED'
        UNIQUE      | one_open_payment_per_order        | insert into payment (bucket, payment_id, account_id, currency, amount_minor, order_id, gateway, state, begun_at, ended_at, entry_id, kept_because) select bucket, gen_random_uuid(), account_id, currency, amount_minor, order_id, gateway, state, begun_at, ended_at, entry_id, kept_because from payment where state = 'OPEN'
        UNIQUE      | one_success_one_receipt           | insert into payment_receipt select bucket, (select payment_id from payment where state = 'OPEN'), reference, account_id, gateway, currency, amount_minor, received_at, null, gen_random_uuid(), null from payment_receipt where entry_id is not null
        UNIQUE      | one_receipt_one_top_up            | insert into payment_receipt select bucket, payment_id, 'again', account_id, gateway, currency, amount_minor, received_at, entry_id, null, null from payment_receipt where entry_id is not null
        UNIQUE      | payment_receipt_pkey              | insert into payment_receipt select bucket, payment_id, reference, account_id, 'other', currency, amount_minor, received_at, null, gen_random_uuid(), null from payment_receipt
        CHECK       | received_is_in_or_goes_back       | update payment_receipt set entry_id = null where entry_id is not null
        CHECK       | only_what_goes_back_is_back       | update payment_receipt set returned_as = 'back' where entry_id is not null
        CHECK       | payment_receipt_amount_minor_check | update payment_receipt set amount_minor = 0
        FOREIGN_KEY | succeeded_by_its_receipt          | update payment p set entry_id = (select e.entry_id from entry e where e.account_id = p.account_id and e.reason not like 'payment %' limit 1) where p.payment_id = (select payment_id from payment where entry_id is not null limit 1)
        CHECK       | unsure_is_open                    | update payment set unsure = true where state = 'LEFT'
        CHECK       | unsure_is_open                    | update payment set giving_up = true where state = 'SUCCEEDED'
        FOREIGN_KEY | payment_bucket_account_id_entry_id_fkey | update payment set entry_id = payment_id where state = 'SUCCEEDED'
        FOREIGN_KEY | payment_bucket_order_id_fkey      | update payment set order_id = payment_id where order_id is not null
        CHECK       | remittance_reference_check        | update remittance set reference = 'RF00'
        UNIQUE      | remittance_pkey                   | insert into remittance select * from remittance
        UNIQUE      | one_reference_per_account         | insert into account_reference select bucket, 'again', account_id, null, made_at from account_reference where order_id is null
        UNIQUE      | one_reference_per_order           | insert into account_reference select bucket, order_id::text, account_id, order_id, made_at from account_reference where order_id is not null
        FOREIGN_KEY | account_reference_bucket_account_id_fkey | update account_reference set account_id = 'nobody'
        FOREIGN_KEY | account_reference_bucket_order_id_fkey | update account_reference set order_id = gen_random_uuid() where order_id is not null
        UNIQUE      | a_file_once                       | insert into statement_file select bucket, gen_random_uuid(), sha256, name, bytes, format, mapping, actor, began_at, ended_at, statements, entries, fresh, left_out from statement_file
        CHECK       | no_more_fresh_than_read           | update statement_file set fresh = entries + 1
        CHECK       | csv_has_a_mapping                 | update statement_file set mapping = 'plain'
        CHECK       | statement_file_bytes_check        | update statement_file set bytes = 0
        UNIQUE      | a_statement_once                  | update bank_statement set number = 'the same'
        UNIQUE      | an_entry_once                     | update bank_entry set identity = 'the same'
        UNIQUE      | taken_back_once                   | update bank_entry set reverses = (select entry_id from bank_entry where servicer_reference = 'B-PAID') where state = 'TAKEN_BACK'
        CHECK       | bank_entry_amount_minor_check     | update bank_entry set amount_minor = 0
        CHECK       | bank_entry_state_check            | update bank_entry set state = 'LOST' where state = 'DESK'
        CHECK       | desk_says_why                     | update bank_entry set desk_because = null where state = 'DESK'
        CHECK       | settled_says_when                 | update bank_entry set settled_at = null where state = 'IGNORED'
        CHECK       | settled_says_when                 | update bank_entry set settled_at = imported_at where state = 'DESK'
        CHECK       | settled_says_why                  | update bank_entry set settled_because = null where state = 'IGNORED'
        CHECK       | credited_is_money_in              | update bank_entry set credit = false where state = 'CREDITED'
        CHECK       | credited_is_money_in              | update bank_entry set account_id = null where state = 'CREDITED'
        CHECK       | taken_back_is_money_out           | update bank_entry set credit = true where state = 'TAKEN_BACK'
        CHECK       | taken_back_is_money_out           | update bank_entry set reverses = null where state = 'TAKEN_BACK'
        CHECK       | moved_is_settled                  | update bank_entry set moved_by = null where state = 'CREDITED'
        CHECK       | moved_is_settled                  | update bank_entry set moved_by = entry_id where state = 'IGNORED'
        FOREIGN_KEY | bank_entry_bucket_statement_id_fkey | update bank_entry set statement_id = entry_id
        FOREIGN_KEY | bank_entry_bucket_reverses_fkey   | update bank_entry set reverses = statement_id where state = 'TAKEN_BACK' and servicer_reference = 'B-REVERSAL-1'
        CHECK       | desk_act_act_check                | update desk_act set act = 'LOOK'
        CHECK       | desk_act_reason_check             | update desk_act set reason = ''
        FOREIGN_KEY | desk_act_bucket_entry_id_fkey     | update desk_act set entry_id = act_id
        UNIQUE      | bank_receipt_pkey                 | insert into bank_receipt select * from bank_receipt
        UNIQUE      | one_receipt_per_ledger_entry      | insert into bank_receipt select bucket, gen_random_uuid(), account_id, direction, amount_minor, currency, order_id, kept_because, moved_by, at from bank_receipt
        CHECK       | kept_is_for_an_order              | update bank_receipt set kept_because = 'TRANSFER_TOO_LITTLE' where order_id is null
        CHECK       | bank_receipt_direction_check      | update bank_receipt set direction = 'OUT'
        CHECK       | bank_receipt_amount_minor_check   | update bank_receipt set amount_minor = 0
        FOREIGN_KEY | bank_receipt_bucket_account_id_moved_by_fkey | update bank_receipt set moved_by = receipt_id
        CHECK       | csv_mapping_name_check            | insert into csv_mapping values ('No Name', 'x', 'x', now())
        CHECK       | ceiling_is_never_below_zero       | update auto_top_up set ceiling_minor = -1
        CHECK       | paused_top_up_says_why            | update auto_top_up set state = 'PAUSED', paused_because = null
        CHECK       | charge_within_the_ceiling         | update auto_charge set used_minor = ceiling_minor
        CHECK       | charge_ended_says_when            | update auto_charge set settled_at = null
        CHECK       | auto_charge_month_check           | update auto_charge set month = '2026-03-02'
        UNIQUE      | one_charge_under_way              | update auto_charge set outcome = null, settled_at = null where account_id = 'refused'
        UNIQUE      | auto_top_up_pkey                  | insert into auto_top_up select * from auto_top_up
        FOREIGN_KEY | journal_bucket_account_id_fkey    | insert into journal select bucket, 'nobody', journal_id, subscription_id, at, actor_kind, actor, kind, facts from journal
        FOREIGN_KEY | event_bucket_account_id_journal_id_fkey | update journal set account_id = 'nobody'
        UNIQUE      | event_pkey                        | update event set number = 1
        UNIQUE      | a_change_is_an_event_once         | insert into event select bucket, number + 1000, gen_random_uuid(), account_id, journal_id, type, subscription_id, at from event
        CHECK       | event_type_check                  | update event set type = 'renewed'
        CHECK       | off_says_why | insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state, off_because, secret_sealed, old_sealed, old_until, created_at) select bucket, gen_random_uuid(), account_id, 'https://a.b', '', '{}', 'OFF', null, 'x', null, null, created_at from account where account_id = 'rich'
        CHECK       | old_secret_ends | insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state, off_because, secret_sealed, old_sealed, old_until, created_at) select bucket, gen_random_uuid(), account_id, 'https://a.b', '', '{}', 'ON', null, 'x', 'x', null, created_at from account where account_id = 'rich'
        CHECK       | webhook_endpoint_url_check | insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state, off_because, secret_sealed, old_sealed, old_until, created_at) select bucket, gen_random_uuid(), account_id, 'ftp://a.b', '', '{}', 'ON', null, 'x', null, null, created_at from account where account_id = 'rich'
        CHECK       | webhook_endpoint_state_check | insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state, off_because, secret_sealed, old_sealed, old_until, created_at) select bucket, gen_random_uuid(), account_id, 'https://a.b', '', '{}', 'GONE', null, 'x', null, null, created_at from account where account_id = 'rich'
        FOREIGN_KEY | webhook_endpoint_bucket_account_id_fkey | insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state, off_because, secret_sealed, old_sealed, old_until, created_at) select bucket, gen_random_uuid(), 'nobody', 'https://a.b', '', '{}', 'ON', null, 'x', null, null, created_at from account where account_id = 'rich'
        CHECK       | webhook_position_number_check | insert into webhook_position select bucket, gen_random_uuid(), -1 from slot
        UNIQUE      | an_event_goes_to_an_endpoint_once | insert into webhook_delivery (bucket, delivery_id, endpoint_id, event_id, type, state, created_at, due_at, tries) select bucket, gen_random_uuid(), '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'ping', 'DUE', now(), now(), 0 from slot cross join generate_series(1, 2)
        CHECK       | due_says_when | insert into webhook_delivery (bucket, delivery_id, endpoint_id, event_id, type, state, created_at, due_at, tries) select bucket, gen_random_uuid(), '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'ping', 'DUE', now(), null, 0 from slot cross join generate_series(1, 1)
        CHECK       | webhook_delivery_state_check | insert into webhook_delivery (bucket, delivery_id, endpoint_id, event_id, type, state, created_at, due_at, tries) select bucket, gen_random_uuid(), '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'ping', 'LOST', now(), null, 0 from slot cross join generate_series(1, 1)
        CHECK       | webhook_delivery_tries_check | insert into webhook_delivery (bucket, delivery_id, endpoint_id, event_id, type, state, created_at, due_at, tries) select bucket, gen_random_uuid(), '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'ping', 'DUE', now(), now(), -1 from slot cross join generate_series(1, 1)
        FOREIGN_KEY | webhook_try_bucket_delivery_id_fkey | insert into webhook_try select bucket, gen_random_uuid(), 1, now(), 204, '', 7 from slot
        CHECK       | webhook_try_try_no_check | insert into webhook_try select bucket, gen_random_uuid(), 0, now(), 204, '', 7 from slot
        UNIQUE      | event_waiting_pkey | insert into event_waiting select bucket, 'twice', gen_random_uuid() from slot cross join generate_series(1, 2)
        CHECK       | event_counter_last_check | insert into event_counter select bucket, 0 from slot
        CHECK       | event_number_check | update event set number = -number
        UNIQUE      | event_by_id | insert into event select bucket, number + 100000, event_id, account_id, journal_id, 'told.anew', subscription_id, at from event
        CHECK       | invoiceable_within_cash           | update order_line set invoiceable_minor = wallet_minor + 1
        CHECK       | invoiced_within_cash              | update order_line set invoiced_minor = wallet_minor + 1
        CHECK       | invoiced_within_cash              | update order_line set invoiced_minor = -1
        CHECK       | sold_says_all_or_nothing          | update order_line set tax_percent = null where billing_entity is not null
        UNIQUE      | invoice_number_pkey               | insert into invoice_number select bucket, entity, kind, year, number, issued_on, prior_number, prior_on, gen_random_uuid() from invoice_number
        UNIQUE      | a_paper_has_one_number            | insert into invoice_number select bucket, entity, kind, year, number + 1, issued_on, number, issued_on, invoice_id from invoice_number where kind = 'CREDIT_NOTE' order by number desc limit 1
        FOREIGN_KEY | numbers_have_no_gap               | insert into invoice_number select bucket, entity, kind, year, number + 2, issued_on, number + 1, issued_on, gen_random_uuid() from invoice_number order by number desc limit 1
        FOREIGN_KEY | numbers_have_no_gap               | delete from invoice_number where number = 1 and kind = 'INVOICE'
        CHECK       | only_the_first_has_no_prior       | insert into invoice_number select bucket, entity, kind, year, number + 2, issued_on, null, null, gen_random_uuid() from invoice_number order by number desc limit 1
        CHECK       | dates_never_go_back               | insert into invoice_number select bucket, entity, kind, year, number + 1, issued_on - 1, number, issued_on, gen_random_uuid() from invoice_number order by number desc limit 1
        UNIQUE      | a_number_is_one_paper             | update invoice_issue set number = 'PCN-2026-000001'
        CHECK       | hash_is_of_the_document           | update invoice_issue set document = '\\x00'
        CHECK       | credit_note_names_its_invoice     | update invoice set corrects_invoice_id = null where kind = 'CREDIT_NOTE'
        UNIQUE      | one_preferred_title               | update invoice_title set preferred = true
        CHECK       | invoiceable_within_cash           | update order_line set invoiceable_minor = -1
        FOREIGN_KEY | coupon_use_bucket_account_id_coupon_id_fkey | update coupon_use set account_id = 'other'
        FOREIGN_KEY | subscription_bucket_account_id_fkey | update subscription set account_id = 'poor' where subscription_id = 'renewed'
        FOREIGN_KEY | order_line_bucket_subscription_id_fkey | update order_line set subscription_id = 'kept' where not open
        FOREIGN_KEY | account_bucket_fkey               | insert into account select 9, account_id, name, currency, time_zone, language, email, phone, null, created_at from account where account_id = 'stray'
        CHECK       | what_is_sent_is_hashed | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'BEARER', '{EVENTS_READ}', null from account where account_id = 'rich'
        CHECK       | what_signs_is_sealed | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'SIGNING', '{EVENTS_READ}', null from account where account_id = 'rich'
        CHECK       | api_key_scopes_check | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'BEARER', '{}', sha256('x') from account where account_id = 'rich'
        CHECK       | api_key_secret_sha256_check | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'BEARER', '{EVENTS_READ}', 'short' from account where account_id = 'rich'
        CHECK       | revoked_by_somebody | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256, revoked_at) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'BEARER', '{EVENTS_READ}', sha256('x'), created_at from account where account_id = 'rich'
        CHECK       | key_ends_after_it_began | insert into api_key (bucket, key_id, login, name, created_at, made_by, kind, scopes, secret_sha256, expires_at) select bucket, gen_random_uuid(), 'li', 'ERP', created_at, 'li', 'BEARER', '{EVENTS_READ}', sha256('x'), created_at from account where account_id = 'rich'
        CHECK       | provider_task_state_check | update provider_task set state = 'LOST'
        CHECK       | product_system_address_check | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'ftp://a', true, 1, 1, 1, sha256('x'), now(), 1 from generate_series(1, 1)
        CHECK       | product_system_timeout_seconds_check | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'http://a', true, 61, 1, 1, sha256('x'), now(), 1 from generate_series(1, 1)
        CHECK       | product_system_at_once_check | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'http://a', true, 1, 33, 1, sha256('x'), now(), 1 from generate_series(1, 1)
        CHECK       | product_system_patience_minutes_check | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'http://a', true, 1, 1, 0, sha256('x'), now(), 1 from generate_series(1, 1)
        CHECK       | product_system_revision_check | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'http://a', true, 1, 1, 1, sha256('x'), now(), 0 from generate_series(1, 1)
        CHECK       | before_ends | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret_before, secret, secret_since, revision) select 'mail', 'http://a', true, 1, 1, 1, sha256('y'), sha256('x'), now(), 1 from generate_series(1, 1)
        UNIQUE      | product_system_pkey | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'mail', 'http://a', true, 1, 1, 1, sha256('x'), now(), 1 from generate_series(1, 2)
        FOREIGN_KEY | product_system_product_fkey | insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret, secret_since, revision) select 'nothing', 'http://a', true, 1, 1, 1, sha256('x'), now(), 1 from generate_series(1, 1)
        CHECK       | product_system_log_what_check | insert into product_system_log values (gen_random_uuid(), 'mail', now(), 'li', 'LOOKED_AT', '{}')
        FOREIGN_KEY | product_system_log_product_fkey | insert into product_system_log values (gen_random_uuid(), 'nothing', now(), 'li', 'CHANGED', '{}')
        CHECK       | silent_says_why | insert into product_health values ('mail', null, now(), null)
        FOREIGN_KEY | product_health_product_fkey | insert into product_health values ('nothing', now(), null, null)
        CHECK       | product_comparison_theirs_check | insert into product_comparison values ('mail', now(), null, null, -1, 0, 0, null)
        CHECK       | product_difference_kind_check | insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at, sent_at, sent_by) select 'mail', 'box', 'LOOKS_ODD', 'rich', '-', '-', now(), now(), null::timestamptz, null from generate_series(1, 1)
        CHECK       | product_difference_check | insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at, sent_at, sent_by) select 'mail', 'box', 'ONLY_HERE', 'rich', '-', '-', now() + interval '1 day', now(), null::timestamptz, null from generate_series(1, 1)
        CHECK       | only_there_is_nobodys | insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at, sent_at, sent_by) select 'mail', 'box', 'ONLY_HERE', null::text, '-', '-', now(), now(), null::timestamptz, null from generate_series(1, 1)
        CHECK       | sent_names_who | insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at, sent_at, sent_by) select 'mail', 'box', 'ONLY_HERE', 'rich', '-', '-', now(), now(), now(), null from generate_series(1, 1)
        UNIQUE      | product_difference_pkey | insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at, sent_at, sent_by) select 'mail', 'box', 'ONLY_HERE', 'rich', '-', '-', now(), now(), null::timestamptz, null from generate_series(1, 2)
        CHECK       | every_month_has_that_day | update account set unified_day = 29
        CHECK       | every_month_has_that_day | update account set unified_day = 0
        UNIQUE      | used_nonce_pkey | insert into used_nonce select bucket, '01890000-0000-7000-8000-000000000000', 'once', created_at from account cross join generate_series(1, 2) where account_id = 'rich'
        FOREIGN_KEY | used_nonce_bucket_fkey | insert into used_nonce select -1, gen_random_uuid(), 'once', created_at from account where account_id = 'rich'
        UNIQUE      | wire_id_pkey | insert into wire_id select bucket, 'ORDER', 7, account_id, concat('thing ', n) from account cross join generate_series(1, 2) n where account_id = 'rich'
        UNIQUE      | wire_id_bucket_kind_thing_key | insert into wire_id select bucket, 'ORDER', n, account_id, 'the same' from account cross join generate_series(1, 2) n where account_id = 'rich'
        CHECK       | wire_id_number_check | insert into wire_id select bucket, 'ORDER', -1, account_id, 'below' from account where account_id = 'rich'
        CHECK       | wire_id_number_check | insert into wire_id select bucket, 'ORDER', 9007199254740992, account_id, 'above' from account where account_id = 'rich'
        FOREIGN_KEY | wire_id_bucket_account_id_fkey | insert into wire_id select bucket, 'ORDER', 7, 'nobody', 'thing' from account where account_id = 'rich'
        NOT_NULL    |                                   | update account set currency = null
        """)
    void theSchemaRefuses(String state, String constraint, String statement) {
        var refused = catchThrowableOfType(
                DataAccessException.class,
                () -> transaction().executeWithoutResult(status -> {
                    jdbc().sql(statement).update();
                    status.setRollbackOnly();
                }));
        assertThat(refused).as("refused").isNotNull();
        var cause = (PSQLException) refused.getMostSpecificCause();
        assertThat(cause.getSQLState()).isEqualTo(stateOf(state));
        assertThat(cause.getServerErrorMessage().getConstraint()).isEqualTo(constraint);
    }

    private static String stateOf(String name) {
        return switch (name) {
            case "CHECK" -> CHECK;
            case "UNIQUE" -> UNIQUE;
            case "FOREIGN_KEY" -> FOREIGN_KEY;
            default -> NOT_NULL;
        };
    }
}
