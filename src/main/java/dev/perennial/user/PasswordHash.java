package dev.perennial.user;

/** A password as it is kept: salted and hashed, with the way it was hashed in front. Never told to anybody. */
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "hidden";
    }
}
