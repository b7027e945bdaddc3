package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An expected "no" becomes a problem that says it. */
@RestControllerAdvice(annotations = RestController.class)
class Problems {

    @ExceptionHandler
    ResponseEntity<Problem> refused(RefusedException refused, HttpServletRequest request) {
        return Problem.of(
                        refused.why(),
                        status(refused.why()),
                        refused.facts(),
                        null,
                        Sentences.in(request.getLocale()),
                        "")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> notValid(NotValidException notValid, HttpServletRequest request) {
        var sentences = Sentences.in(request.getLocale());
        var why = ApiRefusal.REQUEST_NOT_VALID;
        return Problem.of(why, status(why), Map.of(), notValid.said(sentences), sentences, "")
                .answer();
    }

    /** What the platform's own rules refuse is well said, and in conflict with how things are. */
    static HttpStatus status(Refusal why) {
        if (why instanceof ApiRefusal ours) return ours.status();
        return why.isNotFound() ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }
}
