package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.autotopup.Agreement;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Choice;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.payment.LowBalance;
import dev.perennial.payment.Payments;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Parking;
import dev.perennial.renewal.Ranks;
import dev.perennial.renewal.Renewals;
import dev.perennial.renewal.Reservations;
import dev.perennial.renewal.StuckTasks;
import dev.perennial.settings.UnifiedDays;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Timelines;
import dev.perennial.user.Passwords;
import dev.perennial.user.Role;
import dev.perennial.user.SignIns;
import dev.perennial.user.Users;
import dev.perennial.user.Users.Newcomer;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Webhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Law 9 at the front doors: what is somebody else's is not there, whatever is asked of it. */
class StrangerTest extends Scene {
    /** What concerns no one account is for operators, and no page and no scope of a customer's leads there. */
    private static final Set<String> FOR_OPERATORS = Set.of(
            "Imports.load",
            "ProductSystems.connect",
            "ProductSystems.change",
            "ProductSystems.changeSecret",
            "ProductSystems.endSecretBefore",
            "ProductSystems.compared");

    private final Map<String, Function<Actor, Outcome<?>>> commands = new LinkedHashMap<>();

    @Test
    void somebodyElsesIsNotFoundAndNothingChanges() {
        var owner = account("owner", "9000.00");
        var stranger = account("stranger", "500.00");
        commandsOn(owner);
        assertThat(commands.keySet()).as("every command is tried").isEqualTo(commandsOfAllFrontDoors());

        var before = everything();
        commands.forEach((name, command) -> assertThat(isNotFound(command.apply(customer(stranger.id()))))
                .as(name)
                .isTrue());
        assertThat(everything()).isEqualTo(before);

        commands.forEach((name, command) -> assertThat(isNotFound(command.apply(customer(owner.id()))))
                .as(name)
                .isFalse());
        assertThat(everything()).isNotEqualTo(before);
    }

    @Test
    void amongOnesOwnSomebodyElsesIsNotFoundToo() {
        var mine = account("mine", "500.00");
        var theirs = account("theirs", "500.00");
        mailbox("of-mine", mine);
        mailbox("of-theirs", theirs);
        var answer = bean(Orders.class).buyNow(List.of(wish("of-mine"), wish("of-theirs")), customer(mine.id()), now());
        assertThat(answer).isEqualTo(Outcome.refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND));
        assertThat(bean(Orders.class).buyNow(List.of(wish("of-mine"), wish("of-theirs")), Actor.COMMAND_LINE, now()))
                .isEqualTo(Outcome.refused(OrderRefusal.SEVERAL_ACCOUNTS));
    }

    @Test
    void aCustomerActsForOneAccountAndNobodyElseDoes() {
        assertThatThrownBy(() -> new Actor(Actor.Kind.CUSTOMER, "li", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor(Actor.Kind.OPERATOR, "wang", Optional.of("acme")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Actor.customer("li", "acme").reaches("acme")).isTrue();
        assertThat(Actor.customer("li", "acme").reaches("acme2")).isFalse();
        assertThat(Actor.operator("wang").reaches("acme")).isTrue();
        assertThat(Actor.SYSTEM.reaches("acme")).isTrue();
        assertThat(Actor.recorded(Actor.Kind.CUSTOMER, "li", "acme")).isEqualTo(Actor.customer("li", "acme"));
        assertThat(Actor.recorded(Actor.Kind.SYSTEM, "perennial", "acme")).isEqualTo(Actor.SYSTEM);
    }

    private void commandsOn(Account owner) {
        var orders = bean(Orders.class);
        List.of("bought", "placed", "paid", "cancelled", "undone", "last", "item")
                .forEach(item -> mailbox(item, owner));
        var self = customer(owner.id());
        var paid = orders.place(List.of(wish("paid")), self, now()).orThrow().id();
        var cancelled =
                orders.place(List.of(wish("cancelled")), self, now()).orThrow().id();
        var undone =
                orders.buyNow(List.of(wish("undone")), self, now()).orThrow().id();
        orders.buyNow(List.of(wish("last")), self, now()).orThrow();
        var item = new Subscription.Id("item");

        commands.putAll(EventChoices.of(owner, bean(Webhooks.class), bean(Deliveries.class), now()));
        var renewals = bean(Renewals.class);
        commands.put("Orders.preview", who -> orders.preview(Purchase.of(List.of(wish("bought"))), who, now()));
        commands.put("Orders.buyNow", who -> orders.buyNow(List.of(wish("bought")), who, now()));
        commands.put("Orders.place", who -> orders.place(List.of(wish("placed")), who, now()));
        commands.put("Orders.mayPay", who -> orders.mayPay(paid, who, now()));
        commands.put("Orders.pay", who -> orders.pay(paid, who, now()));
        commands.put("Orders.cancel", who -> orders.cancel(cancelled, who, now()));
        commands.put("Repayments.mayRepay", who -> bean(Repayments.class).mayRepay(undone, who, now()));
        var back = new Repayment.Asked(List.of(new Repayment.Part(1, cny("1.00"))), List.of());
        commands.put(
                "Repayments.repay",
                who -> bean(Repayments.class).repay(undone, back, new Reason("asked for"), who, now()));
        commands.put("Refunds.undo", who -> bean(Refunds.class).undo(undone, who, now()));
        var last = new Subscription.Id("last");
        commands.put("LastRenewals.undo", who -> bean(LastRenewals.class).undo(last, null, who, now()));
        commands.put("UnifiedDays.set", who -> bean(UnifiedDays.class).set(owner.id(), 5, who, now()));
        commands.put("Renewals.setMode", who -> renewals.setMode(item, Mode.AUTO, Period.parse("P1Y"), who, now()));
        commands.put(
                "Renewals.setModes",
                who -> renewals.setModes(List.of(item), Mode.NONE, null, who, now())
                        .get(item));
        commands.put(
                "Renewals.preview",
                who -> renewals.preview(List.of(item), Mode.NONE, null, who, now())
                        .get(item));
        commands.put("Reservations.reserve", who -> bean(Reservations.class).reserve(item, "5.00", who, now()));
        commands.put("Ranks.set", who -> bean(Ranks.class).set(item, Optional.of(1), who, now()));
        commands.put("Timelines.of", who -> bean(Timelines.class).of(item, who, now()));
        commands.put("Parking.unpark", who -> bean(Parking.class).unpark(item, new Reason("mended"), who, now()));
        var stuck = stuckTask(owner);
        commands.put(
                "StuckTasks.askAgain", who -> bean(StuckTasks.class).askAgain(stuck, new Reason("mended"), who, now()));
        paymentsOn(owner, self);
        papersOn(owner, self);
        mailbox("refunded", owner);
        var refunded =
                orders.buyNow(List.of(wish("refunded")), self, now()).orThrow().id();
        commands.putAll(MoneyOut.commands(this::bean, owner, refunded, item, now()));
        commands.putAll(StuckMessage.commands(this::bean, owner, now()));
        commands.putAll(ProductWork.commands(this::bean, owner, now()));
        automaticTopUpOf(owner);
        commands.put("TopUps.topUp", who -> bean(TopUps.class).topUp(owner.id(), "5.00", who, now()));
        var newcomer = new Newcomer("zhao", "Zhao", Role.PAYER, Optional.of(owner.id()), PASSWORD);
        commands.put("Users.add", who -> bean(Users.class).add(newcomer, who, now()));
        commandsOnUsersOf(owner);
    }

    private void commandsOnUsersOf(Account owner) {
        List.of("chen", "wuchen", "sun", "hezhou").forEach(login -> user(login, Role.PAYER, owner));
        var users = bean(Users.class);
        commands.put("Users.rename", who -> users.rename("chen", "Chen", who, now()));
        commands.put("Users.setRole", who -> users.setRole("chen", Role.VIEWER, who, now()));
        commands.put("Users.disable", who -> users.disable("chen", who, now()));
        commands.put("Users.enable", who -> users.enable("chen", who, now()));
        commands.put("Users.remove", who -> users.remove("wuchen", who, now()));
        commands.put("SignIns.signOutEverywhere", who -> bean(SignIns.class).signOutEverywhere("chen", who, now()));
        var passwords = bean(Passwords.class);
        commands.put("Passwords.reset", who -> passwords.reset("sun", who, now()));
        commands.put("Passwords.set", who -> passwords.set("sun", "another " + PASSWORD, who, now()));
        commands.put("Passwords.change", who -> {
            var self = Actor.customer("hezhou", who.account().orElseThrow());
            return passwords.change(PASSWORD, "another " + PASSWORD, "no session", self, now());
        });
        var invitation = new Passwords.Invitation("qian", "Qian", Role.PAYER, Optional.of(owner.id()));
        commands.put("Passwords.invite", who -> passwords.invite(invitation, who, now()));
        commands.putAll(AccountChoices.commands(this::bean, owner, now()));
    }

    private void paymentsOn(Account owner, Actor self) {
        var orders = bean(Orders.class);
        var orderPayments = bean(OrderPayments.class);
        var payments = bean(Payments.class);
        // More than the wallet covers, however much the other commands leave of it.
        item("dear", owner, "dms", "security-collaboration", "2026-12-20", Mode.MANUAL, null);
        var toPay = orders.place(List.of(wish("dear", "P3Y")), self, now())
                .orThrow()
                .id();
        commands.put("OrderPayments.begin", who -> orderPayments.begin(toPay, who, now()));
        commands.put("Payments.beginTopUp", who -> payments.beginTopUp(owner.id(), "9.00", who, now()));
        commands.put(
                "LowBalance.alertBelow", who -> bean(LowBalance.class).alertBelow(owner.id(), "30.00", who, now()));
    }

    private void automaticTopUpOf(Account owner) {
        jdbc().sql("""
            insert into kept_method (bucket, account_id, gateway, customer, method, label, kept_at)
            select bucket, account_id, 'sandbox', 'c', 'm', 'Card', created_at from account where account_id = 'owner'\
            """).update();
        var topUps = bean(AutoTopUps.class);
        var consent = new AutoTopUps.Consent("30.00", Agreement.TEXT);
        commands.put("AutoTopUps.turnOn", who -> topUps.turnOn(owner.id(), consent, who, now()));
        commands.put("AutoTopUps.stop", who -> topUps.stop(owner.id(), who, now()));
        commands.put("AutoTopUps.removeMethod", who -> topUps.removeMethod(owner.id(), who, now()));
    }

    private void papersOn(Account owner, Actor self) {
        var titles = bean(Titles.class);
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li", "", "CN", "", "", "", "", "");
        var changed = new Title.Buyer(Title.Kind.PERSON, "Li Lei", "", "CN", "", "", "", "", "");
        var first = titles.add(owner.id(), buyer, self, now()).orThrow().id();
        var second = titles.add(owner.id(), buyer, self, now()).orThrow().id();
        var gone = titles.add(owner.id(), buyer, self, now()).orThrow().id();
        mailbox("invoiced", owner);
        var order = bean(Orders.class)
                .buyNow(List.of(wish("invoiced")), self, now())
                .orThrow();
        var asked = new Invoices.Asked(new Wanted.OfOrders(Set.of(order.id())), first, null, null);
        commands.put("Invoices.request", who -> bean(Invoices.class).request(owner.id(), asked, who, now()));
        commands.put("Titles.add", who -> titles.add(owner.id(), buyer, who, now()));
        commands.put("Titles.change", who -> titles.change(owner.id(), first, changed, who, now()));
        commands.put("Titles.prefer", who -> titles.prefer(owner.id(), second, who, now()));
        commands.put("Titles.remove", who -> titles.remove(owner.id(), gone, who, now()));
        var automatic = bean(Automatic.class);
        commands.put("Automatic.turnOn", who -> automatic.turnOn(owner.id(), first, who, now()));
        commands.put("Automatic.turnOff", who -> automatic.turnOff(owner.id(), who, now()));
        var because = new Reason("the tax office wants the paper back");
        commands.put(
                "Automatic.onRefund",
                who -> automatic.onRefund(owner.id(), Choice.OnRefund.DEFICIT, because, who, now()));
    }

    /** A task that its product's system never answered. */
    private UUID stuckTask(Account owner) {
        var task = bean(Ids.class).next(owner.id().value(), now());
        jdbc().sql("""
            insert into provider_task (bucket, task_id, account_id, subscription_id, action, created_at, due_at,
              attempts, state)
            select bucket, ?, account_id, subscription_id, 'SUSPEND', started_at, started_at, 20, 'PARKED'
            from subscription where subscription_id = 'item'\
            """).param(task).update();
        return task;
    }

    private static boolean isNotFound(Outcome<?> answer) {
        return answer instanceof Refused<?>(var why, var facts) && why.isNotFound();
    }

    private void mailbox(String id, Account account) {
        item(id, account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
    }

    private static Wish wish(String item) {
        return wish(item, "P1Y");
    }

    private static Wish wish(String item, String period) {
        return new Wish(new Subscription.Id(item), Period.parse(period));
    }

    /** Whatever opens a transaction of its own in somebody's name. */
    private static Set<String> commandsOfAllFrontDoors() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.perennial").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(StrangerTest::isCommand)
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                        .filter(name -> !FOR_OPERATORS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCommand(JavaMethod method) {
        return method.isAnnotatedWith(Transactional.class)
                && method.getAnnotationOfType(Transactional.class).propagation() != Propagation.MANDATORY
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Actor.class));
    }

    /** A digest of every table. */
    private Map<String, String> everything() {
        return jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc().sql("select count(*) || coalesce(md5(string_agg(x::text, ';'"
                                        + " order by x::text)), '') from " + table + " x")
                                .query(String.class)
                                .single()));
    }
}
