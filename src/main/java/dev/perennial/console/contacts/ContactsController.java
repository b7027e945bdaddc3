package dev.perennial.console.contacts;

import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Card;
import dev.perennial.settings.Proof;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contacts of the account in the order they are written to: seen by all of its users, changed by its owners. */
@Controller
public class ContactsController {
    private final Visits visits;
    private final ContactSettings settings;

    ContactsController(Visits visits, ContactSettings settings) {
        this.visits = visits;
        this.settings = settings;
    }

    public record Page(Visit visit, List<Card> cards) {
        /** In the order of what they are to the account. */
        public List<Contact.Part> parts(Contact contact) {
            return contact.parts().stream().sorted().toList();
        }

        /** The lines of a card: one for each channel that there is an address for, or that waits for one. */
        public List<Line> lines(Card card) {
            return Line.of(card);
        }

        public String language(Contact contact) {
            return contact.language()
                    .map(Locale::getLanguage)
                    .map(code -> code.equals("zh") ? "简体中文" : "English")
                    .orElseGet(() -> visit.say("contacts.as_account"));
        }
    }

    /**
     * One address of a contact, and how it stands.
     *
     * @param waiting what waits for its code; the same address, or another than the one there is
     */
    public record Line(
            Channel channel,
            @Nullable Address own,
            @Nullable Proof waiting) {
        static List<Line> of(Card card) {
            var contact = card.contact();
            return List.of(
                            new Line(
                                    Channel.EMAIL,
                                    contact.email().orElse(null),
                                    card.proofs().get(Channel.EMAIL)),
                            new Line(
                                    Channel.SMS,
                                    contact.phone().orElse(null),
                                    card.proofs().get(Channel.SMS)))
                    .stream()
                    .filter(line -> line.own != null || line.waiting != null)
                    .toList();
        }

        /** Whether the address there is can be had verified again. */
        public boolean isFailing() {
            return own != null && !own.isReachable() && waiting == null;
        }
    }

    @GetMapping("/notices/contacts")
    String list(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var cards = settings.of(visit.account().id());
        model.addAttribute(Templates.PAGE, new Page(visit, cards));
        return "console/contacts/contacts";
    }

    @PostMapping("/notices/contacts/{contact}/up")
    String up(@PathVariable String contact, HttpServletRequest request, RedirectAttributes next) {
        return move(contact, true, request, next);
    }

    @PostMapping("/notices/contacts/{contact}/down")
    String down(@PathVariable String contact, HttpServletRequest request, RedirectAttributes next) {
        return move(contact, false, request, next);
    }

    private String move(String contact, boolean earlier, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts");
        visit.mustManage();
        var moved = settings.move(
                visit.account().id(), ContactController.read(contact), earlier, visit.actor(), visit.now());
        moved.orThrow();
        Told.good(Said.of("contacts.moved")).on(next);
        return "redirect:/notices/contacts";
    }

    @PostMapping("/notices/contacts/{contact}/remove")
    String remove(@PathVariable String contact, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts");
        visit.mustManage();
        var removed =
                settings.remove(visit.account().id(), ContactController.read(contact), visit.actor(), visit.now());
        told(removed, "contacts.removed", next);
        return "redirect:/notices/contacts";
    }

    static void told(Outcome<Contact> outcome, String done, RedirectAttributes next) {
        switch (outcome) {
            case Refused<Contact>(var why, var facts) -> {
                if (why.isNotFound()) throw new RefusedException(why, facts);
                Told.bad(Said.refusal(why, facts)).on(next);
            }
            case Outcome.Done<Contact>(var contact) ->
                Told.good(new Said(done, Map.of("name", contact.name()))).on(next);
        }
    }
}
