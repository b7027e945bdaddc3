package dev.perennial.web;

import jakarta.servlet.http.HttpServletRequest;

/** The session of somebody on the way in: what was asked is remembered for minutes, and no longer. */
final class BriefSession {
    private static final int SECONDS = 5 * 60;

    private BriefSession() {}

    static void open(HttpServletRequest request) {
        if (request.getSession(false) == null) {
            request.getSession().setMaxInactiveInterval(SECONDS);
        }
    }

    /** Who is in stays as long as everybody. */
    static void lengthen(HttpServletRequest request) {
        request.getSession().setMaxInactiveInterval(Doors.IDLE_SECONDS);
    }
}
