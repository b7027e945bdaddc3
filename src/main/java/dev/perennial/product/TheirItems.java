package dev.perennial.product;

import dev.perennial.product.ProductCalls.NoAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of a product's system, page by page; it must be in the order of the ids' bytes, each once. */
final class TheirItems implements Iterator<Listed> {
    /** As the database sorts, and as {@code LC_ALL=C sort} does. */
    static final Comparator<String> ORDER = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    static final int PAGE = 500;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OK = 200;
    private static final int ID_MAX = 128;
    private static final int CURSOR_MAX = 1000;

    private final Function<String, ProductCalls.Said> get;
    private final ArrayDeque<Listed> page = new ArrayDeque<>();
    private @Nullable String next = "";
    private String last = "";

    /** @param get answers the page at this path below the system's address */
    TheirItems(Function<String, ProductCalls.Said> get) {
        this.get = get;
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && next != null) fetch(next);
        return !page.isEmpty();
    }

    @Override
    public Listed next() {
        if (!hasNext()) throw new NoSuchElementException();
        return page.removeFirst();
    }

    private void fetch(String cursor) {
        var path = "/items?limit=" + PAGE
                + (cursor.isEmpty() ? "" : "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        var said = get.apply(path);
        if (said.status() != OK) throw new NoAnswer("the list was answered " + said.status());
        try {
            read(JSON.readTree(said.body()), cursor);
        } catch (JacksonException unreadable) {
            throw new NoAnswer("the list is no JSON");
        }
    }

    private void read(JsonNode answer, String cursor) {
        var items = answer.path("items");
        if (!items.isArray()) throw new NoAnswer("the list has no items");
        items.forEach(node -> page.add(inOrder(item(node))));
        next = answer.path("next").asString(null);
        boolean stuck = next != null && (next.equals(cursor) || next.length() > CURSOR_MAX || next.isEmpty());
        if (stuck) throw new NoAnswer("the list does not go on");
    }

    private Listed inOrder(Listed item) {
        if (ORDER.compare(last, item.id()) >= 0) {
            throw new NoAnswer("the list is not in the order of its ids: " + item.id() + " after " + last);
        }
        last = item.id();
        return item;
    }

    private static Listed item(JsonNode node) {
        var id = node.path("id").asString("");
        if (id.isEmpty() || id.length() > ID_MAX) throw new NoAnswer("the list has an item without an id");
        if (AnswerRule.UNREADABLE.matcher(id).find()) throw new NoAnswer("the list has an id that cannot be read");
        var state = Stream.of(Listed.State.values())
                .filter(known -> known.name().equals(node.path("state").asString("")))
                .findFirst()
                .orElseThrow(() -> new NoAnswer("the list does not say of " + id + " whether it runs"));
        var quantity = node.path("quantity");
        return new Listed(id, state, until(node, id), quantity.isInt() ? quantity.intValue() : null);
    }

    private static @Nullable Instant until(JsonNode node, String id) {
        var text = node.path("until").asString(null);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new NoAnswer("the list says of " + id + " until when it serves, and it cannot be read");
        }
    }
}
