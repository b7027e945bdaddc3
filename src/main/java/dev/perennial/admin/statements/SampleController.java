package dev.perennial.admin.statements;

import dev.perennial.bank.SampleStatement;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** In a sandbox: a statement of today to download, and to bring in again. */
@Controller
class SampleController {
    private final Visits visits;
    private final SampleStatement sample;

    SampleController(Visits visits, SampleStatement sample) {
        this.visits = visits;
        this.sample = sample;
    }

    @GetMapping("/admin/money/statements/sample.xml")
    ResponseEntity<byte[]> sample(HttpServletRequest request) {
        var visit = visits.of(request);
        if (!visit.sandbox()) return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sample-statement.xml\"")
                .body(sample.of(visit.now(), visit.actor()).getBytes(StandardCharsets.UTF_8));
    }
}
