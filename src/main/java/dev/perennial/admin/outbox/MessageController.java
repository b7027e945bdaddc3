package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.MessageRefusal;
import dev.perennial.notice.Messages;
import dev.perennial.notice.Proofs;
import dev.perennial.notice.Resends;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One message: whom it was for, what it said, every try to send it, and once more with a reason. */
@Controller
public class MessageController {
    private static final String PATH = OutboxController.PATH + "/{id}";

    private final Visits visits;
    private final Messages messages;
    private final Proofs proofs;
    private final Resends resends;
    private final Accounts accounts;
    private final Contacts contacts;

    MessageController(
            Visits visits, Messages messages, Proofs proofs, Resends resends, Accounts accounts, Contacts contacts) {
        this.visits = visits;
        this.messages = messages;
        this.proofs = proofs;
        this.resends = resends;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /**
     * @param people whom the account has, the first ones first
     * @param chosen whom it is to go to
     * @param wrong why it did not go; null when nothing is wrong
     */
    public record Page(
            Visit visit,
            Account account,
            Proofs.Proof proof,
            List<Contact> people,
            UUID chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong) {
        public Message message() {
            return proof.message();
        }

        public boolean mayResend() {
            return visit.mayHandleItems() && Resends.isStuck(message());
        }

        /** Where this person is reached by the message's channel; empty for those who are not. */
        public Optional<String> address(Contact contact) {
            var address = message().channel() == Channel.SMS ? contact.phone() : contact.email();
            return address.filter(known -> known.verifiedAt().isPresent()).map(Address::value);
        }
    }

    @GetMapping(PATH)
    String look(@PathVariable String id, HttpServletRequest request, Model model) {
        var message = find(id);
        return show(visits.of(request), message, message.contact(), "", null, null, model);
    }

    @PostMapping(PATH + "/resend")
    String resend(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var message = find(id);
        var visit = visits.of(request, OutboxController.PATH + "/" + message.id());
        visit.mustHandleItems();
        var chosen = Optional.ofNullable(Search.id(contact)).orElse(message.contact());
        if (Reason.read(reason) instanceof Refused<Reason>(var why, var facts)) {
            return show(visit, message, chosen, reason, visit.say(Said.refusal(why, facts)), null, model);
        }
        var given = Reason.read(reason).orThrow();
        return switch (resends.resend(message.id(), chosen, given, visit.actor(), visit.now())) {
            case Refused<UUID>(var why, var facts) ->
                show(visit, message, chosen, reason, null, visit.say(Said.refusal(why, facts)), model);
            case Done<UUID>(var again) -> {
                Told.good(Said.of("outbox.told.again")).on(next);
                yield "redirect:" + OutboxController.PATH + "/" + again;
            }
        };
    }

    private Message find(String id) {
        return Optional.ofNullable(Search.id(id))
                .flatMap(messages::find)
                .orElseThrow(() -> new RefusedException(MessageRefusal.MESSAGE_NOT_FOUND, Map.of()));
    }

    private String show(
            Visit visit,
            Message message,
            UUID chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong,
            Model model) {
        var account = accounts.find(message.account()).orElseThrow();
        var people = contacts.of(accounts.bucketOf(account.id()), List.of(account.id()))
                .getOrDefault(account.id(), List.of());
        var page = new Page(
                visit.in(account.zone()),
                account,
                proofs.find(message.id()).orElseThrow(),
                people,
                chosen,
                typed,
                wrongReason,
                wrong);
        model.addAttribute(Templates.PAGE, page);
        return "admin/outbox/message";
    }
}
