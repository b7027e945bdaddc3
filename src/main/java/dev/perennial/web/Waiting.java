package dev.perennial.web;

/** Something that waits for one of the vendor's people: its count stands beside the way to its page. */
public interface Waiting {

    /** The page where it is seen to. */
    String path();

    /** How much waits there now; asked for each operators' page, so few rows and an index of their own. */
    long count();
}
