package dev.perennial.api.operation;

import dev.perennial.api.Needs;
import dev.perennial.api.Received;
import dev.perennial.api.Streamed;
import dev.perennial.key.Scope;
import dev.perennial.portfolio.Exports;
import dev.perennial.portfolio.Watch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes out how everything stands. */
@RestController
@Tag(name = "Imports and exports")
class ExportsController {
    private final Exports exports;

    ExportsController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping(path = "/api/v1/exports", produces = "application/zip")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(
            summary = "Export how everything stands, as files",
            description = "A ZIP archive of nine CSV files as of one instant: accounts, subscriptions, coupons, offers,"
                    + " terms, orders, attempts, entries and notices.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The file",
                            content =
                                    @Content(
                                            mediaType = "application/zip",
                                            schema = @Schema(type = "string", format = "binary"))))
    void exportPortfolio(HttpServletResponse response) throws IOException {
        Received.in(folder -> {
            exports.write(folder, Watch.NOBODY);
            var answer = Streamed.file(response, "application/zip", "perennial-export.zip");
            try (var zip = new ZipOutputStream(answer.getOutputStream())) {
                for (var file : files(folder)) {
                    zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                    Files.copy(file, zip);
                }
            }
            return folder;
        });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
