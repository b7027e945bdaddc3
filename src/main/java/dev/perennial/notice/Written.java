package dev.perennial.notice;

/**
 * The words of a message.
 *
 * @param subject one line; empty for SMS
 * @param text plain text; all there is of an SMS
 * @param html empty where the channel carries none
 */
public record Written(String subject, String text, String html) {}
