package dev.perennial.letter;

import dev.perennial.catalog.Text;
import dev.perennial.letter.Letter.Brand;
import dev.perennial.letter.Letter.Item;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Letters as they might be, for looking at where an account has no such notice of its own. */
public final class Samples {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Text DMS = new Text("Data Management", "数据管理 DMS");
    private static final Text MAIL = new Text("Alibaba Mail", "阿里邮箱");
    private static final Text DOMAIN = new Text("Domain Names", "域名");

    private static final List<Item> ITEMS = List.of(
            new Item("dms-prod-01", "dms-prod", DMS),
            new Item("dms-test-02", "dms-reporting", DMS),
            new Item("mail-lotus", "lotus.example", MAIL),
            new Item("domain-lotus", "lotus.example", DOMAIN),
            new Item("dms-archive", "dms-archive", DMS));

    private static final Set<NoticeKind> OF_AN_ITEM = EnumSet.of(
            NoticeKind.EXPIRING,
            NoticeKind.RENEWAL_COMING,
            NoticeKind.EXPIRED,
            NoticeKind.SUSPENSION_COMING,
            NoticeKind.SUSPENDED,
            NoticeKind.RELEASE_COMING,
            NoticeKind.RELEASED,
            NoticeKind.DEPENDENCY_AT_RISK,
            NoticeKind.BOUGHT,
            NoticeKind.RENEWED,
            NoticeKind.RENEWAL_FAILED,
            NoticeKind.PRICE_CONSENT,
            NoticeKind.NOT_AUTO_RENEWED,
            NoticeKind.RENEWAL_UNDONE,
            NoticeKind.REFUNDED,
            NoticeKind.ORDER_LAPSED);

    private Samples() {}

    /** A letter that tells one thing of this kind. */
    public static Letter of(NoticeKind kind, Locale language, Brand brand) {
        return letter(List.of(section(kind, 1, brand)), language, brand);
    }

    /** A letter that tells so many things of this kind. */
    public static Letter of(NoticeKind kind, int total, Locale language, Brand brand) {
        return letter(List.of(section(kind, total, brand)), language, brand);
    }

    /** A letter of several kinds, as a busy day makes it. */
    public static Letter digest(Locale language, Brand brand) {
        return letter(
                List.of(
                        section(NoticeKind.RENEWAL_FAILED, 1, brand),
                        section(NoticeKind.EXPIRING, 3, brand),
                        section(NoticeKind.RENEWAL_COMING, 2, brand),
                        section(NoticeKind.RENEWED, 5, brand),
                        section(NoticeKind.INVOICE_READY, 1, brand)),
                language,
                brand);
    }

    private static Letter letter(List<Section> sections, Locale language, Brand brand) {
        boolean optional = sections.stream().allMatch(section -> section.kind().nature() == Nature.NEWS);
        return new Letter(
                brand,
                "Lotus Trading",
                language.getLanguage().equals("zh") ? "李伟" : "Li Wei",
                language,
                ZONE,
                sections,
                brand.home().resolve("/notices/preferences"),
                optional ? Optional.of(brand.home().resolve("/unsubscribe?sample")) : Optional.empty());
    }

    private static Section section(NoticeKind kind, int total, Brand brand) {
        var lines = IntStream.range(0, Math.min(total, MailRule.LINES_MAX))
                .mapToObj(at -> line(kind, at, brand))
                .toList();
        var page = total == 1 ? lines.getFirst().link() : brand.home().resolve(LandingRule.ofAll(kind));
        return new Section(kind, false, lines, total, page);
    }

    private static Line line(NoticeKind kind, int at, Brand brand) {
        var item = isOfAnItem(kind) ? Optional.of(ITEMS.get(at % ITEMS.size())) : Optional.<Item>empty();
        var facts = SampleFacts.of(kind);
        var page = LandingRule.path(kind, item.map(Item::id), facts);
        return new Line(item, facts, brand.home().resolve(page));
    }

    private static boolean isOfAnItem(NoticeKind kind) {
        return OF_AN_ITEM.contains(kind);
    }
}
