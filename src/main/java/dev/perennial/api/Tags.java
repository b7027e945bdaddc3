package dev.perennial.api;

import dev.perennial.kernel.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Marks what is read by what it says ({@code ETag}), so that it is sent once and changed by those who saw it. */
final class Tags {
    private static final int BYTES = 15;

    /** What is this large, the document, goes out compressed: in other bytes, so that its mark says no more than the same. */
    private static final int COMPRESSED_FROM = 128 * 1024;

    private static final Set<String> TAGGED = Set.of("GET", "HEAD", "PUT");

    private Tags() {}

    /** What a resource in these bytes is marked with. */
    static String of(byte[] json) {
        return '"'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(json), BYTES))
                + '"';
    }

    /** Whether one of the marks in a header is this, or any will do. */
    static boolean names(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    static void tag(HttpServletRequest request, KeptAnswer answer) {
        var type = answer.getContentType();
        boolean tagged = answer.getStatus() == HttpServletResponse.SC_OK
                && TAGGED.contains(request.getMethod())
                && type != null
                && type.startsWith("application/json");
        if (!tagged) return;
        var content = answer.getContentAsByteArray();
        var tag = content.length < COMPRESSED_FROM ? of(content) : "W/" + of(content);
        answer.setHeader(HttpHeaders.ETAG, tag);
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && !request.getMethod().equals("PUT") && names(known, of(content))) {
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
    }
}
