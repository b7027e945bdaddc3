package dev.perennial.api.contact;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.clock.PlatformClock;
import dev.perennial.contact.Contact;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.notice.MinimumRule;
import dev.perennial.notice.NoticeGroup;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Preference;
import dev.perennial.notice.RecipientRule;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.settings.ContactRefusal;
import dev.perennial.settings.NoticeChoices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each contact is told of, for all products or for one, and what all choices come to. */
@RestController
@Tag(name = "Contacts")
class PreferencesController {
    private final NoticeChoices choices;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    PreferencesController(NoticeChoices choices, Unchanged unchanged, PlatformClock clock) {
        this.choices = choices;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    /**
     * What a contact is told of.
     *
     * @param product of one product, or * for all
     */
    record ContactPreferences(UUID contact, String product, List<KindChoice> choices) {}

    /**
     * @param isWanted whether it is told to this contact
     * @param isByPart whether it is what it is to the account that says so, as long as nothing else is chosen
     * @param isOptional whether the account may do without it altogether
     */
    record KindChoice(
            NoticeKind kind,
            NoticeGroup group,
            Channel channel,
            boolean isWanted,
            boolean isByPart,
            boolean isOptional) {}

    /**
     * @param product of one product; null or * for all
     * @param channels those chosen for; null for all. Of the others it stays as it was
     * @param wanted all that is wanted there
     */
    record PreferencesWish(
            @Nullable String product,
            @Nullable Set<Channel> channels,
            @Nullable Set<WantedKind> wanted) {}

    record WantedKind(@Nullable NoticeKind kind, @Nullable Channel channel) {}

    /**
     * Who is told of a kind on a channel, once all was chosen.
     *
     * @param isOnlyBecauseItMust whether nobody chose it, and somebody must be told
     */
    record KindRecipients(
            NoticeKind kind,
            NoticeGroup group,
            Channel channel,
            List<TellsWhom> contacts,
            boolean isOnlyBecauseItMust) {}

    record TellsWhom(UUID contact, String name) {}

    @GetMapping("/api/v1/contacts/{id}/preferences")
    @Needs(Scope.NOTICES_READ)
    @Operation(summary = "Get what a contact is told of")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND"})
    ContactPreferences getPreferences(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(description = "Of one product; else of all.")
                    @RequestParam(defaultValue = Preference.ALL_PRODUCTS)
                    String product,
            @RequestParam(required = false) @Nullable String account) {
        return preferences(people(caller.account(account).id()), id, product);
    }

    @PutMapping("/api/v1/contacts/{id}/preferences")
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Choose what a contact is told of",
            description = "What must be told to somebody stays with the last one who is told of it.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND", "MINIMUM_NEEDS_SOMEBODY"})
    ContactPreferences choosePreferences(
            Caller caller, @PathVariable UUID id, IfMatch seen, @RequestBody PreferencesWish wish) {
        var product = wish.product() == null ? Preference.ALL_PRODUCTS : wish.product();
        var account = caller.account(null).id();
        var channels = wish.channels() == null ? Set.of(Channel.EMAIL, Channel.SMS) : wish.channels();
        var wanted = Must.have("/wanted", wish.wanted()).stream()
                .map(one -> new NoticeChoices.Wanted(
                        Must.have("/wanted/kind", one.kind()), Must.have("/wanted/channel", one.channel())))
                .collect(Collectors.toSet());
        var choice = new NoticeChoices.Choice(id, product, channels, wanted);
        var now = clock.now();
        var chosen = unchanged.change(
                seen,
                Optional.of(account),
                () -> preferences(people(account), id, product),
                () -> choices.choose(account, choice, caller.actor(), now));
        return preferences(chosen.orThrow(), id, product);
    }

    @GetMapping("/api/v1/recipients")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "List who is told of what",
            description = "What all choices come to, for each kind and channel.")
    Page<KindRecipients> listRecipients(
            Caller caller,
            @Parameter(description = "Of one product; else of all.")
                    @RequestParam(defaultValue = Preference.ALL_PRODUCTS)
                    String product,
            @RequestParam(required = false) @Nullable String account) {
        var people = people(caller.account(account).id());
        var rows = cells(product)
                .map(cell -> new KindRecipients(
                        cell.kind(),
                        NoticeGroup.of(cell.kind()),
                        cell.channel(),
                        RecipientRule.told(people, cell.kind(), product, cell.channel()).stream()
                                .map(contact -> new TellsWhom(contact.id(), contact.name()))
                                .toList(),
                        MinimumRule.isWantedByNobody(people, cell.kind(), product)))
                .toList();
        return new Page<>(rows, null);
    }

    private ContactPreferences preferences(People people, UUID id, String product) {
        var contact = find(people, id);
        var rows = cells(product)
                .map(cell -> new KindChoice(
                        cell.kind(),
                        NoticeGroup.of(cell.kind()),
                        cell.channel(),
                        RecipientRule.isWanted(people, contact, cell.kind(), product, cell.channel()),
                        RecipientRule.byPart(contact, cell.kind()),
                        cell.kind().isOptional()))
                .toList();
        return new ContactPreferences(id, product, rows);
    }

    /** What can be chosen: of one product what tells of items alone. */
    private static Stream<NoticeChoices.Wanted> cells(String product) {
        return Arrays.stream(NoticeGroup.values())
                .filter(group -> product.equals(Preference.ALL_PRODUCTS) || group.isOfItems())
                .flatMap(group -> group.kinds().stream())
                .flatMap(kind ->
                        kind.channels().stream().sorted().map(channel -> new NoticeChoices.Wanted(kind, channel)));
    }

    private People people(Account.Id account) {
        return choices.of(account).orElseThrow();
    }

    private static Contact find(People people, UUID id) {
        return people.contacts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(ContactRefusal.CONTACT_NOT_FOUND, Map.of()));
    }
}
