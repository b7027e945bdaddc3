package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.DescribePricingModuleRequest;
import com.aliyun.bssopenapi20171214.models.GetSubscriptionPriceRequest;
import com.aliyun.bssopenapi20171214.models.GetSubscriptionPriceRequest.GetSubscriptionPriceRequestModuleList;
import com.aliyun.bssopenapi20171214.models.InquiryPriceRefundInstanceRequest;
import com.aliyun.bssopenapi20171214.models.QueryProductListRequest;
import com.aliyun.bssopenapi20171214.models.RefundInstanceRequest;
import com.aliyun.bssopenapi20171214.models.RenewInstanceRequest;
import com.aliyun.bssopenapi20171214.models.SetAllExpirationDayRequest;
import dev.perennial.account.Account;
import dev.perennial.settings.UnifiedDays;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices, refunds and the unified day through the cloud's own library, with signatures new and old. */
class PriceActionsTest extends BssScene {

    private Client owner(Account account, Signing signing) {
        return client(signing(account.id() + ".owner", Role.OWNER, account), signing);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aRenewalThatHasNotBegunIsTakenBack(Signing signing) throws Exception {
        var account = account("refund-" + signing, "1000.00");
        var client = owner(account, signing);
        var id = "back-" + signing;
        item(id, account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        var inquiry = new InquiryPriceRefundInstanceRequest().setInstanceId(id).setProductCode("dms");
        var refund = new RefundInstanceRequest()
                .setInstanceId(id)
                .setProductCode("dms")
                .setImmediatelyRelease("1");
        assertThat(code(() -> client.inquiryPriceRefundInstance(inquiry))).isEqualTo("ResourceStatusError");
        assertThat(code(() -> client.refundInstance(refund))).isEqualTo("ResourceStatusError");

        client.renewInstance(new RenewInstanceRequest()
                .setProductCode("dms")
                .setInstanceId(id)
                .setRenewPeriod(3));
        assertThat(wallet(account).balance()).isEqualTo(cny("103.00"));
        var price = client.inquiryPriceRefundInstance(inquiry).getBody().getData();
        assertThat(new BigDecimal(price.getRefundAmount().toString())).isEqualByComparingTo("897.00");
        assertThat(price.getCurrency()).isEqualTo("CNY");
        assertThat(client.refundInstance(refund).getBody().getData().getOrderId())
                .isPositive()
                .isLessThan(1L << 53);
        assertThat(wallet(account).balance()).isEqualTo(cny("1000.00"));
        assertThat(item(id).life().expiresAt()).isEqualTo(day("2026-04-10"));
        assertThat(code(() -> client.refundInstance(refund))).isEqualTo("ResourceStatusError");
        refund.setImmediatelyRelease("2");
        assertThat(code(() -> client.refundInstance(refund))).isEqualTo("InvalidParameter");
        refund.setImmediatelyRelease(null).setInstanceId(null);
        assertThat(code(() -> client.refundInstance(refund))).isEqualTo("MissingInstanceId");
    }

    /** Sent again, it does not take back the renewal before. */
    @ParameterizedTest
    @EnumSource(Signing.class)
    void aRefundIsMadeOnceForAClientToken(Signing signing) throws Exception {
        var account = account("once-" + signing, "1000.00");
        var client = owner(account, signing);
        var id = "once-" + signing;
        item(id, account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        item("other-" + id, account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        for (int i = 0; i < 2; i++) {
            client.renewInstance(new RenewInstanceRequest()
                    .setProductCode("dms")
                    .setInstanceId(id)
                    .setRenewPeriod(1));
        }
        var refund = new RefundInstanceRequest()
                .setInstanceId(id)
                .setProductCode("dms")
                .setProductType("")
                .setClientToken("once");
        var order = client.refundInstance(refund).getBody().getData().getOrderId();
        assertThat(client.refundInstance(refund).getBody().getData().getOrderId())
                .isEqualTo(order);
        assertThat(item(id).life().expiresAt()).isEqualTo(day("2026-05-10"));
        assertThat(wallet(account).balance()).isEqualTo(cny("701.00"));
        refund.setInstanceId("other-" + id);
        assertThat(code(() -> client.refundInstance(refund))).isEqualTo("IdempotentParameterMismatch");
        refund.setInstanceId(id).setClientToken("twice");
        assertThat(client.refundInstance(refund).getBody().getData().getOrderId())
                .isNotEqualTo(order);
        assertThat(item(id).life().expiresAt()).isEqualTo(day("2026-04-10"));
        assertThat(wallet(account).balance()).isEqualTo(cny("1000.00"));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void theUnifiedDayIsKept(Signing signing) throws Exception {
        var account = account("day-" + signing, "0.00");
        var client = owner(account, signing);
        var request = new SetAllExpirationDayRequest().setUnifyExpireDay("12");
        assertThat(client.setAllExpirationDay(request).getBody().getSuccess()).isTrue();
        assertThat(bean(UnifiedDays.class).of(account.id())).hasValue(12);
        for (var day : List.of("0", "29", "-1", "noon")) {
            request.setUnifyExpireDay(day);
            assertThat(code(() -> client.setAllExpirationDay(request))).as(day).isEqualTo("InvalidParameter");
        }
        request.setUnifyExpireDay(null);
        assertThat(code(() -> client.setAllExpirationDay(request))).isEqualTo("MissingUnifyExpireDay");
        assertThat(bean(UnifiedDays.class).of(account.id())).hasValue(12);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void pricesAreTheCatalogs(Signing signing) throws Exception {
        var account = account("price-" + signing, "0.00");
        var client = owner(account, signing);
        item("priced-" + signing, account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        var products = client.queryProductList(
                        new QueryProductListRequest().setPageNum(1).setQueryTotalCount(true))
                .getBody()
                .getData();
        assertThat(products.getTotalCount())
                .isEqualTo(products.getProductList().getProduct().size());
        assertThat(products.getProductList().getProduct().getFirst().getProductCode())
                .isEqualTo("dms");
        assertThat(code(() -> client.queryProductList(new QueryProductListRequest())))
                .isEqualTo("MissingPageNum");

        var describe = new DescribePricingModuleRequest().setProductCode("dms").setSubscriptionType("Subscription");
        var described = client.describePricingModule(describe).getBody().getData();
        assertThat(described.getModuleList().getModule()).singleElement().satisfies(module -> {
            assertThat(module.getModuleCode()).isEqualTo("Edition");
            assertThat(module.getConfigList().getConfigList()).containsExactly("Edition");
        });
        assertThat(described
                        .getAttributeList()
                        .getAttribute()
                        .getFirst()
                        .getValues()
                        .getAttributeValue())
                .hasSize(3);

        var module = new GetSubscriptionPriceRequestModuleList()
                .setModuleCode("Edition")
                .setConfig("Edition:standard")
                .setModuleStatus(1);
        var request = new GetSubscriptionPriceRequest()
                .setProductCode("dms")
                .setSubscriptionType("Subscription")
                .setOrderType("Renewal")
                .setInstanceId("priced-" + signing)
                .setServicePeriodQuantity(1)
                .setServicePeriodUnit("Year")
                .setQuantity(2)
                .setModuleList(List.of(module));
        var price = client.getSubscriptionPrice(request).getBody().getData();
        assertThat(new BigDecimal(price.getTradePrice().toString())).isEqualByComparingTo("5980");
        assertThat(price.getModuleDetails().getModuleDetail()).hasSize(1);
        request.setOrderType("Upgrade");
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("NotApplicable");
        request.setOrderType("NewOrder");
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("InvalidParameter");
        request.setInstanceId(null);
        assertThat(client.getSubscriptionPrice(request).getBody().getSuccess()).isTrue();
        request.setServicePeriodQuantity(7);
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("InvalidParameter");
        module.setModuleCode("Memory");
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("InvalidModuleCode");
        module.setModuleCode("Edition").setConfig("Edition:golden");
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("InvalidConfigCode");
        request.setModuleList(null);
        assertThat(code(() -> client.getSubscriptionPrice(request))).isEqualTo("MissingModuleList");
    }
}
