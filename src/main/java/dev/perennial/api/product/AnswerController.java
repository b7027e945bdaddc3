package dev.perennial.api.product;

import dev.perennial.api.ApiRefusal;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.RefusedException;
import dev.perennial.product.Answers;
import dev.perennial.sign.StandardSignature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where products' systems bring the answers they did not give at once: signed with the product's secret, without a key. */
@RestController
@Tag(name = "Product systems")
class AnswerController {
    private static final int BODY_MAX = 16 * 1024;

    private final Answers answers;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    AnswerController(Answers answers, Clockwork clockwork, PlatformClock clock) {
        this.answers = answers;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @PostMapping(path = "/api/products/{product}/tasks/{task}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Answer a task, signed",
            description =
                    "For a product's own system that took a task on with 202: it says here how it ended, signed per"
                        + " Standard Webhooks with the product's secret, the task's id as webhook-id. Twice is as good"
                        + " as once; the first answer stands.")
    ResponseEntity<TaskAnswer.Taken> answerSigned(
            @PathVariable String product,
            @PathVariable UUID task,
            @RequestHeader(name = StandardSignature.ID, required = false) @Nullable String id,
            @RequestHeader(name = StandardSignature.TIMESTAMP, required = false) @Nullable String timestamp,
            @RequestHeader(name = StandardSignature.SIGNATURE, required = false) @Nullable String signatures,
            @RequestBody byte[] body) {
        if (body.length > BODY_MAX) {
            throw new RefusedException(ApiRefusal.BODY_TOO_LARGE, Map.of("max", String.valueOf(BODY_MAX)));
        }
        var now = clock.now();
        var signed = new Answers.Signed(id, timestamp, signatures, body);
        if (!answers.isSigned(product, task, signed, PlatformClock.wall(), now)) {
            throw new RefusedException(ApiRefusal.SIGNATURE_NOT_VALID, Map.of());
        }
        var taken = answers.take(product, task, TaskAnswer.read(body).no(), now).orThrow();
        // An order that waited for this goes on at once; should that fail, the next run takes it up.
        if (taken.order().isPresent()) clockwork.workOn(taken.account(), now);
        return ResponseEntity.status(HttpStatus.OK).body(TaskAnswer.Taken.of(task, taken));
    }
}
