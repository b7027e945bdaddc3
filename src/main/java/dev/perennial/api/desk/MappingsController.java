package dev.perennial.api.desk;

import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.Mappings;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How CSV files of banks are read. */
@RestController
@Tag(name = "Bank statements")
class MappingsController {
    private final Mappings mappings;
    private final PlatformClock clock;

    MappingsController(Mappings mappings, PlatformClock clock) {
        this.mappings = mappings;
        this.clock = clock;
    }

    /** @param content a line {@code key: value} for each thing said */
    record StatementMapping(String name, String content) {}

    record MappingWish(@Nullable String content) {}

    @GetMapping("/api/v1/statement-mappings")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List the mappings by which CSV files are read",
            description = "Those that come with the program, and the vendor's own.")
    Page<StatementMapping> listMappings() {
        return new Page<>(
                mappings.all().entrySet().stream()
                        .map(one -> new StatementMapping(one.getKey(), one.getValue()))
                        .toList(),
                null);
    }

    @PutMapping("/api/v1/statement-mappings/{name}")
    @Needs(Scope.STATEMENTS_WRITE)
    @Refuses(
            in = BankRefusal.class,
            codes = {"MAPPING_INVALID"})
    @Operation(summary = "Save a mapping under its name", description = "In place of the one that has it.")
    StatementMapping saveMapping(Caller caller, @PathVariable String name, @RequestBody MappingWish wish) {
        var content = Must.have("/content", wish.content());
        var saved = mappings.save(name, content, caller.actor(), clock.now()).orThrow();
        return new StatementMapping(saved.name(), content.strip());
    }
}
