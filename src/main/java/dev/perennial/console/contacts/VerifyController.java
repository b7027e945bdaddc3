package dev.perennial.console.contacts;

import dev.perennial.contact.Contact;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.settings.ContactRefusal;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Card;
import dev.perennial.settings.Proof;
import dev.perennial.web.Templates;
import dev.perennial.web.Throttle;
import dev.perennial.web.Throttle.Gate;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The code that was sent to an address is typed here, and the address is its contact's own. */
@Controller
public class VerifyController {
    private final Visits visits;
    private final ContactSettings settings;
    private final Throttle throttle;

    VerifyController(Visits visits, ContactSettings settings, Throttle throttle) {
        this.visits = visits;
        this.settings = settings;
        this.throttle = throttle;
    }

    /**
     * @param proof what waits for its code; null when nothing does
     */
    public record Page(
            Visit visit,
            Contact contact,
            Channel channel,
            @Nullable Proof proof,
            String wrong) {
        public boolean isOpen() {
            return proof != null && proof.isOpen(visit.now());
        }
    }

    @GetMapping("/notices/contacts/{contact}/verify")
    String look(
            @PathVariable String contact,
            @RequestParam(defaultValue = "EMAIL") String channel,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        visit.account();
        visit.mustManage();
        var card = card(visit, contact);
        var on = channel(channel);
        model.addAttribute(
                Templates.PAGE,
                new Page(visit, card.contact(), on, card.proofs().get(on), ""));
        return ContactController.isPartial(request) ? "console/contacts/verify" : "console/contacts/verify-page";
    }

    @PostMapping("/notices/contacts/{contact}/verify")
    String verify(
            @PathVariable String contact,
            @RequestParam(defaultValue = "EMAIL") String channel,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts");
        visit.mustManage();
        var on = channel(channel);
        var id = ContactController.read(contact);
        var verified = settings.verify(visit.account().id(), id, on, code, visit.actor(), visit.now());
        if (verified instanceof Refused<Contact>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            response.setStatus(HttpStatus.CONFLICT.value());
            var card = card(visit, contact);
            var said = visit.say(Said.refusal(why, facts));
            model.addAttribute(
                    Templates.PAGE,
                    new Page(visit, card.contact(), on, card.proofs().get(on), said));
            return "console/contacts/verify-page";
        }
        ContactsController.told(verified, "contacts.verified." + on, next);
        return "redirect:" + then(card(visit, contact));
    }

    /** What waits next of the same contact; else the list. */
    private static String then(Card card) {
        return card.proofs().keySet().stream()
                .findFirst()
                .map(channel -> "/notices/contacts/" + card.contact().id() + "/verify?channel=" + channel)
                .orElse("/notices/contacts");
    }

    @PostMapping("/notices/contacts/{contact}/code")
    String send(
            @PathVariable String contact,
            @RequestParam(defaultValue = "EMAIL") String channel,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts");
        visit.mustManage();
        var on = channel(channel);
        var id = ContactController.read(contact);
        var account = visit.account().id();
        // Whoever has several accounts does not have others' mailboxes filled from each of them.
        var wait = address(card(visit, contact), on).flatMap(to -> throttle.take(Gate.CONTACT_CODE, to));
        if (wait.isPresent()) {
            Told.bad(Said.of("refusal." + ContactRefusal.TOO_MANY_CODES)).on(next);
        } else {
            ContactsController.told(
                    settings.sendCode(account, id, on, visit.actor(), visit.now()), "contacts.sent." + on, next);
        }
        return "redirect:/notices/contacts/" + id + "/verify?channel=" + on;
    }

    private Card card(Visit visit, String contact) {
        return settings.find(visit.account().id(), ContactController.read(contact))
                .orElseThrow(ContactController::unknown);
    }

    private static Optional<String> address(Card card, Channel channel) {
        return Optional.ofNullable(card.proofs().get(channel)).map(Proof::address);
    }

    private static Channel channel(String name) {
        return name.equals("SMS") ? Channel.SMS : Channel.EMAIL;
    }
}
