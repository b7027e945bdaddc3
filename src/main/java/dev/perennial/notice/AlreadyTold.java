package dev.perennial.notice;

/** What people were told of an item's expiration, whoever they are, or would have been had it not been covered before. */
public record AlreadyTold(String subscription, NoticeKind kind, int occasion) {}
