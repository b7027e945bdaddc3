package dev.perennial.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** An answer that is a file: sent as it is written, and never held whole. */
public final class Streamed {
    private Streamed() {}

    /** The answer to write to, with its kind and name said. What fails from here on ends the connection. */
    public static HttpServletResponse file(HttpServletResponse held, String type, String name) {
        var answer = unheld(held);
        answer.setContentType(type);
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return answer;
    }

    private static HttpServletResponse unheld(HttpServletResponse held) {
        jakarta.servlet.ServletResponse inner = held;
        while (inner instanceof HttpServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
            if (wrapper instanceof KeptAnswer && inner instanceof HttpServletResponse answer) return answer;
        }
        return held;
    }
}
