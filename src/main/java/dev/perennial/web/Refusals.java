package dev.perennial.web;

import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** An expected "no" becomes a page that says it; what does not exist is not found. */
@ControllerAdvice(annotations = Controller.class)
class Refusals {
    /** No section of the console, and the same for whatever is not there. */
    private static final String NOWHERE = "";

    private final Visits visits;

    Refusals(Visits visits) {
        this.visits = visits;
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException refused, HttpServletRequest request) {
        var visit = visits.of(request, NOWHERE);
        boolean missing = refused.why().isNotFound();
        var status = missing
                ? HttpStatus.NOT_FOUND
                : refused.why() instanceof WebRefusal ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
        var title = visit.say(missing ? "web.problem.missing" : "web.problem.refused");
        var sentence = visit.say(Said.refusal(refused.why(), refused.facts()));
        return ErrorPages.view(new ErrorPages.Page(visit, status.value(), title, sentence, null), status);
    }
}
