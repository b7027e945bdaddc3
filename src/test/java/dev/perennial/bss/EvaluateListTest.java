package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.ApplyInvoiceRequest;
import com.aliyun.bssopenapi20171214.models.QueryCustomerAddressListRequest;
import com.aliyun.bssopenapi20171214.models.QueryEvaluateListRequest;
import com.aliyun.bssopenapi20171214.models.QueryEvaluateListResponseBody.QueryEvaluateListResponseBodyData;
import com.aliyun.bssopenapi20171214.models.QueryEvaluateListResponseBody.QueryEvaluateListResponseBodyDataEvaluateListEvaluate;
import com.aliyun.bssopenapi20171214.models.QueryInvoicingCustomerListRequest;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Choice;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be invoiced, what was, and what is owed to papers, as the cloud's own library lists it. */
class EvaluateListTest extends BssScene {
    private Account account;
    private Client client;

    private void open(String name) {
        account = account(name, "9000.00");
        client = client(signing(name + ".owner", Role.OWNER, account), Signing.NEW);
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li Lei", "", "CN", "1 Lotus Road", "", "", "", "");
        bean(Titles.class)
                .add(account.id(), buyer, customer(account.id()), now())
                .orThrow();
    }

    private Order bought(String item) {
        item(item, account, "mail", "standard", "2027-01-10", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id(item), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
    }

    private void invoiced(QueryEvaluateListResponseBodyDataEvaluateListEvaluate entry, long amount) throws Exception {
        var title = client.queryInvoicingCustomerList(new QueryInvoicingCustomerListRequest())
                .getBody()
                .getData()
                .getCustomerInvoiceList()
                .getCustomerInvoice()
                .getFirst();
        var address = client.queryCustomerAddressList(new QueryCustomerAddressListRequest())
                .getBody()
                .getData()
                .getCustomerInvoiceAddressList()
                .getCustomerInvoiceAddress()
                .getFirst();
        client.applyInvoice(new ApplyInvoiceRequest()
                .setSelectedIds(List.of(entry.getId()))
                .setCustomerId(title.getId())
                .setAddressId(address.getId())
                .setInvoiceAmount(amount)
                .setApplyUserNick("lotus"));
        papers();
    }

    /** What the clockwork does for papers. */
    private void papers() {
        bean(Clockwork.class).work(now(), decided -> {});
    }

    private QueryEvaluateListResponseBodyData list(QueryEvaluateListRequest request) throws Exception {
        return client.queryEvaluateList(request).getBody().getData();
    }

    private List<QueryEvaluateListResponseBodyDataEvaluateListEvaluate> entries(QueryEvaluateListRequest request)
            throws Exception {
        return list(request).getEvaluateList().getEvaluate();
    }

    private static QueryEvaluateListRequest ofType(int type) {
        return new QueryEvaluateListRequest().setType(type);
    }

    @Test
    void eachTypeOfEntriesIsListed() throws Exception {
        open("types");
        bean(Automatic.class)
                .onRefund(account.id(), Choice.OnRefund.DEFICIT, new Reason("as asked"), Actor.COMMAND_LINE, now())
                .orThrow();
        var first = bought("first");
        long price = first.paidFromWallet().minor();
        assertThat(entries(ofType(1))).isEmpty();
        assertThat(entries(ofType(4))).isEmpty();
        var billable = entries(ofType(2)).getFirst();
        assertThat(billable.getType()).isEqualTo(2);
        assertThat(billable.getBizTime()).isEqualTo("2026-03-02 09:00:00");
        assertThat(billable.getBillCycle()).isEqualTo("202603");

        invoiced(billable, price);
        assertThat(entries(ofType(2))).isEmpty();
        assertThat(entries(ofType(3))).isEmpty();
        var paper = list(ofType(4));
        assertThat(paper.getTotalInvoiceAmount()).isEqualTo(price);
        assertThat(paper.getTotalUnAppliedInvoiceAmount()).isZero();
        assertThat(paper.getEvaluateList().getEvaluate()).singleElement().satisfies(entry -> {
            assertThat(entry.getId()).isEqualTo(billable.getId());
            assertThat(entry.getType()).isEqualTo(4);
            assertThat(entry.getInvoicedAmount()).isEqualTo(price);
            assertThat(entry.getCanInvoiceAmount()).isZero();
        });

        bean(Repayments.class)
                .repay(
                        first.id(),
                        new Repayment.Asked(List.of(new Repayment.Part(1, cny("30.00"))), List.of()),
                        new Reason("as agreed"),
                        Actor.operator("wang"),
                        now())
                .orThrow();
        papers();
        var owed = list(ofType(1));
        assertThat(owed.getTotalCount()).isEqualTo(1);
        assertThat(owed.getTotalUnAppliedInvoiceAmount()).isEqualTo(-3000);
        assertThat(owed.getEvaluateList().getEvaluate()).singleElement().satisfies(entry -> {
            assertThat(entry.getType()).isEqualTo(1);
            assertThat(entry.getOutBizId()).isEqualTo(billable.getOutBizId());
            assertThat(entry.getOriginalAmount()).isEqualTo(-3000);
            assertThat(entry.getCanInvoiceAmount()).isEqualTo(-3000);
            assertThat(entry.getOffsetCostAmount()).isZero();
        });
        settled(price);
    }

    /** Another order's cash settles what is owed: part of it, and then all. */
    private void settled(long price) throws Exception {
        bought("second");
        assertThat(entries(new QueryEvaluateListRequest()))
                .extracting(QueryEvaluateListResponseBodyDataEvaluateListEvaluate::getType)
                .containsExactlyInAnyOrder(1, 2, 4);
        assertThat(entries(new QueryEvaluateListRequest().setSortType(2)))
                .extracting(QueryEvaluateListResponseBodyDataEvaluateListEvaluate::getType)
                .containsExactly(4, 2, 1);
        assertThat(entries(new QueryEvaluateListRequest().setSortType(3)))
                .extracting(QueryEvaluateListResponseBodyDataEvaluateListEvaluate::getType)
                .containsExactly(1, 2, 4);
        var newest = entries(new QueryEvaluateListRequest().setSortType(1)).getFirst();
        assertThat(newest.getName()).isEqualTo("second");
        var both = list(ofType(3));
        assertThat(both.getTotalCount()).isEqualTo(2);
        assertThat(both.getTotalUnAppliedInvoiceAmount()).isEqualTo(price - 3000);

        invoiced(newest, price - 3000);
        assertThat(entries(ofType(3))).isEmpty();
        assertThat(entries(ofType(4).setOutBizId(newest.getOutBizId())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getInvoicedAmount()).isEqualTo(price - 3000);
                    assertThat(entry.getOffsetAcceptAmount()).isEqualTo(3000);
                });
        assertThat(list(ofType(4)).getTotalInvoiceAmount()).isEqualTo(price - 3000 + price - 3000);
    }

    @Test
    void entriesAreNarrowedByTimesAndAmounts() throws Exception {
        open("narrowed");
        var order = bought("narrowed-1");
        long price = order.paidFromWallet().minor();
        var request = new QueryEvaluateListRequest().setStartBizTime("2026-03-02 09:00:00");
        assertThat(entries(request.setEndBizTime("2026-03-02 09:00:00"))).hasSize(1);
        assertThat(entries(request.setEndBizTime("2026-03-02T01:00:00Z"))).hasSize(1);
        assertThat(entries(request.setStartBizTime("2026-03-02 09:00:01"))).isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setStartSearchTime("2026-03-03 00:00:00")))
                .isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setBillCycle("202603")))
                .hasSize(1);
        assertThat(entries(new QueryEvaluateListRequest().setBillCycle("202602")))
                .isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setStartAmount(price).setEndAmount(price)))
                .hasSize(1);
        assertThat(entries(new QueryEvaluateListRequest().setStartAmount(price + 1)))
                .isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setEndAmount(price - 1)))
                .isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setOutBizId("12"))).isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setOutBizId("twelve")))
                .isEmpty();
        assertThat(entries(new QueryEvaluateListRequest().setBizTypeList(List.of("MARKETPLACE"))))
                .isEmpty();
        var bad = List.of(
                new QueryEvaluateListRequest().setBillCycle("202613"),
                new QueryEvaluateListRequest().setStartBizTime("2026-02-30 00:00:00"),
                new QueryEvaluateListRequest().setType(5),
                new QueryEvaluateListRequest().setSortType(0),
                new QueryEvaluateListRequest().setPageSize(301));
        for (var one : bad) assertThat(code(() -> list(one))).isEqualTo("InvalidParameter");
    }

    /** More orders than anything is kept of at once: copies of one, made by a statement. */
    @Test
    void tenThousandAndMoreArePagedAndSummed() throws Exception {
        open("many");
        var order = bought("many-1");
        long price = order.paidFromWallet().minor();
        jdbc().sql("""
            insert into orders select (jsonb_populate_record(o, jsonb_build_object('order_id', md5('many' || n)::uuid))).*
            from orders o cross join generate_series(1, 10050) n where o.order_id = ?\
            """).param(order.id()).update();
        jdbc().sql("""
            insert into order_line
            select (jsonb_populate_record(l, jsonb_build_object('order_id', md5('many' || n)::uuid))).*
            from order_line l cross join generate_series(1, 10050) n where l.order_id = ?\
            """).param(order.id()).update();
        var request = new QueryEvaluateListRequest().setType(2).setPageSize(300);
        var seen = new HashSet<Long>();
        for (int page : new int[] {1, 2, 33, 34, 35}) {
            var data = list(request.setPageNum(page));
            assertThat(data.getTotalCount()).isEqualTo(10_051);
            assertThat(data.getTotalUnAppliedInvoiceAmount()).isEqualTo(10_051 * price);
            var ids = data.getEvaluateList().getEvaluate().stream()
                    .map(QueryEvaluateListResponseBodyDataEvaluateListEvaluate::getId)
                    .toList();
            assertThat(ids).hasSize(page < 34 ? 300 : page == 34 ? 151 : 0);
            assertThat(seen.addAll(ids)).isEqualTo(!ids.isEmpty());
        }
        assertThat(seen).hasSize(3 * 300 + 151);
    }
}
