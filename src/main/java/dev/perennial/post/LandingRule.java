package dev.perennial.post;

import dev.perennial.notice.NoticeKind;
import java.util.Map;
import java.util.Optional;

final class LandingRule {
    private LandingRule() {}

    static String path(NoticeKind kind, Optional<String> item, Map<String, String> facts) {
        return item.map(id -> "/items/" + id).orElse("/renewals");
    }

    static String ofAll(NoticeKind kind) {
        return "/renewals";
    }
}
