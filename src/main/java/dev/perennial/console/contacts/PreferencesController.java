package dev.perennial.console.contacts;

import static java.util.stream.Collectors.toSet;

import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeGroup;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Preference;
import dev.perennial.notice.RecipientRule;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.settings.NoticeChoices;
import dev.perennial.settings.NoticeChoices.Choice;
import dev.perennial.settings.NoticeChoices.Wanted;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who gets what: one contact's choices for all products or for one, and what all choices come to. */
@Controller
public class PreferencesController {
    private static final String PATH = "/notices/preferences";

    private final Visits visits;
    private final NoticeChoices choices;

    PreferencesController(Visits visits, NoticeChoices choices) {
        this.visits = visits;
        this.choices = choices;
    }

    /**
     * @param contact whose choices are shown; null where the account has no contact
     * @param ticked what was ticked and could not be kept; null where nothing was
     */
    public record Page(
            Visit visit,
            People people,
            @Nullable Contact contact,
            String product,
            @Nullable Set<Wanted> ticked,
            String wrong) {

        public List<NoticeGroup> groups() {
            return Arrays.stream(NoticeGroup.values())
                    .filter(group -> isForAll() || group.isOfItems())
                    .toList();
        }

        public List<Channel> channels() {
            return List.of(Channel.EMAIL, Channel.SMS);
        }

        public boolean isForAll() {
            return product.equals(Preference.ALL_PRODUCTS);
        }

        /** Where the contact is reached on a channel; null for nowhere. */
        public @Nullable Address address(Channel channel) {
            if (contact == null) return null;
            return (channel == Channel.EMAIL ? contact.email() : contact.phone()).orElse(null);
        }

        public boolean isTicked(NoticeKind kind, Channel channel) {
            if (ticked != null && address(channel) != null) return ticked.contains(new Wanted(kind, channel));
            return contact != null && RecipientRule.isWanted(people, contact, kind, product, channel);
        }

        /** Whether it is promised to this contact, as long as nothing else is chosen. */
        public boolean isPromised(NoticeKind kind) {
            return contact != null && RecipientRule.byPart(contact, kind);
        }

        /** Whether anything of this product goes another way than of the others. */
        public boolean hasExceptions(String code) {
            return people.preferences().stream()
                    .anyMatch(said -> said.product().equals(code)
                            && (contact == null || said.contact().equals(contact.id())));
        }

        public String address(Contact one, String code) {
            return PATH + "?contact=" + one.id()
                    + (code.equals(Preference.ALL_PRODUCTS) ? "" : "&product=" + Visit.query(code));
        }

        public List<String> told(NoticeGroup group) {
            return WhoIsTold.of(people, group, product, visit);
        }
    }

    @GetMapping("/notices/preferences")
    String look(
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = Preference.ALL_PRODUCTS) String product,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var people = people(visit);
        var shown = contact.isEmpty() ? people.contacts().stream().findFirst() : Optional.of(one(people, contact));
        return show(new Page(visit, people, shown.orElse(null), sold(visit, product), null, ""), model);
    }

    @PostMapping("/notices/preferences")
    String choose(
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = Preference.ALL_PRODUCTS) String product,
            @RequestParam(defaultValue = "") Set<Channel> channel,
            @RequestParam(defaultValue = "") Set<String> wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        var people = people(visit);
        var whose = one(people, contact);
        var ticked = wanted.stream().flatMap(cell -> cell(cell).stream()).collect(toSet());
        var choice = new Choice(whose.id(), sold(visit, product), channel, ticked);
        var chosen = choices.choose(visit.account().id(), choice, visit.actor(), visit.now());
        var page = new Page(visit, people, whose, choice.product(), ticked, "");
        if (chosen instanceof Refused<People>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            response.setStatus(HttpStatus.CONFLICT.value());
            var said = visit.say(Said.refusal(why, named(facts, visit)));
            return show(new Page(visit, people, whose, choice.product(), ticked, said), model);
        }
        Told.good(new Said("contacts.chosen", Map.of("name", whose.name()))).on(next);
        return "redirect:" + page.address(whose, choice.product());
    }

    private static String show(Page page, Model model) {
        model.addAttribute(Templates.PAGE, page);
        return "console/contacts/preferences";
    }

    private People people(Visit visit) {
        return choices.of(visit.account().id()).orElseThrow();
    }

    private static Contact one(People people, String contact) {
        var id = ContactController.read(contact);
        return people.contacts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(ContactController::unknown);
    }

    private static String sold(Visit visit, String product) {
        return visit.products().stream().anyMatch(sold -> sold.code().equals(product))
                ? product
                : Preference.ALL_PRODUCTS;
    }

    /** A box that is ticked: kind and channel. */
    private static Optional<Wanted> cell(String text) {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> kind.channels().stream().map(channel -> new Wanted(kind, channel)))
                .filter(cell -> text.equals(cell.kind() + "." + cell.channel()))
                .findFirst();
    }

    /** Kinds by their names in the visitor's language. */
    static Map<String, String> named(Map<String, String> facts, Visit visit) {
        if (!facts.containsKey("kinds")) return facts;
        var names = Arrays.stream(facts.get("kinds").split("\\|"))
                .map(kind -> visit.say("words.notice." + kind))
                .toList();
        return Map.of("kinds", String.join(visit.say("contacts.comma"), names));
    }
}
