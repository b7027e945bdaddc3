package dev.perennial.paper;

import dev.perennial.kernel.Money;
import dev.perennial.paper.Paper.Days;
import dev.perennial.paper.Paper.Kind;
import dev.perennial.paper.Paper.Line;
import dev.perennial.paper.Paper.Name;
import dev.perennial.paper.Paper.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Papers to try things on: some of every kind, and as many odd ones as wanted. */
final class Samples {
    static final Party HANGZHOU = new Party(
            new Name("Hangzhou Perennial Cloud Services Co., Ltd.", "杭州常青云服务有限公司"),
            Optional.of("91330106MA7PRNC20G"),
            Optional.empty(),
            List.of(new Name("18F, Changqing Tower, 900 Wensan Road, Xihu District", "西湖区文三路 900 号常青大厦 18 层")),
            Optional.of(new Name("Hangzhou, Zhejiang", "浙江省杭州市")),
            Optional.of("310012"),
            "CN",
            Optional.of("billing@perennial.example"),
            Optional.of("+86 571 5550 0100"),
            Optional.of(new Name("Example Commercial Bank, Hangzhou Wensan Sub-branch", "示例商业银行杭州文三支行")),
            Optional.of("571900000010902"));
    static final Party KOELN = new Party(
            Name.of("Example Hosting GmbH"),
            Optional.of("DE136695976"),
            Optional.of("HRB 98765"),
            List.of(Name.of("Beispielstraße 12")),
            Optional.of(Name.of("Köln")),
            Optional.of("50667"),
            "DE",
            Optional.of("rechnung@hosting.example"),
            Optional.of("+49 221 5550 0"),
            Optional.of(Name.of("Beispielbank Köln")),
            Optional.of("DE89370400440532013000"));
    static final Party LOTUS = new Party(
            Name.of("上海莲花信息技术有限公司"),
            Optional.of("913100006073812343"),
            Optional.empty(),
            List.of(Name.of("上海市浦东新区世纪大道 100 号环球金融中心 36 层 3601 室")),
            Optional.empty(),
            Optional.empty(),
            "CN",
            Optional.of("finance@lotus.example"),
            Optional.of("021-5550 0199"),
            Optional.of(Name.of("示例银行上海陆家嘴支行")),
            Optional.of("6222000000001234567"));
    static final Party DUBLIN = new Party(
            Name.of("Northwind Traders Limited"),
            Optional.of("IE6388047V"),
            Optional.empty(),
            List.of(Name.of("Unit 4, Grand Canal Quay"), Name.of("Dublin 2")),
            Optional.empty(),
            Optional.empty(),
            "IE",
            Optional.of("accounts@northwind.example"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final List<Integer> PERCENTS = List.of(0, 1, 3, 5, 6, 7, 9, 10, 13, 19, 20, 21, 25);
    private static final List<String> CURRENCIES = List.of("CNY", "EUR", "USD", "JPY", "GBP", "HUF", "KRW");
    private static final List<String> WORDS = List.of(
            "db-1",
            "数据库𠮷野家",
            "a & b <c> \"d\" 'e'",
            "mail.example.com",
            "Köln–Ärger ß",
            "مرحبا بالعالم",
            "שלום",
            "emoji 😀👨‍👩‍👧",
            "e\u0301a\u0308 combining",
            "tab\tand\u0000null",
            "]]> CDATA",
            "  blanks  ",
            "x".repeat(180),
            "云".repeat(90),
            "Ж и λ",
            "half \ud83d pair",
            "㙘䶮鿍");

    private Samples() {}

    static List<Paper> fixed() {
        return List.of(invoice(), european(), creditNote(), yen(), large(), long60(), odd());
    }

    /** Those of the seeds from {@code first} on. */
    static List<Paper> random(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Samples::random).toList();
    }

    static Paper invoice() {
        return paper(Kind.INVOICE, "CNY", HANGZHOU, LOTUS, List.of(line("CNY", "2990.00", 6, "DMS", "orders-db-prod")));
    }

    static Paper european() {
        return paper(
                Kind.INVOICE,
                "EUR",
                KOELN,
                DUBLIN,
                List.of(
                        line("EUR", "119.00", 19, "Hosting", "www.northwind.example"),
                        line("EUR", "107.01", 7, "Handbook", "The renewal handbook, 3rd edition"),
                        line("EUR", "12.34", 0, "Membership", "Registry membership")));
    }

    static Paper creditNote() {
        return paper(
                Kind.CREDIT_NOTE,
                "CNY",
                HANGZHOU,
                LOTUS,
                List.of(line("CNY", "600.00", 6, "Mail", "li.lei@lotus.example")));
    }

    static Paper yen() {
        return paper(Kind.INVOICE, "JPY", HANGZHOU, DUBLIN, List.of(line("JPY", "6000", 10, "Hosting", "site-1")));
    }

    static Paper large() {
        return paper(
                Kind.INVOICE,
                "EUR",
                KOELN,
                DUBLIN,
                List.of(
                        line("EUR", "9876543210.98", 21, "Hosting", "everything"),
                        line("EUR", "123456789.01", 9, "DMS", "site-1")));
    }

    static Paper long60() {
        var lines = new ArrayList<Line>();
        for (int at = 1; at <= 60; at++) {
            lines.add(line(
                    "CNY",
                    100 + at * 7 + ".0" + at % 10,
                    6,
                    at % 2 == 0 ? "Mail" : "DMS",
                    "item-" + at + ".lotus.example"));
        }
        return paper(Kind.INVOICE, "CNY", HANGZHOU, LOTUS, lines);
    }

    static Paper odd() {
        var lines =
                WORDS.stream().map(word -> line("CNY", "85.00", 6, word, word)).toList();
        var buyer = new Party(
                Name.of("一家名称非常长的有限责任公司".repeat(6)),
                Optional.of("91440300708461136T"),
                Optional.empty(),
                List.of(
                        Name.of("Donaudampfschifffahrtsgesellschaftskapitänsgasse".repeat(3)),
                        Name.of("Ω 楼 😀 مكتب"),
                        Name.of("行三"),
                        Name.of("行四")),
                Optional.empty(),
                Optional.empty(),
                "CN",
                Optional.of("a@b.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return paper(Kind.INVOICE, "CNY", HANGZHOU, buyer, lines);
    }

    /** Sellers of the Union and of China, many lines, several rates, odd words: the same for the same seed. */
    static Paper random(long seed) {
        var random = new Random(seed);
        var currency = oneOf(random, CURRENCIES);
        var seller = random.nextBoolean() ? HANGZHOU : KOELN;
        var buyer = oneOf(random, List.of(LOTUS, DUBLIN, odd().buyer()));
        var lines = new ArrayList<Line>();
        for (int at = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : 6); at > 0; at--) {
            lines.add(randomLine(random, currency));
        }
        return paper(random.nextInt(4) == 0 ? Kind.CREDIT_NOTE : Kind.INVOICE, currency, seller, buyer, lines);
    }

    private static Line randomLine(Random random, String code) {
        var currency = Currency.getInstance(code);
        int percent = oneOf(random, PERCENTS);
        var first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        return new Line(
                Name.of(oneOf(random, WORDS)),
                Name.of(oneOf(random, WORDS)),
                random.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(new Days(first, first.plusDays(random.nextInt(1000)))),
                random.nextInt(3) == 0 ? 1 + random.nextInt(37) : 1,
                Money.ofMinor(1 + random.nextLong(random.nextInt(8) == 0 ? 99_999_999_999L : 100_000), currency),
                percent,
                percent == 0 && random.nextBoolean()
                        ? Optional.of(Name.of("VAT exempt, article 132"))
                        : Optional.empty());
    }

    static Paper paper(Kind kind, String currency, Party seller, Party buyer, List<Line> lines) {
        return new Paper(
                kind,
                kind == Kind.INVOICE ? "PCN-2026-000042" : "PCN-2026-000043",
                LocalDate.of(2026, 4, 1),
                Currency.getInstance(currency),
                seller,
                buyer,
                lines,
                kind == Kind.INVOICE
                        ? Optional.empty()
                        : Optional.of(new Paper.Corrected("PCN-2026-000042", LocalDate.of(2026, 3, 1))),
                List.of("0195e0f0-7c3a-7f00-8a00-1f2e3d4c5b6a"),
                Optional.empty());
    }

    static Line line(String currency, String gross, int percent, String content, String item) {
        return new Line(
                content.equals("DMS")
                        ? new Name("Technical service fee", "技术服务费")
                        : content.equals("Mail") ? new Name("Mailbox service fee", "邮箱服务费") : Name.of(content),
                content.equals("DMS")
                        ? new Name("Data Management - New (Subscription), " + item, "数据管理 DMS-新版（包年包月），" + item)
                        : Name.of(item),
                Optional.of(new Days(LocalDate.of(2026, 3, 15), LocalDate.of(2027, 3, 14))),
                1,
                Money.parse(gross, Currency.getInstance(currency)),
                percent,
                Optional.empty());
    }

    private static <T> T oneOf(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
