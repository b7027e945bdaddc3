package dev.perennial.admin;

import dev.perennial.clockwork.ClockMoves;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moves a sandbox's clock; a move that takes long is shown on its way. */
@Controller
public class ClockController {
    /** A shorter move is simply waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Visits visits;
    private final ClockMoves moves;

    ClockController(Visits visits, ClockMoves moves) {
        this.visits = visits;
        this.moves = moves;
    }

    /**
     * @param done how much of the way is behind, of {@code all}, in hours
     */
    public record Page(Visit visit, Instant from, Instant target, Instant at, int stops, long done, long all) {}

    @PostMapping("/admin/clock")
    String move(@RequestParam ClockMoves.Way to, @RequestParam Instant seen) {
        var move = moves.begin(to, seen);
        return move.endsWithin(PATIENCE) ? shown(move) : "redirect:/admin/clock";
    }

    @GetMapping("/admin/clock")
    String look(HttpServletRequest request, Model model) {
        var move = moves.current();
        if (move.isEmpty()) return "redirect:/admin";
        if (move.get().hasEnded()) return shown(move.get());
        var moving = move.get();
        long all = Math.max(1, Duration.between(moving.from(), moving.target()).toHours());
        long done = Duration.between(moving.from(), moving.at()).toHours();
        var page = new Page(visits.of(request), moving.from(), moving.target(), moving.at(), moving.stops(), done, all);
        model.addAttribute(Templates.PAGE, page);
        return "admin/moving";
    }

    private static String shown(ClockMoves.Move move) {
        return "redirect:/admin?from=" + move.from() + "&to=" + move.at();
    }
}
