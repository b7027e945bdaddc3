package dev.perennial.admin.products;

import dev.perennial.admin.products.Wrong.Part;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Said;
import dev.perennial.product.Answers;
import dev.perennial.provider.ProviderTasks.Standing;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator's word for tasks that a product's system took on or never answered, where it cannot say it itself. */
@Controller
public class TaskAnswersController {
    private static final String ID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private final Visits visits;
    private final Answers answers;
    private final Clockwork clockwork;
    private final ProductView view;

    TaskAnswersController(Visits visits, Answers answers, Clockwork clockwork, ProductView view) {
        this.visits = visits;
        this.answers = answers;
        this.clockwork = clockwork;
        this.view = view;
    }

    /** @param act {@code confirmed}, or {@code refused}: then the reason is the answer too */
    @PostMapping(ProductController.PATH + "/answers")
    String answer(
            @PathVariable String product,
            @RequestParam(name = "task", defaultValue = "") Set<String> chosen,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, ProductController.address(product));
        var read = Reason.read(reason);
        if (!(read instanceof Done<Reason>(var why))) {
            return view.show(product, visit, null, null, Wrong.of(Part.WAITING, read, reason, visit), model);
        }
        if (!act.equals("confirmed") && !act.equals("refused")) {
            var wrong = new Wrong(Part.WAITING, "", visit.say("provision.answer.which"), reason);
            return view.show(product, visit, null, null, wrong, model);
        }
        var taken = chosen.stream()
                .filter(text -> text.matches(ID))
                .limit(ProductController.SHOWN_MAX)
                .map(task -> answer(product, UUID.fromString(task), act.equals("refused"), why, visit))
                .toList();
        long done = taken.stream().filter(Done.class::isInstance).count();
        if (done == 0) {
            var wrong = taken.isEmpty()
                    ? new Wrong(Part.WAITING, "", visit.say("provision.answer.none_chosen"), reason)
                    : Wrong.of(Part.WAITING, taken.getFirst(), reason, visit);
            return view.show(product, visit, null, null, wrong, model);
        }
        goOn(taken, visit);
        Told.good(new Said("provision.told.answered", Map.of("done", String.valueOf(done))))
                .on(next);
        return "redirect:" + ProductController.address(product);
    }

    private Outcome<Standing> answer(String product, UUID task, boolean refused, Reason why, Visit visit) {
        return answers.takeFor(product, task, refused ? why.text() : null, why, visit.actor(), visit.now());
    }

    /** Orders that waited for this go on at once; should that fail, the next run takes them up. */
    private void goOn(List<Outcome<Standing>> taken, Visit visit) {
        taken.stream()
                .flatMap(one -> one instanceof Done<Standing>(var stands) ? Stream.of(stands) : Stream.empty())
                .filter(stands -> stands.order().isPresent())
                .map(Standing::account)
                .distinct()
                .forEach(account -> clockwork.workOn(account, visit.now()));
    }
}
