package dev.perennial.invoice;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.db.Outages;
import dev.perennial.invoice.NumberRule.Given;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Issues papers that were decided: their numbers are bound in the entity's bucket, and then written in the account's,
 * each in a transaction of its own. Whatever stops it between the two, the next run goes on where it stopped: no number
 * is lost, and none given twice (rule 29).
 */
@Component
public class Issuing {
    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
    private static final int AT_ONCE = 100;

    private final Accounts accounts;
    private final Catalogs catalogs;
    private final IssueStore store;
    private final Numbering numbering;
    private final Sealing sealing;
    private final Installation installation;

    Issuing(
            Accounts accounts,
            Catalogs catalogs,
            IssueStore store,
            Numbering numbering,
            Sealing sealing,
            Installation installation) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.store = store;
        this.numbering = numbering;
        this.sealing = sealing;
        this.installation = installation;
    }

    /** Issues what waits of one account: right after it was asked for, so that nobody waits for the next run. */
    public int issueOf(Account.Id account, Instant now) {
        int bucket = accounts.bucketOf(account);
        return issue(bucket, store.waitingOf(bucket, account), now);
    }

    /** Issues all that waits in this bucket; answers how many papers that were. */
    int run(int bucket, Instant now) {
        int issued = 0;
        var after = Optional.<UUID>empty();
        while (true) {
            var waiting = store.waiting(bucket, after, AT_ONCE);
            if (waiting.isEmpty()) return issued;
            issued += issue(bucket, waiting, now);
            after = Optional.of(waiting.getLast().invoice());
        }
    }

    private int issue(int bucket, List<IssueStore.Waiting> waiting, Instant now) {
        var today = now.atZone(installation.zone()).toLocalDate();
        var series = waiting.stream()
                .filter(paper -> catalogs.current().findEntity(paper.entity()).isPresent())
                .collect(groupingBy(
                        paper -> List.of(paper.entity(), paper.kind()),
                        LinkedHashMap::new,
                        java.util.stream.Collectors.toList()));
        var numbers = new HashMap<UUID, Given>();
        for (var papers : series.values()) {
            var first = papers.getFirst();
            var ids = papers.stream().map(IssueStore.Waiting::invoice).toList();
            numbers.putAll(numbering.bind(first.entity(), first.kind(), ids, today));
        }
        int issued = 0;
        for (var papers : waiting.stream()
                .collect(groupingBy(IssueStore.Waiting::account))
                .entrySet()) {
            issued += seal(bucket, papers.getKey(), of(papers.getValue(), numbers), now);
        }
        return issued;
    }

    /** A bug in one account's papers keeps no other's from being issued: these are tried again by the next run. */
    private int seal(int bucket, Account.Id account, Map<UUID, Given> numbers, Instant now) {
        try {
            return numbers.isEmpty() ? 0 : sealing.seal(bucket, account, numbers, now);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.error("Papers of {} could not be issued", account, failed);
            return 0;
        }
    }

    private static Map<UUID, Given> of(List<IssueStore.Waiting> papers, Map<UUID, Given> numbers) {
        var own = new HashMap<UUID, Given>();
        papers.forEach(paper -> {
            var given = numbers.get(paper.invoice());
            if (given != null) own.put(paper.invoice(), given);
        });
        return own;
    }
}
