package dev.perennial.letter;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.catalog.Text;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Told;
import dev.perennial.notice.Written;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts what a message tells into the words of its letter, in the reader's language, with ways inside the console. */
@Component
public class Composer {
    private final Letters letters;
    private final Brands brands;
    private final Catalogs catalogs;

    Composer(Letters letters, Brands brands, Catalogs catalogs) {
        this.letters = letters;
        this.brands = brands;
        this.catalogs = catalogs;
    }

    /**
     * What there is to write about, to whom.
     *
     * @param kinds what it tells of, the most urgent first; at least one
     * @param told of every kind the first things, at least one
     * @param things how many there are of each kind
     * @param names of the items, by id
     */
    public record Matter(
            List<NoticeKind> kinds,
            List<Told> told,
            Map<NoticeKind, Integer> things,
            Map<String, String> names,
            Account account,
            Locale language) {}

    public Mail mail(Matter matter) {
        return letters.mail(letter(matter));
    }

    /** The same, as one subject and plain text. */
    public Written written(Matter matter) {
        return letters.console(letter(matter));
    }

    private Letter letter(Matter matter) {
        var account = matter.account();
        var sections = matter.kinds().stream()
                .map(kind -> section(
                        kind,
                        matter.told().stream().filter(one -> one.kind() == kind).toList(),
                        matter.things().getOrDefault(kind, 1),
                        matter.names()))
                .toList();
        return new Letter(
                brands.brand(),
                account.name(),
                "",
                matter.language(),
                account.zone(),
                sections,
                URI.create("/notices/preferences"),
                Optional.empty());
    }

    private Letter.Section section(NoticeKind kind, List<Told> told, int total, Map<String, String> names) {
        var path = total == 1 ? path(told.getFirst()) : LandingRule.ofAll(kind);
        return new Letter.Section(
                kind,
                told.stream().anyMatch(Told::late),
                told.stream().map(one -> line(one, names)).toList(),
                total,
                URI.create(path));
    }

    private Letter.Line line(Told told, Map<String, String> names) {
        var item = told.item()
                .map(id -> new Letter.Item(
                        id,
                        names.getOrDefault(id, id),
                        told.product()
                                .flatMap(code -> catalogs.current().find(code))
                                .map(Product::name)
                                .orElse(new Text(id, id))));
        return new Letter.Line(item, told.facts(), URI.create(path(told)));
    }

    private static String path(Told told) {
        return LandingRule.path(told.kind(), told.item(), told.facts());
    }
}
