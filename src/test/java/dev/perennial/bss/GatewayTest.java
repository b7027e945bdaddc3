package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.models.QueryAvailableInstancesRequest;
import com.aliyun.bssopenapi20171214.models.RenewInstanceRequest;
import com.aliyun.bssopenapi20171214.models.SetRenewalRequest;
import dev.perennial.account.Account;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKeys;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in, and what whoever is not is told. */
class GatewayTest extends BssScene {
    private final Account lotus = account("lotus", "1000.00");
    private final ApiKeys.Made key = signing("owner", Role.OWNER, lotus);

    private Raw raw() {
        return new Raw(port(), key.id(), key.secret());
    }

    private static String wall(long offsetSeconds) {
        return PlatformClock.wall()
                .plusSeconds(offsetSeconds)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aKeyThatIsNotOneOpensNothing(Signing signing) {
        var request = new QueryAvailableInstancesRequest();
        var unknown = client("PRN" + "0".repeat(32), "secret", signing);
        assertThat(code(() -> unknown.queryAvailableInstances(request))).isEqualTo("InvalidAccessKeyId.NotFound");
        assertThat(fault(() -> unknown.queryAvailableInstances(request)).getStatusCode())
                .isEqualTo(404);
        var wrong = client(key.id(), "secret", signing);
        var fault = fault(() -> wrong.queryAvailableInstances(request));
        assertThat(fault.getCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(fault.getStatusCode()).isEqualTo(400);
        var said = signing == Signing.NEW
                ? "Specified signature does not match our calculation. server StringToSign is [ACS3-HMAC-SHA256"
                : "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&";
        assertThat(fault.getMessage()).contains(said).doesNotContain(key.secret());

        var gone = signing("gone." + signing, Role.OWNER, lotus);
        bean(ApiKeys.class).revoke(gone.key().id(), Actor.COMMAND_LINE, now()).orThrow();
        var revoked = client(gone, signing);
        assertThat(code(() -> revoked.queryAvailableInstances(request))).isEqualTo("InvalidAccessKeyId.Inactive");
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aViewersKeyLooksAndChangesNothing(Signing signing) throws Exception {
        item("looked-" + signing, lotus, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        var viewer = client(signing("viewer." + signing, Role.VIEWER, lotus), signing);
        var renew = new RenewInstanceRequest()
                .setProductCode("dms")
                .setInstanceId("looked-" + signing)
                .setRenewPeriod(1);
        assertThat(fault(() -> viewer.renewInstance(renew)).getStatusCode()).isEqualTo(400);
        assertThat(code(() -> viewer.renewInstance(renew))).isEqualTo("NotAuthorized");
        var set = new SetRenewalRequest()
                .setProductCode("dms")
                .setInstanceIDs("looked-" + signing)
                .setRenewalStatus("NotRenewal");
        assertThat(code(() -> viewer.setRenewal(set))).isEqualTo("NotAuthorized");
        assertThat(item("looked-" + signing).plan().mode()).isEqualTo(Mode.MANUAL);
        assertThat(viewer.queryAvailableInstances(new QueryAvailableInstancesRequest())
                        .getBody()
                        .getSuccess())
                .isTrue();
    }

    @Test
    void whatIsNotOfferedIsNotFound() {
        assertThat(raw().call("QueryBill", Map.of()).code()).isEqualTo("InvalidApi.NotFound");
        assertThat(raw().call("QueryBill", Map.of()).status()).isEqualTo(404);
        assertThat(raw().old("Nonsense", Map.of()).code()).isEqualTo("InvalidApi.NotFound");
    }

    @Test
    void aRequestThatCameBeforeIsRefused() {
        var headers = raw().headers("QueryAvailableInstances", "", wall(0), "once");
        assertThat(raw().send("POST", "/", headers, "").status()).isEqualTo(200);
        assertThat(raw().send("POST", "/", headers, "").code()).isEqualTo("SignatureNonceUsed");
        var query = raw().oldQuery("QueryAvailableInstances", Map.of(), wall(0), "twice", "GET");
        assertThat(raw().send("GET", "/?" + query, Map.of(), "").status()).isEqualTo(200);
        assertThat(raw().send("GET", "/?" + query, Map.of(), "").code()).isEqualTo("SignatureNonceUsed");
        var other = new Raw(port(), signing("other", Role.OWNER, lotus));
        assertThat(other.send("POST", "/", other.headers("QueryAvailableInstances", "", wall(0), "once"), "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-890,Success", "890,Success", "-910,InvalidTimeStamp.Expired", "910,InvalidTimeStamp.Expired"})
    void aSignatureIsGoodForAQuarterOfAnHour(long offset, String code) {
        var headers = raw().headers("QueryAvailableInstances", "", wall(offset), "at" + offset);
        assertThat(raw().send("POST", "/", headers, "").code()).isEqualTo(code);
        var query = raw().oldQuery("QueryAvailableInstances", Map.of(), wall(offset), "old" + offset, "GET");
        assertThat(raw().send("GET", "/?" + query, Map.of(), "").code()).isEqualTo(code);
    }

    @Test
    void aTimeIsWrittenAsItMustBe() {
        for (var time : new String[] {"yesterday", "2026-13-01T00:00:00Z", Instant.EPOCH + ".1"}) {
            var headers = raw().headers("QueryAvailableInstances", "", time, "n" + time.length());
            assertThat(raw().send("POST", "/", headers, "").code()).as(time).isEqualTo("InvalidTimeStamp.Format");
        }
    }

    @Test
    void nothingOfASignedRequestCanBeAltered() {
        var headers = raw().headers("QueryAvailableInstances", "PageNum=1", wall(0), "altered");
        assertThat(raw().send("POST", "/?PageNum=2", headers, "").code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(raw().send("POST", "/?PageNum=1", headers, "a=b").code()).isEqualTo("IncompleteSignature");
        headers.put("x-acs-action", "SetRenewal");
        assertThat(raw().send("POST", "/?PageNum=1", headers, "").code()).isEqualTo("SignatureDoesNotMatch");
        headers.put("x-acs-action", "QueryAvailableInstances");
        headers.put("x-acs-owner", "other");
        assertThat(raw().send("POST", "/?PageNum=1", headers, "").code()).isEqualTo("IncompleteSignature");
        headers.remove("x-acs-owner");
        assertThat(raw().send("POST", "/?PageNum=1", headers, "").status()).isEqualTo(200);

        var query = raw().oldQuery("QueryAvailableInstances", Map.of("PageNum", "1"), wall(0), "old", "GET");
        assertThat(raw().send("GET", "/?" + query.replace("PageNum=1", "PageNum=2"), Map.of(), "")
                        .code())
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(raw().send("GET", "/?" + query + "&PageNum=2", Map.of(), "").code())
                .isEqualTo("InvalidParameter");
        assertThat(raw().send("POST", "/?" + query, Map.of(), "").code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(raw().send("GET", "/?" + query, Map.of(), "").status()).isEqualTo(200);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(raw().send("POST", "/", Map.of(), "").code()).isEqualTo("MissingAction");
        assertThat(raw().send("GET", "/?Action=SetRenewal", Map.of(), "").code())
                .isEqualTo("MissingVersion");
        assertThat(raw().send("POST", "/?Action=SetRenewal&Version=2017-12-14", Map.of(), "")
                        .code())
                .isEqualTo("MissingAccessKeyId");
        assertThat(raw().send("POST", "/", Map.of("Authorization", "Bearer prn_x"), "")
                        .code())
                .isEqualTo("InvalidSignatureMethod");
        assertThat(raw().send("POST", "/", Map.of(), "x".repeat(Call.BODY_MAX + 1))
                        .code())
                .isEqualTo("RequestEntityTooLarge");
    }

    @Test
    void anAnswerIsXmlWhereItIsAskedFor() {
        var answer = raw().old("QueryAvailableInstances", Map.of("Format", "XML"));
        assertThat(answer.text())
                .startsWith("<?xml")
                .contains("<QueryAvailableInstancesResponse>")
                .contains("<TotalCount>");
        var fault = raw().old("Nonsense", Map.of("Format", "XML"));
        assertThat(fault.text()).contains("<Error>").contains("<Code>InvalidApi.NotFound</Code>");
    }

    @Test
    void aFormIsReadAndSigned() {
        item("formed", lotus, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        var form = raw().oldQuery(
                        "SetRenewal",
                        Map.of("ProductCode", "dms", "InstanceIDs", "formed", "RenewalStatus", "NotRenewal"),
                        wall(0),
                        "form",
                        "POST");
        var type = Map.of("content-type", "application/x-www-form-urlencoded");
        assertThat(raw().send("POST", "/", type, form).code()).isEqualTo("Success");
        assertThat(item("formed").plan().mode()).isEqualTo(Mode.NONE);
    }

    @Test
    void theConsolesOwnPageStaysAsItIs() {
        var page = raw().send("GET", "/", Map.of("accept", "text/html"), "");
        assertThat(page.status()).isEqualTo(302);
    }
}
