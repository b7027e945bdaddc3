package dev.perennial.admin.parked;

import dev.perennial.clockwork.RunLog;
import dev.perennial.renewal.Tally;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last runs, each with its statement: due = renewed + refused + deferred + parked (law 6). */
@Controller
public class RunsController {
    private static final int A_PAGE = 30;

    private final Visits visits;
    private final RunLog log;

    RunsController(Visits visits, RunLog log) {
        this.visits = visits;
        this.log = log;
    }

    /** A run and its tally. */
    public record Row(RunLog.Entry run, Tally tally) {
        public Map<String, Integer> errands() {
            var errands = run.statement().errands();
            return errands == null ? Map.of() : errands;
        }
    }

    /**
     * @param older where older runs go on; null after the first one of all
     */
    public record Page(
            Visit visit,
            List<Row> rows,
            boolean isFirst,
            @Nullable String older) {
        /** An errand by its name in the reader's language, where it has one. */
        public String errand(String name) {
            var key = "desk.errand." + name;
            var said = visit.say(key);
            return said.equals(key) ? name.replace('-', ' ').replace('_', ' ') : said;
        }
    }

    @GetMapping("/admin/runs")
    String look(@RequestParam(defaultValue = "") String before, HttpServletRequest request, Model model) {
        var place = place(before);
        var found = log.latest(place, A_PAGE + 1);
        var rows = found.stream()
                .limit(A_PAGE)
                .map(run -> new Row(run, Tally.of(run.statement().renewals())))
                .toList();
        var last = found.size() > A_PAGE ? rows.getLast().run() : null;
        var older = last == null ? null : "/admin/runs?before=" + last.at() + "_" + last.startedAt();
        model.addAttribute(Templates.PAGE, new Page(visits.of(request), rows, place.isEmpty(), older));
        return "admin/parked/runs";
    }

    private static Optional<RunLog.Place> place(String text) {
        var parts = text.split("_", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new RunLog.Place(Instant.parse(parts[0]), Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException noPlace) {
            return Optional.empty();
        }
    }
}
