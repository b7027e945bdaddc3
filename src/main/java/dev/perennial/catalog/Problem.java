package dev.perennial.catalog;

/**
 * Why a catalog file is refused.
 *
 * @param path where in the file, as a JSON pointer ({@code /policy/leadDays}); empty for the file as a whole
 * @param reason what is wrong and what to do, in words
 */
public record Problem(String file, String path, String reason) {

    @Override
    public String toString() {
        return file + (path.isEmpty() ? "" : " " + path) + ": " + reason;
    }
}
