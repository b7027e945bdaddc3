package dev.perennial.admin.outbox;

import jakarta.servlet.http.HttpServletResponse;

/** A letter in a frame: its own styles and images show; it runs nothing, and only a click leads out of it. */
final class LetterFrame {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private LetterFrame() {}

    static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setContentType("text/html;charset=UTF-8");
    }

    /** As mail programs do: what is clicked opens beside the letter. */
    static String page(String html) {
        var base = "<base target=\"_blank\">";
        int head = html.indexOf("<head>");
        return head < 0 ? base + html : html.substring(0, head + 6) + base + html.substring(head + 6);
    }
}
