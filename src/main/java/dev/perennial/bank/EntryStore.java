package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries and what becomes of them. Every step is from one state, so that two who take it do so once. */
@Component
class EntryStore {
    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BankEntry> find(int bucket, UUID id) {
        return jdbc.sql("select * from bank_entry where bucket = ? and entry_id = ?")
                .params(bucket, id)
                .query(BankRows::entry)
                .optional();
    }

    /** Those that nobody has looked at yet, in the order they came; what takes money back after all that brings it. */
    List<BankEntry> fresh(int bucket, int limit) {
        return jdbc.sql("""
            select * from bank_entry where bucket = ? and state = 'NEW'
            order by (reversal and not credit), entry_id limit ?\
            """).params(bucket, limit).query(BankRows::entry).list();
    }

    /** Those that are decided and not carried to the account yet, after this one. */
    List<BankEntry> decided(int bucket, UUID after, int limit) {
        return jdbc.sql("""
            select * from bank_entry where bucket = ? and state in ('CREDITING', 'TAKING_BACK') and entry_id > ?
            order by entry_id limit ?\
            """).params(bucket, after, limit).query(BankRows::entry).list();
    }

    boolean isOurs(int bucket, UUID statement) {
        return jdbc.sql("select is_ours from bank_statement where bucket = ? and statement_id = ?")
                .params(bucket, statement)
                .query(Boolean.class)
                .single();
    }

    /** Credited entries that this reversal may take back: same amount, and the same reference, end-to-end id or payer. */
    List<BankEntry> originals(int bucket, BankEntry reversal, BankEntry.State state) {
        return jdbc.sql("""
            select * from bank_entry e where e.bucket = ? and e.bank_account = ? and e.amount_minor = ?
              and e.currency = ? and e.credit and e.state = ? and e.booked_on <= ?
              and (e.reference = ? or e.end_to_end = ? or e.payer_account = ? or e.servicer_reference = ?)
              and not exists (select 1 from bank_entry r where r.bucket = ? and r.reverses = e.entry_id
                and r.state in ('TAKING_BACK', 'TAKEN_BACK'))
            order by e.entry_id desc limit 3\
            """)
                .params(
                        bucket,
                        reversal.bankAccount(),
                        reversal.amount().minor(),
                        reversal.amount().currency().getCurrencyCode(),
                        state.name(),
                        reversal.bookedOn(),
                        reversal.reference().orElse(""),
                        reversal.endToEnd().orElse(""),
                        reversal.payerAccount().orElse(""),
                        reversal.servicerReference().orElse(""),
                        bucket)
                .query(BankRows::entry)
                .list();
    }

    boolean isTakenBack(int bucket, UUID original) {
        return !jdbc.sql("""
            select 1 from bank_entry where bucket = ? and reverses = ? and state in ('TAKING_BACK', 'TAKEN_BACK')\
            """)
                .params(bucket, original)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    boolean list(int bucket, UUID id) {
        return 1
                == jdbc.sql("update bank_entry set state = 'LISTED' where bucket = ? and entry_id = ? and state ="
                                + " 'NEW'")
                        .params(bucket, id)
                        .update();
    }

    boolean ask(int bucket, UUID id, BankEntry.Why why, Optional<Money> deficit) {
        return 1
                == jdbc.sql("""
                    update bank_entry set state = 'DESK', desk_because = ?, deficit_minor = ?::bigint
                    where bucket = ? and entry_id = ? and state in ('NEW', 'CREDITING', 'TAKING_BACK')\
                    """)
                        .params(why.name(), deficit.map(Money::minor).orElse(null), bucket, id)
                        .update();
    }

    /** What was decided about an entry, and why. */
    record Decided(Account.Id account, Optional<UUID> order, Optional<UUID> reverses, String actor, String because) {}

    /** Takes the decision from this state; answers whether it was still in it. */
    boolean decide(int bucket, UUID id, BankEntry.State from, BankEntry.State to, Decided decided) {
        return 1
                == jdbc.sql("""
                    update bank_entry set state = ?, account_id = ?, order_id = ?::uuid, reverses = ?::uuid, actor = ?,
                      settled_because = ?, deficit_minor = null where bucket = ? and entry_id = ? and state = ?\
                    """)
                        .params(
                                to.name(),
                                decided.account().value(),
                                decided.order().map(UUID::toString).orElse(null),
                                decided.reverses().map(UUID::toString).orElse(null),
                                decided.actor(),
                                decided.because(),
                                bucket,
                                id,
                                from.name())
                        .update();
    }

    /** The account has got its money, or lost it, by this entry of the ledger. */
    boolean settle(int bucket, UUID id, BankEntry.State from, BankEntry.State to, UUID movedBy, Instant now) {
        return 1
                == jdbc.sql("""
                    update bank_entry set state = ?, moved_by = ?, settled_at = ?
                    where bucket = ? and entry_id = ? and state = ?\
                    """)
                        .params(to.name(), movedBy, Rows.timestamp(now), bucket, id, from.name())
                        .update();
    }

    boolean ignore(int bucket, UUID id, String actor, String because, Instant now) {
        return 1
                == jdbc.sql("""
                    update bank_entry set state = 'IGNORED', actor = ?, settled_because = ?, settled_at = ?
                    where bucket = ? and entry_id = ? and state = 'DESK'\
                    """)
                        .params(actor, because, Rows.timestamp(now), bucket, id)
                        .update();
    }
}
