package dev.perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    /** Rows lie in databases by these values: whoever changes one of them loses the rows. */
    @ParameterizedTest
    @CsvSource({"acme, 2622", "rich, 1706", "客户, 917", "a, 3651", "account-1, 2096"})
    void theHashOfAnIdIsForEver(String id, int hash) {
        assertThat(Buckets.hash(id)).isEqualTo(hash);
        assertThat(new Buckets(64).of(id)).isEqualTo(hash % 64);
        assertThat(new Buckets(1).of(id)).isZero();
        assertThat(new Buckets(4096).of(id)).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "客户", "x"})
    void anIdMadeForARowLeadsToItsAccountsBucket(String account) {
        var ids = new Ids(7, 0);
        for (var buckets : new Buckets[] {new Buckets(1), new Buckets(64), new Buckets(4096)}) {
            assertThat(buckets.of(ids.next(account, Instant.EPOCH))).isEqualTo(buckets.of(account));
        }
    }

    @Test
    void idsSortByBirth() {
        var ids = new Ids(7, 0);
        var now = Instant.parse("2026-03-01T00:00:00Z");
        var first = ids.next("acme", now).toString();
        var second = ids.next("acme", now).toString();
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(ids.next("acme", now.plusMillis(1)).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3, 100, 8192})
    void onlyAPowerOfTwoOfThemIsTaken(int count) {
        assertThatThrownBy(() -> new Buckets(count)).isInstanceOf(IllegalArgumentException.class);
    }
}
