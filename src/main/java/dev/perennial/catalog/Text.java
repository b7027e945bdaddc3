package dev.perennial.catalog;

import java.util.Locale;

/** A name or sentence people read, in both languages of the screens. */
public record Text(String en, String zh) {

    /** The words for a reader of {@code locale}: Chinese for any Chinese, English for everybody else. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
