package dev.perennial.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language asked for, of those there are. */
public final class Languages {
    private Languages() {}

    public static Locale of(HttpServletRequest request) {
        return request.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
    }
}
