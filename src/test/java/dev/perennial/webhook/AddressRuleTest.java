package dev.perennial.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2001:0:1::1",
                "2001:db8::1",
                "::ffff:0:10.0.0.1",
                "64:ff9b:1::a00:1",
                "3fff::1",
                "5f00::1"
            })
    void nothingIsSentIntoPrivateNetworks(String address) {
        assertThat(AddressRule.isRefused(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "223.5.5.5",
                "2400:3200::1",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::"
            })
    void butAnywhereElse(String address) {
        assertThat(AddressRule.isRefused(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hooks.example.com/in?x=1      | done",
                "https://hooks.example.com:8443/        | done",
                "http://hooks.example.com/              | WEBHOOK_URL_PLAIN",
                "ftp://hooks.example.com/               | WEBHOOK_URL_INVALID",
                "https://me:secret@hooks.example.com/   | WEBHOOK_URL_INVALID",
                "https:///nowhere                       | WEBHOOK_URL_INVALID",
                "hooks                                  | WEBHOOK_URL_INVALID",
                "https://hooks.example.com/#part        | WEBHOOK_URL_INVALID",
                "https://127.0.0.1/                     | WEBHOOK_URL_PRIVATE",
                "https://[::1]/                         | WEBHOOK_URL_PRIVATE",
                "https://localhost:9/                   | WEBHOOK_URL_PRIVATE",
                "https://169.254.169.254/latest         | WEBHOOK_URL_PRIVATE",
                "https://[::ffff:127.0.0.1]/            | WEBHOOK_URL_PRIVATE",
                "https://[64:ff9b::7f00:1]/             | WEBHOOK_URL_PRIVATE",
                "https://2130706433/                    | WEBHOOK_URL_PRIVATE",
                "https://0x7f.0.0.1/                    | WEBHOOK_URL_INVALID",
                "https://127.1/                         | WEBHOOK_URL_INVALID",
            })
    void anAddressIsWholeAndPublic(String url, String result) {
        var read = UrlRule.read(url, false);
        assertThat(read instanceof Outcome.Refused<?>(var why, var facts) ? why.name() : "done")
                .isEqualTo(result);
    }

    @Test
    void triesComeAsTheSpecificationRecommends() {
        var now = Instant.EPOCH;
        var id = new UUID(1, 2);
        assertThat(RetryRule.next(id, 1, Optional.empty(), now).orElseThrow())
                .isBetween(now.plusSeconds(5), now.plusMillis(5500));
        assertThat(RetryRule.next(id, 9, Optional.empty(), now).orElseThrow())
                .isBetween(now.plus(Duration.ofHours(24)), now.plus(Duration.ofMinutes(1584)));
        assertThat(RetryRule.next(id, 10, Optional.empty(), now)).isEmpty();
        assertThat(RetryRule.next(id, 1, Optional.of(Duration.ofHours(1)), now)).hasValue(now.plusSeconds(3600));
        assertThat(RetryRule.next(id, 1, Optional.of(Duration.ofDays(99)), now)).hasValue(now.plus(Duration.ofDays(1)));
    }
}
