package dev.perennial.admin.statements;

import dev.perennial.bank.BankEntry;
import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.StatementLine;
import dev.perennial.bank.Statements;
import dev.perennial.kernel.RefusedException;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One statement: its balances, and what became of each of its entries. */
@Controller
public class StatementController {
    private static final int ENTRIES = 100;

    private final Visits visits;
    private final Statements statements;

    StatementController(Visits visits, Statements statements) {
        this.visits = visits;
        this.statements = statements;
    }

    /** @param more where the entries go on; null after the last */
    public record Page(
            Visit visit,
            StatementLine statement,
            List<BankEntry> entries,
            @Nullable String more) {}

    @GetMapping("/admin/money/statements/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var statement = Numbers.read(id)
                .flatMap(statements::find)
                .orElseThrow(() -> new RefusedException(BankRefusal.ENTRY_NOT_FOUND, Map.of()));
        Optional<UUID> from = Numbers.read(after);
        var entries = statements.entries(statement.id(), from, ENTRIES + 1);
        var shown = entries.subList(0, Math.min(entries.size(), ENTRIES));
        var more = entries.size() > ENTRIES
                ? "/admin/money/statements/" + statement.id() + "?after="
                        + shown.getLast().id()
                : null;
        model.addAttribute(Templates.PAGE, new Page(visit, statement, shown, more));
        return "admin/statements/statement";
    }
}
