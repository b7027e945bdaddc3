package dev.perennial.api;

import java.io.IOException;

/** More came than may: {@link ApiRefusal#BODY_TOO_LARGE}. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    private final long most;

    BodyTooLargeException(long most) {
        super("larger than " + most + " bytes");
        this.most = most;
    }

    long most() {
        return most;
    }
}
