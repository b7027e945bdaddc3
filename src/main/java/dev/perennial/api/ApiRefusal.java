package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import org.springframework.http.HttpStatus;

/** Why a request at the programs' door was not even tried, in the order checked. */
public enum ApiRefusal implements Refusal {
    /** No key came with it, or one that opens nothing (any more). */
    KEY_NOT_VALID(HttpStatus.UNAUTHORIZED),
    /** The key's scopes, or its user's role, do not go so far. */
    SCOPE_MISSING(HttpStatus.FORBIDDEN),
    /** An answer of a product's system is not signed by a secret of its, not for this task, or too long ago. */
    SIGNATURE_NOT_VALID(HttpStatus.UNAUTHORIZED),
    /** It asked more often than a key may. */
    RATE_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS),
    /** There is nothing at this address. */
    OPERATION_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** There is something at this address, for another method. */
    METHOD_NOT_POSSIBLE(HttpStatus.METHOD_NOT_ALLOWED),
    /** The body is of another kind than JSON, or the answer is wanted in one there is not. */
    MEDIA_NOT_POSSIBLE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** The body is larger than one may be. */
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** Something in it cannot be read, is missing, or is not known: the problem's errors say what and where. */
    REQUEST_NOT_VALID(HttpStatus.BAD_REQUEST),
    /** One of the vendor's people did not say which account is meant. */
    ACCOUNT_MISSING(HttpStatus.BAD_REQUEST),
    /** There is no such account, or none that whoever asks may see. */
    ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** A cursor comes from an earlier answer, and this one does not. */
    CURSOR_NOT_VALID(HttpStatus.BAD_REQUEST),
    /** Another site's page sent it with somebody's browser. */
    ORIGIN_NOT_POSSIBLE(HttpStatus.FORBIDDEN),
    /** This Idempotency-Key came with another request before. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The request with this Idempotency-Key is being carried out right now. */
    IDEMPOTENCY_RUNNING(HttpStatus.CONFLICT),
    /** The request with this Idempotency-Key was carried out, wholly or in part, and the server stopped before it answered. */
    IDEMPOTENCY_ANSWER_LOST(HttpStatus.CONFLICT),
    /** What is to be changed is not any more as whoever asks saw it. */
    CHANGED_SINCE(HttpStatus.PRECONDITION_FAILED),
    /** A fault of the platform's own. */
    FAULT(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ApiRefusal(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    @Override
    public boolean isNotFound() {
        return status == HttpStatus.NOT_FOUND;
    }
}
