package dev.perennial.console.keys;

import dev.perennial.kernel.Refusal;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.KeyRefusal;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.web.Visit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a key to be made, as it was filled in.
 *
 * @param why what is wrong with it; null for nothing
 * @param wrong the same, said
 */
public record NewKeyPage(
        Visit visit,
        String here,
        Role role,
        String name,
        ApiKey.Kind kind,
        Set<Scope> scopes,
        String until,
        @Nullable Refusal why,
        String wrong) {

    /**
     * Scopes of one area: reading it and changing it, as far as the role goes.
     *
     * @param area as the sentences name it
     */
    public record Area(String area, Optional<Scope> read, Optional<Scope> write) {}

    public List<Area> areas() {
        var areas = new LinkedHashMap<String, Area>();
        Stream.of(Scope.values()).filter(scope -> scope.isOpenTo(role)).forEach(scope -> {
            var parts = scope.name().split("_");
            boolean reads = parts[1].equals("READ");
            var fresh = new Area(
                    parts[0],
                    reads ? Optional.of(scope) : Optional.empty(),
                    reads ? Optional.empty() : Optional.of(scope));
            areas.merge(
                    parts[0],
                    fresh,
                    (one, other) -> new Area(
                            parts[0], one.read().or(other::read), one.write().or(other::write)));
        });
        return List.copyOf(areas.values());
    }

    public List<ApiKey.Kind> kinds() {
        return List.of(ApiKey.Kind.values());
    }

    public int nameMax() {
        return ApiKeys.NAME_MAX;
    }

    /** The first day that can be chosen. */
    public LocalDate today() {
        return visit.now().atZone(visit.words().zone()).toLocalDate();
    }

    /** What is said at this field; empty where nothing is wrong with it. */
    public String wrong(String field) {
        return field.equals(field(why)) ? wrong : "";
    }

    private static String field(@Nullable Refusal why) {
        if (why == KeyRefusal.KEY_SCOPE_NONE || why == KeyRefusal.KEY_SCOPE_NOT_POSSIBLE) return "scope";
        if (why == KeyRefusal.KEY_ENDS_TOO_SOON) return "until";
        return why == null ? "" : "name";
    }

    static Set<Scope> scopes(Collection<String> codes) {
        var scopes = new LinkedHashSet<Scope>();
        codes.forEach(code -> Scope.of(code).ifPresent(scopes::add));
        return scopes;
    }
}
