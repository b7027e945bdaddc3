package dev.perennial.api.product;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.product.Comparison;
import dev.perennial.product.Comparisons;
import dev.perennial.product.Difference;
import dev.perennial.product.ProductRefusal;
import dev.perennial.product.SendingAgain;
import dev.perennial.provider.ProviderTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products' lists compared with ours, for the vendor's people. */
@RestController
@Tag(name = "Product systems")
class ComparisonController {
    private static final String LIST = "differences";

    private final Comparisons comparisons;
    private final SendingAgain again;
    private final PlatformClock clock;

    ComparisonController(Comparisons comparisons, SendingAgain again, PlatformClock clock) {
        this.comparisons = comparisons;
        this.again = again;
        this.clock = clock;
    }

    /** @param failed why it came to nothing; null where it did not */
    @Schema(name = "ProductComparison")
    record Compared(
            String product,
            Instant startedAt,
            @Nullable Instant finishedAt,
            boolean running,
            long theirs,
            long ours,
            long differences,
            @Nullable String failed) {
        static Compared of(Comparison last) {
            return new Compared(
                    last.product(),
                    last.startedAt(),
                    last.finishedAt().orElse(null),
                    last.isRunning(),
                    last.theirs(),
                    last.ours(),
                    last.differences(),
                    last.failed().orElse(null));
        }
    }

    /** @param sends what puts it right */
    @Schema(name = "ProductDifference")
    record Differs(
            String item,
            Difference.Kind kind,
            @Nullable String account,
            @Nullable String name,
            String ours,
            String theirs,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant sentAt,
            List<ProviderTask.Action> sends) {
        static Differs of(Difference seen) {
            return new Differs(
                    seen.item(),
                    seen.kind(),
                    seen.account().map(Account.Id::value).orElse(null),
                    seen.name().orElse(null),
                    seen.ours(),
                    seen.theirs(),
                    seen.firstSeen(),
                    seen.lastSeen(),
                    seen.sentAt().orElse(null),
                    seen.kind().actions());
        }
    }

    @Schema(name = "ProductDifferenceWish")
    record Which(String item, String kind, String reason) {}

    record SentAgain(String item, List<ProviderTask.Action> actions) {}

    @PostMapping("/api/v1/product-systems/{product}/comparison")
    @Needs(Scope.PRODUCTS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Compare a product's list with ours",
            description = "It goes on by itself: read how far it is.")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"PRODUCT_NOT_CONNECTED", "COMPARISON_RUNS"})
    Compared beginProductComparison(@PathVariable String product, Caller caller) {
        return Compared.of(
                comparisons.begin(product, caller.actor(), clock.now()).orThrow());
    }

    @GetMapping("/api/v1/product-systems/{product}/comparison")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Get the last comparison of a product's list")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"DIFFERENCE_NOT_FOUND"})
    Compared getProductComparison(@PathVariable String product) {
        return comparisons
                .last(product)
                .map(Compared::of)
                .orElseThrow(() -> new RefusedException(ProductRefusal.DIFFERENCE_NOT_FOUND, Map.of()));
    }

    @GetMapping("/api/v1/product-systems/{product}/differences")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List the differences of a product's list", description = "By item and kind.")
    Page<Differs> listProductDifferences(@PathVariable String product, Paging paging) {
        var after = paging.after(LIST, 2);
        var found = comparisons.differences(
                product,
                after.map(cursor -> cursor.value(0)).orElse(""),
                after.map(cursor -> cursor.value(1)).orElse(""),
                paging.fetch());
        return paging.page(
                found,
                Differs::of,
                last -> Cursor.of(LIST, last.item(), last.kind().name()));
    }

    @PostMapping("/api/v1/product-systems/{product}/differences/sent-again")
    @Needs(Scope.PRODUCTS_WRITE)
    @Operation(
            summary = "Send the tasks that settle a difference",
            description = "Queues the tasks that put the item right.")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"DIFFERENCE_NOT_FOUND", "NOTHING_TO_SEND", "TASK_ON_ITS_WAY"})
    SentAgain sendProductDifferenceAgain(@PathVariable String product, @RequestBody Which which, Caller caller) {
        var errors = new FieldErrors();
        var item = errors.need("/item", which.item(), text -> text);
        errors.need("/kind", which.kind(), text -> text);
        var kind = errors.one("/kind", which.kind(), Difference.Kind.class);
        var reason = ProductSystemController.reason(errors, which.reason());
        var sent = again.send(product, item.orElseThrow(), kind.orElseThrow(), reason, caller.actor(), clock.now());
        return new SentAgain(item.orElseThrow(), sent.orThrow());
    }
}
