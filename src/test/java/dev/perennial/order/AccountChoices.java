package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.account.ReminderDays;
import dev.perennial.contact.Contact;
import dev.perennial.feed.Feeds;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.settings.AccountSettings;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Typed;
import dev.perennial.settings.NoticeChoices;
import dev.perennial.settings.ReminderSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The commands by which an account's owners say what holds for it, and who is told of what. */
final class AccountChoices {
    private AccountChoices() {}

    static Map<String, Function<Actor, Outcome<?>>> commands(MoneyOut.Beans beans, Account owner, Instant now) {
        var commands = new LinkedHashMap<String, Function<Actor, Outcome<?>>>();
        var wanted = new AccountSettings.Settings("Another name", Locale.ENGLISH, "Asia/Shanghai");
        commands.put(
                "AccountSettings.change",
                who -> beans.bean(AccountSettings.class).change(owner.id(), wanted, who, now));
        var contacts = beans.bean(ContactSettings.class);
        var typed = typed("Lin Mei");
        var kept = contacts.add(owner.id(), typed, Actor.SYSTEM, now).orThrow().id();
        var gone = contacts.add(owner.id(), typed, Actor.SYSTEM, now).orThrow().id();
        var id = owner.id();
        commands.put("ContactSettings.add", who -> contacts.add(id, typed, who, now));
        commands.put("ContactSettings.change", who -> contacts.change(id, kept, typed("Wang Wei"), who, now));
        commands.put("ContactSettings.move", who -> contacts.move(id, kept, true, who, now));
        commands.put("ContactSettings.sendCode", who -> contacts.sendCode(id, kept, Channel.EMAIL, who, now));
        commands.put("ContactSettings.verify", who -> contacts.verify(id, kept, Channel.EMAIL, "nothing", who, now));
        commands.put("ContactSettings.remove", who -> contacts.remove(id, gone, who, now));
        var choice = new NoticeChoices.Choice(kept, "*", Set.of(Channel.EMAIL), Set.of());
        commands.put(
                "NoticeChoices.choose", who -> beans.bean(NoticeChoices.class).choose(id, choice, who, now));
        var days = beans.bean(ReminderSettings.class);
        var day = new ReminderDays.Day("*", 40);
        commands.put("ReminderSettings.add", who -> days.add(id, day, who, now));
        commands.put("ReminderSettings.remove", who -> days.remove(id, day, who, now));
        var feeds = beans.bean(Feeds.class);
        var feed = feeds.make(id, "Li", Actor.SYSTEM, now).orThrow().feed();
        commands.put("Feeds.make", who -> feeds.make(id, "Wang", who, now));
        commands.put("Feeds.revoke", who -> feeds.revoke(id, feed.id(), who, now));
        var keys = beans.bean(ApiKeys.class);
        var wish = new ApiKeys.Wish("ERP", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.empty());
        var key = keys.make("chen", wish, Actor.COMMAND_LINE, now).orThrow().key();
        commands.put("ApiKeys.make", who -> keys.make("chen", wish, who, now));
        commands.put("ApiKeys.revoke", who -> keys.revoke(key.id(), who, now));
        return commands;
    }

    private static Typed typed(String name) {
        return new Typed(name, Set.of(Contact.Part.BILLING), "lin@example.com", "", "", "", "", "");
    }
}
