package dev.perennial.web;

import dev.perennial.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of language, kept by the browser and, for who is signed in, everywhere. */
@Controller
class LanguageController {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Visits visits;
    private final Users users;

    LanguageController(Visits visits, Users users) {
        this.visits = visits;
        this.users = users;
    }

    @PostMapping("/language")
    String choose(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var visitor = visits.of(request).visitor();
        Visits.spoken(to).ifPresent(language -> {
            if (visitor != null) users.speak(visitor.user(), language);
            var cookie = ResponseCookie.from(Visits.COOKIE, language.getLanguage())
                    .path("/")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        });
        return "redirect:" + (Visits.isOurs(back) ? back : "/");
    }
}
