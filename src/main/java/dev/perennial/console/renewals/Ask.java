package dev.perennial.console.renewals;

import dev.perennial.kernel.RefusedException;
import dev.perennial.order.OrderRefusal;
import dev.perennial.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a form asks for.
 *
 * @param items their ids, each once
 * @param parameters what else the form says, by name; null where it says nothing
 * @param back the page it came from
 */
record Ask(Act act, List<String> items, UnaryOperator<@Nullable String> parameters, String back) {
    /** More than a page has, and far less than would make one act a long one. */
    private static final int ITEMS_MAX = 500;

    /** Our own lists only, so that nobody is led elsewhere. */
    private static final String BACK = "/(renewals|items|products)[A-Za-z0-9/?&=%+._~|:@-]{0,4000}";

    /**
     * @throws RefusedException when no item is named
     * @throws ResponseStatusException when what is named can be no items
     */
    static Ask read(Act act, HttpServletRequest request) {
        var named = Optional.ofNullable(request.getParameterValues("item")).orElse(new String[0]);
        var items = Stream.of(named).distinct().toList();
        if (items.isEmpty()) {
            throw new RefusedException(OrderRefusal.NOTHING_CHOSEN, Map.of());
        }
        if (items.size() > ITEMS_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!items.stream().allMatch(Visit::mayBeId)) {
            throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        }
        var back = request.getParameter("back");
        return new Ask(act, items, request::getParameter, back != null && back.matches(BACK) ? back : Filter.PATH);
    }
}
