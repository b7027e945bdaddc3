package dev.perennial.portfolio;

/**
 * One reason why nothing was imported.
 *
 * @param line the line of the file, or the number of the instance in it: problems are told in this order
 * @param place where in the file: {@code :3:8 (balance)} or {@code :$.Data.InstanceList[3].EndTime}
 * @param reason what is wrong and what is expected
 */
public record Problem(String file, long line, String place, String reason) {

    @Override
    public String toString() {
        return file + place + ": " + reason;
    }
}
