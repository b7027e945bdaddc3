package dev.perennial.api.operation;

import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Received;
import dev.perennial.api.Upload;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Actor;
import dev.perennial.key.Scope;
import dev.perennial.portfolio.ImportRefused;
import dev.perennial.portfolio.Imported;
import dev.perennial.portfolio.Imports;
import dev.perennial.portfolio.Watch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Brings in accounts, items and coupons: all of what a program sends, or nothing. */
@RestController
@Tag(name = "Imports and exports")
class ImportsController {
    private static final String MOST = "${perennial.imports.max-bytes:268435456}";

    private final Imports imports;
    private final PortfolioFiles files;
    private final PlatformClock clock;

    ImportsController(Imports imports, PlatformClock clock, @Value(MOST) long bytesMax) {
        this.imports = imports;
        this.files = new PortfolioFiles(bytesMax);
        this.clock = clock;
    }

    /**
     * What an import did, or would do.
     *
     * @param isPreview whether nothing was changed
     */
    record ImportReport(boolean isPreview, ImportCount accounts, ImportCount subscriptions, ImportCount coupons) {
        static ImportReport of(Imported imported, boolean preview) {
            return new ImportReport(
                    preview,
                    ImportCount.of(imported.accounts()),
                    ImportCount.of(imported.subscriptions()),
                    ImportCount.of(imported.coupons()));
        }
    }

    /** @param unchanged rows whose id was there before: they are left as they are */
    record ImportCount(long added, long unchanged) {
        static ImportCount of(Imported.Count count) {
            return new ImportCount(count.added(), count.unchanged());
        }
    }

    @PostMapping(path = "/api/v1/imports", consumes = "application/zip")
    @Needs(Scope.IMPORTS_WRITE)
    @Upload(MOST)
    @Operation(
            summary = "Import a portfolio",
            description = "A ZIP archive of accounts.csv, subscriptions.csv, coupons.csv and instances.json, as many of"
                    + " them as there are: all of it, or nothing. What is there already stays as it is.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/zip",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ImportReport importPortfolio(
            Caller caller, @RequestParam(defaultValue = "false") boolean preview, HttpServletRequest request)
            throws IOException {
        return Received.in(folder -> {
            files.unpack(request.getInputStream(), folder);
            return load(folder, preview, caller.actor());
        });
    }

    @PostMapping(
            path = "/api/v1/imports/{file}",
            consumes = {"text/csv", "application/json"})
    @Needs(Scope.IMPORTS_WRITE)
    @Upload(MOST)
    @Operation(
            summary = "Import one file of a portfolio",
            description = "accounts.csv, subscriptions.csv, coupons.csv or instances.json, by its name: all of it, or"
                    + " nothing. What is wrong is said line by line.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ImportReport importFile(
            Caller caller,
            @PathVariable String file,
            @RequestParam(defaultValue = "false") boolean preview,
            HttpServletRequest request)
            throws IOException {
        if (!PortfolioFiles.isKnown(file)) throw PortfolioFiles.unknown("file");
        return Received.in(folder -> {
            try (var body = request.getInputStream()) {
                Files.copy(body, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            return load(folder, preview, caller.actor());
        });
    }

    private ImportReport load(Path folder, boolean preview, Actor actor) {
        try {
            var imported = preview
                    ? imports.preview(folder, Watch.NOBODY)
                    : imports.load(folder, actor, clock.now(), Watch.NOBODY);
            return ImportReport.of(imported, preview);
        } catch (ImportRefused refused) {
            throw PortfolioFiles.refused(refused);
        }
    }
}
