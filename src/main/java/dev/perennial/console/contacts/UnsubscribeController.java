package dev.perennial.console.contacts;

import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.notice.Unsubscribing;
import dev.perennial.notice.Unsubscribing.Asked;
import dev.perennial.settings.NoticeChoices;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Leaving what may be left, by the link of a message: nobody signs in, and the signature is all there is to show. Looking
 * changes nothing, because programs that guard mailboxes look at every link; one message sent there is enough (RFC 8058).
 */
@Controller
public class UnsubscribeController {
    private final Visits visits;
    private final Unsubscribing unsubscribing;
    private final NoticeChoices choices;

    UnsubscribeController(Visits visits, Unsubscribing unsubscribing, NoticeChoices choices) {
        this.visits = visits;
        this.unsubscribing = unsubscribing;
        this.choices = choices;
    }

    /** How it stands. */
    public enum State {
        ASKED,
        LEFT,
        AGAIN,
        REFUSED
    }

    /**
     * @param of what the link was made for, as it was signed
     * @param wrong why it was not left; empty where it was
     */
    public record Page(Visit visit, State state, Asked asked, String of, String signature, String wrong) {
        /** What it is about, by name. */
        public List<String> kinds() {
            return asked.kinds().stream()
                    .sorted()
                    .map(kind -> visit.say("words.notice." + kind))
                    .toList();
        }
    }

    @GetMapping("/unsubscribe")
    String look(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String signature,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request, "/");
        var asked = unsubscribing.read(of, signature).orThrow();
        model.addAttribute(Templates.PAGE, new Page(visit, State.ASKED, asked, of, signature, ""));
        return "console/contacts/unsubscribe";
    }

    @PostMapping("/unsubscribe")
    String leave(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request, "/");
        var asked = unsubscribing.read(of, signature).orThrow();
        var left = choices.leave(asked.account(), asked.contact(), asked.channel(), asked.kinds(), again, visit.now());
        if (left instanceof Refused<People>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            response.setStatus(HttpStatus.CONFLICT.value());
            var said = visit.say(Said.refusal(why, PreferencesController.named(facts, visit)));
            model.addAttribute(Templates.PAGE, new Page(visit, State.REFUSED, asked, of, signature, said));
        } else {
            var state = again ? State.AGAIN : State.LEFT;
            model.addAttribute(Templates.PAGE, new Page(visit, state, asked, of, signature, ""));
        }
        return "console/contacts/unsubscribe";
    }
}
