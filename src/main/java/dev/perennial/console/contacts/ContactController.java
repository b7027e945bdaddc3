package dev.perennial.console.contacts;

import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.settings.ContactRefusal;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Card;
import dev.perennial.settings.ContactSettings.Typed;
import dev.perennial.settings.Proof;
import dev.perennial.settings.SettingsRefusal;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One contact: added, changed, and asked about before it is removed. */
@Controller
public class ContactController {
    private static final Typed NEW = new Typed("", Set.of(Part.BILLING), "", "", "", "", "", "");
    private static final Map<Refusal, String> FIELDS = Map.of(
            ContactRefusal.CONTACT_NAME_INVALID, "name",
            ContactRefusal.CONTACT_PART_MISSING, "part",
            ContactRefusal.CONTACT_ADDRESS_MISSING, "email",
            ContactRefusal.CONTACT_EMAIL_INVALID, "email",
            ContactRefusal.CONTACT_PHONE_INVALID, "phone",
            ContactRefusal.LAST_CONTACT, "email",
            ContactRefusal.QUIET_HOURS_INVALID, "quiet",
            SettingsRefusal.ZONE_UNKNOWN, "zone");

    private final Visits visits;
    private final ContactSettings settings;

    ContactController(Visits visits, ContactSettings settings) {
        this.visits = visits;
        this.settings = settings;
    }

    /**
     * @param id of the contact that is changed; null for a new one
     * @param field the field that something is wrong with; empty for none
     */
    public record Page(Visit visit, @Nullable UUID id, Typed typed, String field, String wrong) {
        public String wrong(String asked) {
            return asked.equals(field) ? wrong : "";
        }

        public List<Part> parts() {
            return List.of(Part.values());
        }

        public List<String> zones() {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(zone -> zone.matches(
                            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
                    .sorted()
                    .toList();
        }

        /** Where the form goes to. */
        public String action() {
            return id == null ? "/notices/contacts" : "/notices/contacts/" + id;
        }
    }

    /** Before it is removed. */
    public record Asked(Visit visit, Contact contact) {}

    @GetMapping("/notices/contacts/_new")
    String fresh(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.account();
        visit.mustManage();
        model.addAttribute(Templates.PAGE, new Page(visit, null, NEW, "", ""));
        return view(request);
    }

    @PostMapping("/notices/contacts")
    String add(
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") Set<Part> part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts/_new");
        visit.mustManage();
        var typed = typed(fields, part);
        return switch (settings.add(visit.account().id(), typed, visit.actor(), visit.now())) {
            case Done<Contact>(var contact) -> {
                Told.good(new Said("contacts.added", Map.of("name", contact.name())))
                        .on(next);
                var channel = typed.email().isBlank() ? Channel.SMS : Channel.EMAIL;
                yield "redirect:/notices/contacts/" + contact.id() + "/verify?channel=" + channel;
            }
            case Refused<Contact>(var why, var facts) -> wrong(visit, null, typed, why, facts, response, model);
        };
    }

    @GetMapping("/notices/contacts/{contact}")
    String one(@PathVariable String contact, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.account();
        visit.mustManage();
        var card = card(visit, contact);
        model.addAttribute(Templates.PAGE, new Page(visit, card.contact().id(), typed(card), "", ""));
        return view(request);
    }

    @PostMapping("/notices/contacts/{contact}")
    String change(
            @PathVariable String contact,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") Set<Part> part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, "/notices/contacts");
        visit.mustManage();
        var id = read(contact);
        var typed = typed(fields, part);
        var changed = settings.change(visit.account().id(), id, typed, visit.actor(), visit.now());
        if (changed instanceof Refused<Contact>(var why, var facts)) {
            return wrong(visit, id, typed, why, facts, response, model);
        }
        Told.good(new Said("contacts.changed", Map.of("name", typed.name().strip())))
                .on(next);
        return "redirect:/notices/contacts";
    }

    @GetMapping("/notices/contacts/{contact}/remove")
    String askToRemove(@PathVariable String contact, HttpServletRequest request, Model model) {
        var visit = visits.of(request, "/notices/contacts");
        visit.account();
        visit.mustManage();
        model.addAttribute(Templates.PAGE, new Asked(visit, card(visit, contact).contact()));
        return isPartial(request) ? "console/contacts/remove" : "console/contacts/remove-page";
    }

    private static String wrong(
            Visit visit,
            @Nullable UUID id,
            Typed typed,
            Refusal why,
            Map<String, String> facts,
            HttpServletResponse response,
            Model model) {
        if (why.isNotFound()) throw new RefusedException(why, facts);
        response.setStatus(HttpStatus.CONFLICT.value());
        var said = visit.say(Said.refusal(why, facts));
        model.addAttribute(Templates.PAGE, new Page(visit, id, typed, FIELDS.getOrDefault(why, "all"), said));
        return "console/contacts/contact-page";
    }

    private Card card(Visit visit, String contact) {
        return settings.find(visit.account().id(), read(contact)).orElseThrow(ContactController::unknown);
    }

    static UUID read(String id) {
        return Numbers.read(id).orElseThrow(ContactController::unknown);
    }

    static RefusedException unknown() {
        return new RefusedException(ContactRefusal.CONTACT_NOT_FOUND, Map.of());
    }

    static boolean isPartial(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static String view(HttpServletRequest request) {
        return isPartial(request) ? "console/contacts/contact" : "console/contacts/contact-page";
    }

    private static Typed typed(Map<String, String> fields, Set<Part> parts) {
        return new Typed(
                fields.getOrDefault("name", ""),
                parts,
                fields.getOrDefault("email", ""),
                fields.getOrDefault("phone", ""),
                fields.getOrDefault("language", ""),
                fields.getOrDefault("zone", ""),
                fields.getOrDefault("from", ""),
                fields.getOrDefault("until", ""));
    }

    private static Typed typed(Card card) {
        var contact = card.contact();
        return new Typed(
                contact.name(),
                contact.parts(),
                address(card.proofs().get(Channel.EMAIL), contact.email()),
                address(card.proofs().get(Channel.SMS), contact.phone()),
                contact.language().map(Locale::getLanguage).orElse(""),
                contact.zone().map(ZoneId::getId).orElse(""),
                contact.quiet().map(quiet -> quiet.from().toString()).orElse(""),
                contact.quiet().map(quiet -> quiet.until().toString()).orElse(""));
    }

    /** What waits for its code was typed last. */
    private static String address(@Nullable Proof waiting, Optional<Address> own) {
        return waiting != null ? waiting.address() : own.map(Address::value).orElse("");
    }
}
