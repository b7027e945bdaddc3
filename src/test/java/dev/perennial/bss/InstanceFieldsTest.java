package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.models.QueryAvailableInstancesRequest;
import com.aliyun.bssopenapi20171214.models.QueryAvailableInstancesResponseBody.QueryAvailableInstancesResponseBodyDataInstanceList;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each field of a listed instance, and the order in which instances are listed. */
class InstanceFieldsTest extends BssScene {

    @Test
    void everyFieldIsWhatItIsKnownAs() throws Exception {
        var lotus = account("lotus", "0.00");
        item("gone", lotus, "dms", "standard", "2026-03-03", Mode.NONE, null);
        item("monthly", lotus, "dms", "standard", "2026-05-10", Mode.AUTO, "P3M");
        item("yearly", lotus, "mail", "standard", "2026-05-11", Mode.AUTO, "P2Y");
        item("kept", lotus, "mail", "standard", "2026-05-12", Mode.MANUAL, "P1Y");
        runTo(at("2026-03-03 12:00"));
        var client = client(signing("owner", Role.OWNER, lotus), Signing.NEW);
        var all = client.queryAvailableInstances(new QueryAvailableInstancesRequest())
                .getBody()
                .getData()
                .getInstanceList();
        assertThat(all)
                .extracting(QueryAvailableInstancesResponseBodyDataInstanceList::getInstanceID)
                .containsExactly("gone", "monthly", "yearly", "kept");
        assertThat(all).allSatisfy(one -> {
            assertThat(one.getSubscriptionType()).isEqualTo("Subscription");
            assertThat(one.getSubStatus()).isEqualTo("Normal");
            assertThat(one.getProductType()).isEqualTo("standard");
            assertThat(one.getSeller()).isNotEmpty();
            assertThat(one.getSellerId()).isPositive().isLessThan(1L << 53);
            assertThat(one.getOwnerId()).isPositive();
            assertThat(one.getExpectedReleaseTime()).isEqualTo(one.getReleaseTime());
            assertThat(one.getReleaseTime()).isGreaterThan(one.getStopTime());
            assertThat(one.getStopTime()).isGreaterThanOrEqualTo(one.getEndTime());
            assertThat(one.getEndTime()).isGreaterThan(one.getCreateTime());
        });
        assertThat(all)
                .extracting(QueryAvailableInstancesResponseBodyDataInstanceList::getStatus)
                .containsExactly("Expired", "Normal", "Normal", "Normal");
        assertThat(all)
                .extracting(QueryAvailableInstancesResponseBodyDataInstanceList::getRenewStatus)
                .containsExactly("NotRenewal", "AutoRenewal", "AutoRenewal", "ManualRenewal");
        assertThat(all)
                .extracting(QueryAvailableInstancesResponseBodyDataInstanceList::getRenewalDuration)
                .containsExactly(null, 3, 2, null);
        assertThat(all)
                .extracting(QueryAvailableInstancesResponseBodyDataInstanceList::getRenewalDurationUnit)
                .containsExactly(null, "M", "Y", null);
        assertThat(all.get(1).getCreateTime()).isEqualTo("2025-05-09T16:00:00Z");
        assertThat(all.get(1).getEndTime()).isEqualTo("2026-05-09T16:00:00Z");
    }

    @Test
    void instancesThatEndTogetherKeepTheirOrder() throws Exception {
        var harbor = account("harbor", "0.00");
        IntStream.range(0, 25)
                .forEach(i -> item(
                        "h-%02d".formatted((i * 7) % 25), harbor, "dms", "standard", "2026-05-10", Mode.MANUAL, null));
        var client = client(signing("harbor.owner", Role.OWNER, harbor), Signing.NEW);
        var listed = new ArrayList<String>();
        for (int page = 1; page <= 4; page++) {
            client.queryAvailableInstances(new QueryAvailableInstancesRequest()
                            .setPageNum(page)
                            .setPageSize(8))
                    .getBody()
                    .getData()
                    .getInstanceList()
                    .forEach(one -> listed.add(one.getInstanceID()));
        }
        assertThat(listed)
                .isEqualTo(IntStream.range(0, 25).mapToObj("h-%02d"::formatted).toList());
        var most = new QueryAvailableInstancesRequest().setPageSize(300);
        assertThat(client.queryAvailableInstances(most).getBody().getData().getPageSize())
                .isEqualTo(300);
        assertThat(code(() -> client.queryAvailableInstances(most.setPageSize(301))))
                .isEqualTo("InvalidParameter");
        assertThat(client.queryAvailableInstances(most.setPageSize(300).setPageNum(Integer.MAX_VALUE))
                        .getBody()
                        .getData()
                        .getInstanceList())
                .isEmpty();
    }
}
