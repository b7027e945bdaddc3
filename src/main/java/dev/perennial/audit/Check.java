package dev.perennial.audit;

/**
 * One thing a law says about the rows of a bucket.
 *
 * @param what what should be so
 * @param sql selects, in a column of text, each row of {@code :bucket} of which it is not
 */
record Check(Law law, String what, String sql) {}
