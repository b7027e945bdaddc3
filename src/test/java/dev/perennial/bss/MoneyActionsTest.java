package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.ApplyInvoiceRequest;
import com.aliyun.bssopenapi20171214.models.CancelOrderRequest;
import com.aliyun.bssopenapi20171214.models.GetOrderDetailRequest;
import com.aliyun.bssopenapi20171214.models.QueryAccountTransactionDetailsRequest;
import com.aliyun.bssopenapi20171214.models.QueryAccountTransactionsRequest;
import com.aliyun.bssopenapi20171214.models.QueryCashCouponsRequest;
import com.aliyun.bssopenapi20171214.models.QueryCustomerAddressListRequest;
import com.aliyun.bssopenapi20171214.models.QueryEvaluateListRequest;
import com.aliyun.bssopenapi20171214.models.QueryInvoicingCustomerListRequest;
import com.aliyun.bssopenapi20171214.models.QueryOrdersRequest;
import com.aliyun.bssopenapi20171214.models.RenewInstanceRequest;
import dev.perennial.account.Account;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders, money and papers through the cloud's own library, with signatures new and old. */
class MoneyActionsTest extends BssScene {
    private Account account;
    private Client client;

    /** An account with a renewal for 299.00, paid from a balance of 12,345.00. */
    private String renewed(String name, Signing signing) throws Exception {
        account = account(name + "-" + signing, "12345.00");
        client = client(signing(account.id() + ".owner", Role.OWNER, account), signing);
        item("db-" + account.id(), account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        item("mail-" + account.id(), account, "mail", "standard", "2026-04-10", Mode.MANUAL, null);
        return client.renewInstance(new RenewInstanceRequest()
                        .setProductCode("dms")
                        .setInstanceId("db-" + account.id())
                        .setRenewPeriod(1))
                .getBody()
                .getData()
                .getOrderId();
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void ordersAreListedShownAndCancelled(Signing signing) throws Exception {
        var number = renewed("orders", signing);
        var listed = client.queryOrders(new QueryOrdersRequest()).getBody().getData();
        assertThat(listed.getTotalCount()).isEqualTo(1);
        var order = listed.getOrderList().getOrder().getFirst();
        assertThat(order.getOrderId()).isEqualTo(number);
        assertThat(order.getOrderType()).isEqualTo("Renew");
        assertThat(order.getPaymentStatus()).isEqualTo("Paid");
        assertThat(order.getAfterTaxAmount()).isEqualTo("299.00");
        assertThat(order.getTax()).isEqualTo("16.92");
        assertThat(order.getPretaxAmount()).isEqualTo("282.08");
        var other = new QueryOrdersRequest().setProductCode("mail").setOrderType("Renew");
        assertThat(client.queryOrders(other).getBody().getData().getTotalCount())
                .isZero();
        var upgrades = new QueryOrdersRequest().setOrderType("Upgrade");
        assertThat(client.queryOrders(upgrades).getBody().getData().getTotalCount())
                .isZero();
        var typed = new QueryOrdersRequest().setProductType("standard");
        assertThat(client.queryOrders(typed).getBody().getData().getTotalCount())
                .isEqualTo(1);
        typed.setProductType("free");
        assertThat(client.queryOrders(typed).getBody().getData().getTotalCount())
                .isZero();
        var ended = new QueryOrdersRequest().setCreateTimeEnd("2026-01-01T00:00:00Z");
        assertThat(client.queryOrders(ended).getBody().getData().getTotalCount())
                .isZero();
        assertThat(code(() -> client.queryOrders(new QueryOrdersRequest().setOrderType("Gift"))))
                .isEqualTo("InvalidParameter");

        var detail = client.getOrderDetail(new GetOrderDetailRequest().setOrderId(number))
                .getBody()
                .getData();
        assertThat(detail.getOrderList().getOrder()).singleElement().satisfies(line -> {
            assertThat(line.getInstanceIDs()).isEqualTo("[\"db-" + account.id() + "\"]");
            assertThat(line.getUsageEndTime()).isEqualTo("2026-05-09T16:00:00Z");
        });
        assertThat(code(() -> client.getOrderDetail(new GetOrderDetailRequest().setOrderId("12"))))
                .isEqualTo("ResourceNotExists");
        assertThat(code(() -> client.getOrderDetail(new GetOrderDetailRequest())))
                .isEqualTo("MissingOrderId");

        assertThat(code(() -> client.cancelOrder(new CancelOrderRequest().setOrderId(number))))
                .isEqualTo("ResourceStatusError");
        var wish = new Wish(new Subscription.Id("mail-" + account.id()), Period.parse("P1Y"));
        var placed = bean(Orders.class)
                .place(List.of(wish), customer(account.id()), now())
                .orThrow();
        var unpaid = client.queryOrders(new QueryOrdersRequest().setPaymentStatus("Unpaid"))
                .getBody()
                .getData()
                .getOrderList()
                .getOrder();
        var cancel = new CancelOrderRequest().setOrderId(unpaid.getFirst().getOrderId());
        assertThat(client.cancelOrder(cancel).getBody().getSuccess()).isTrue();
        assertThat(bean(Orders.class).find(placed.id()).orElseThrow().state()).isEqualTo(Order.State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void moneyIsTold(Signing signing) throws Exception {
        var number = renewed("money", signing);
        var balance = client.queryAccountBalance().getBody().getData();
        assertThat(balance.getAvailableAmount()).isEqualTo("12,046.00");
        assertThat(balance.getCurrency()).isEqualTo("CNY");

        var all = client.queryAccountTransactions(new QueryAccountTransactionsRequest())
                .getBody()
                .getData();
        assertThat(all.getTotalCount()).isEqualTo(2);
        var spent =
                all.getAccountTransactionsList().getAccountTransactionsList().getFirst();
        assertThat(spent.getTransactionType()).isEqualTo("Consumption");
        assertThat(spent.getTransactionFlow()).isEqualTo("Expense");
        assertThat(spent.getAmount()).isEqualTo("299.00");
        assertThat(spent.getBalance()).isEqualTo("12046.00");
        assertThat(spent.getRecordID()).isEqualTo(number);
        var some = new QueryAccountTransactionsRequest().setRecordID(number).setTransactionFlow("Expense");
        assertThat(client.queryAccountTransactions(some).getBody().getData().getTotalCount())
                .isEqualTo(1);
        some.setTransactionType("Payment");
        assertThat(client.queryAccountTransactions(some).getBody().getData().getTotalCount())
                .isZero();
        some.setTransactionType("Theft");
        assertThat(code(() -> client.queryAccountTransactions(some))).isEqualTo("InvalidParameter");

        var first = new QueryAccountTransactionDetailsRequest().setMaxResults(1).setCreateTimeStart("2026-01-01");
        var page = client.queryAccountTransactionDetails(first).getBody().getData();
        assertThat(page.getTotalCount()).isEqualTo(2);
        var next = client.queryAccountTransactionDetails(first.setNextToken(page.getNextToken()))
                .getBody()
                .getData();
        assertThat(next.getNextToken()).isNull();
        assertThat(next.getAccountTransactionsList()
                        .getAccountTransactionsList()
                        .getFirst()
                        .getBalance())
                .isEqualTo("12345.00");

        coupon("c-" + account.id(), account, "50.00", "2026-12-31", "dms");
        var coupons = client.queryCashCoupons(new QueryCashCouponsRequest().setEffectiveOrNot(true))
                .getBody()
                .getData()
                .getCashCoupon();
        assertThat(coupons).singleElement().satisfies(coupon -> {
            assertThat(coupon.getCashCouponNo()).isEqualTo("c-" + account.id());
            assertThat(coupon.getBalance()).isEqualTo("50.00");
            assertThat(coupon.getCashCouponId()).isPositive();
        });
        assertThat(client.queryCashCoupons(new QueryCashCouponsRequest().setEffectiveOrNot(false))
                        .getBody()
                        .getData()
                        .getCashCoupon())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void whatWasPaidIsInvoiced(Signing signing) throws Exception {
        var number = renewed("paper", signing);
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li Lei", "", "CN", "1 Lotus Road", "", "", "", "");
        bean(Titles.class)
                .add(account.id(), buyer, customer(account.id()), now())
                .orThrow();
        var list = client.queryEvaluateList(new QueryEvaluateListRequest().setType(2))
                .getBody()
                .getData();
        assertThat(list.getTotalUnAppliedInvoiceAmount()).isEqualTo(29900);
        var item = list.getEvaluateList().getEvaluate().getFirst();
        assertThat(item.getOutBizId()).isEqualTo(number);
        assertThat(item.getCanInvoiceAmount()).isEqualTo(29900);
        var title = client.queryInvoicingCustomerList(new QueryInvoicingCustomerListRequest())
                .getBody()
                .getData()
                .getCustomerInvoiceList()
                .getCustomerInvoice()
                .getFirst();
        assertThat(title.getInvoiceTitle()).isEqualTo("Li Lei");
        var address = client.queryCustomerAddressList(new QueryCustomerAddressListRequest())
                .getBody()
                .getData()
                .getCustomerInvoiceAddressList()
                .getCustomerInvoiceAddress()
                .getFirst();
        assertThat(address.getDeliveryAddress()).isEqualTo("1 Lotus Road");

        var apply = new ApplyInvoiceRequest()
                .setSelectedIds(List.of(item.getId()))
                .setCustomerId(title.getId())
                .setAddressId(address.getId())
                .setInvoiceAmount(100L)
                .setApplyUserNick("lotus");
        assertThat(code(() -> client.applyInvoice(apply))).isEqualTo("InvalidParameter");
        apply.setInvoiceAmount(29900L).setInvoiceByAmount(true);
        assertThat(code(() -> client.applyInvoice(apply))).isEqualTo("NotApplicable");
        apply.setInvoiceByAmount(false).setUserRemark("thank you");
        assertThat(code(() -> client.applyInvoice(apply))).isEqualTo("InvalidParameter");
        apply.setUserRemark(null);
        assertThat(client.applyInvoice(apply).getBody().getData().getInvoiceApplyId())
                .isPositive();
        assertThat(bean(Invoices.class).of(account.id(), Optional.empty(), 10))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.gross()).isEqualTo(cny("299.00")));
        assertThat(code(() -> client.applyInvoice(apply))).isEqualTo("ResourceStatusError");
        apply.setCustomerId(5L);
        assertThat(code(() -> client.applyInvoice(apply))).isEqualTo("ResourceNotExists");
    }
}
