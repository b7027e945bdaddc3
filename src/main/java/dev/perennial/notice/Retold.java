package dev.perennial.notice;

import java.util.UUID;

/**
 * A thing of a message that is told as of another kind.
 *
 * @param notice the posted one it stood in
 * @param sibling the id of the one it stands in from now on, in the same message
 * @param mode what is to happen at the end of the term by now, for the words
 */
public record Retold(UUID item, UUID notice, UUID sibling, NoticeKind kind, String mode) {}
