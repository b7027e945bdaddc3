package dev.perennial.api.operation;

import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.audit.Audits;
import dev.perennial.audit.Breach;
import dev.perennial.audit.Law;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The laws, checked against the database. */
@RestController
@Tag(name = "Runs")
class AuditsController {
    private final Audits audits;

    AuditsController(Audits audits) {
        this.audits = audits;
    }

    /**
     * What an audit found.
     *
     * @param isSound whether every law holds
     */
    record AuditReport(boolean isSound, int bucketsChecked, List<LawReport> laws) {}

    /** @param law its number */
    record LawReport(int law, String sentence, boolean holds, List<LawBreach> breaches) {}

    /**
     * @param what what should be so
     * @param count of how many rows it is not
     * @param rows the first of them
     */
    record LawBreach(String what, long count, List<String> rows) {}

    @PostMapping("/api/v1/audits")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "Check all laws against the database",
            description = "Reads every bucket and repairs nothing. Takes as long as there is to read.")
    AuditReport audit(Caller caller) {
        var breaches = audits.check(checked -> {});
        var laws = Arrays.stream(Law.values()).map(law -> report(law, breaches)).toList();
        return new AuditReport(breaches.isEmpty(), audits.size(), laws);
    }

    private static LawReport report(Law law, List<Breach> all) {
        var breaches = all.stream()
                .filter(breach -> breach.law() == law)
                .map(breach -> new LawBreach(breach.what(), breach.count(), breach.rows()))
                .toList();
        return new LawReport(law.number(), law.sentence(), breaches.isEmpty(), breaches);
    }
}
