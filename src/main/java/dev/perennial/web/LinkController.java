package dev.perennial.web;

import dev.perennial.link.Links;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the links of messages lead: on to the page they were made for, by the door where one must sign in. */
@Controller
class LinkController {
    private final Links links;

    LinkController(Links links) {
        this.links = links;
    }

    @GetMapping("/go/{message}/{signature}")
    ResponseEntity<Void> go(
            @PathVariable String message, @PathVariable String signature, @RequestParam(defaultValue = "") String to) {
        var page = links.landing(message, signature, to).orThrow();
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, page)
                .build();
    }
}
