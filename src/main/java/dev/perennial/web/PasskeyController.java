package dev.perennial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** What a browser is asked before it can sign its user in by a passkey. The answer goes to {@link PasskeyDoor}. */
@Controller
class PasskeyController {
    private final PasskeyDesk desk;

    PasskeyController(PasskeyDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> question(HttpServletRequest request, HttpServletResponse response) {
        var question = desk.question(request, response);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(question);
    }
}
