package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.ErrorPages;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** From an id to its page. */
@Controller
class FindController {
    private final Visits visits;
    private final Accounts accounts;
    private final Subscriptions subscriptions;

    FindController(Visits visits, Accounts accounts, Subscriptions subscriptions) {
        this.visits = visits;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/admin/find")
    ModelAndView find(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        var visit = visits.of(request, "/");
        var wanted = id.strip();
        boolean possible = Visit.mayBeId(wanted);
        if (possible && subscriptions.owner(new Subscription.Id(wanted)).isPresent()) {
            return new ModelAndView("redirect:" + visit.item(wanted));
        }
        if (possible && accounts.find(new Account.Id(wanted)).isPresent()) {
            return new ModelAndView("redirect:" + visit.account(wanted));
        }
        var sentence = visit.say("web.find.nothing", "id", wanted);
        var page =
                new ErrorPages.Page(visit, HttpStatus.NOT_FOUND.value(), visit.say("web.find.title"), sentence, null);
        return ErrorPages.view(page, HttpStatus.NOT_FOUND);
    }
}
