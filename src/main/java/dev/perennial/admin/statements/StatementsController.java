package dev.perennial.admin.statements;

import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.Desk;
import dev.perennial.bank.Mappings;
import dev.perennial.bank.StatementFile;
import dev.perennial.bank.StatementLine;
import dev.perennial.bank.Statements;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Uploads;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bank statements: what waits at the desk, what came in, and the place to bring in more. */
@Controller
public class StatementsController {
    private static final int CASES_SHOWN = 25;
    private static final int LATEST = 15;

    private final Visits visits;
    private final Statements statements;
    private final Desk desk;
    private final Mappings mappings;
    private final Clockwork clockwork;

    StatementsController(Visits visits, Statements statements, Desk desk, Mappings mappings, Clockwork clockwork) {
        this.visits = visits;
        this.statements = statements;
        this.desk = desk;
        this.mappings = mappings;
        this.clockwork = clockwork;
    }

    /**
     * @param waiting how many entries wait in all
     * @param mappings the names of ways to read CSV
     * @param mapping the one that was chosen
     * @param wrong what was wrong with the file, in words; null for nothing
     */
    public record Page(
            Visit visit,
            List<Desk.Case> cases,
            long waiting,
            List<StatementLine> latest,
            List<StatementFile> files,
            Set<String> mappings,
            String mapping,
            long megabytes,
            @Nullable String wrong) {}

    @GetMapping("/admin/money/statements")
    String show(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        boolean tooLarge = request.getParameter(Uploads.TOO_LARGE) != null;
        var wrong = tooLarge
                ? visit.say(Said.refusal(
                        BankRefusal.STATEMENT_TOO_LARGE, Map.of("most", String.valueOf(statements.bytesMax() >> 20))))
                : null;
        model.addAttribute(Templates.PAGE, page(visit, "", wrong));
        return "admin/statements/statements";
    }

    @PostMapping("/admin/money/statements")
    String load(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String mapping,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, Uploads.ADDRESS);
        visit.mustHandleMoney();
        if (file == null || file.isEmpty()) {
            return wrong(visit, mapping, visit.say("desk.statements.file.missing"), response, model);
        }
        return switch (read(file, Optional.of(mapping).filter(name -> !name.isEmpty()), visit)) {
            case Outcome.Refused<Statements.Imported>(var why, var facts) ->
                wrong(visit, mapping, visit.say(Said.refusal(why, facts)), response, model);
            case Outcome.Done<Statements.Imported>(var imported) -> {
                imported.settled().accounts().forEach(account -> clockwork.workOn(account, visit.now()));
                told(imported).on(next);
                yield "redirect:" + Uploads.ADDRESS;
            }
        };
    }

    private Outcome<Statements.Imported> read(MultipartFile file, Optional<String> mapping, Visit visit) {
        try {
            var path = Files.createTempFile("perennial-statement-", ".part");
            try {
                file.transferTo(path);
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
                return statements.load(path, name, mapping, visit.actor(), visit.now(), bytes -> {});
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Told told(Statements.Imported imported) {
        var facts = new HashMap<String, String>();
        facts.put("file", imported.file().name());
        facts.put("entries", String.valueOf(imported.file().entries()));
        facts.put("fresh", String.valueOf(imported.file().fresh()));
        facts.put("credited", String.valueOf(imported.settled().credited()));
        facts.put("back", String.valueOf(imported.settled().takenBack()));
        facts.put("asked", String.valueOf(imported.settled().asked()));
        if (imported.again()) return Told.care(new Said("desk.statements.again", facts));
        if (imported.differences().isEmpty()) return Told.good(new Said("desk.statements.done", facts));
        var first = imported.differences().getFirst();
        facts.put("account", first.bankAccount());
        facts.put("difference", first.by().decimal());
        facts.put("currency", first.by().currency().getCurrencyCode());
        return Told.care(new Said("desk.statements.differs", facts));
    }

    private String wrong(Visit visit, String mapping, String wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(Templates.PAGE, page(visit, mapping, wrong));
        return "admin/statements/statements";
    }

    private Page page(Visit visit, String mapping, @Nullable String wrong) {
        return new Page(
                visit,
                desk.cases(CASES_SHOWN),
                desk.count(),
                statements.latest(LATEST),
                statements.files(LATEST),
                mappings.all().keySet(),
                mapping,
                statements.bytesMax() >> 20,
                wrong);
    }
}
