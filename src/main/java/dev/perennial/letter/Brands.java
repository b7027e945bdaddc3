package dev.perennial.letter;

import dev.perennial.letter.Letter.Brand;
import dev.perennial.link.PublicAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whose letters they are, by the settings {@code perennial.brand.*}; Perennial's own where nothing is set. */
@Component
@Lazy(false)
public class Brands {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int NAME_MAX = 40;
    private static final int LINE_MAX = 300;

    private final PublicAddress address;
    private final String name;
    private final String colour;
    private final Optional<URI> logo;
    private final String sender;
    private final Optional<String> help;

    Brands(
            PublicAddress address,
            @Value("${perennial.brand.name:Perennial}") String name,
            @Value("${perennial.brand.colour:#0b6b57}") String colour,
            @Value("${perennial.brand.logo:}") String logo,
            @Value("${perennial.brand.sender:}") String sender,
            @Value("${perennial.brand.help:}") String help) {
        this.address = address;
        this.name =
                checked("name", name.strip(), !name.isBlank() && isLine(name, NAME_MAX), "one line of up to 40 signs");
        this.colour =
                checked("colour", colour.strip(), COLOUR.matcher(colour.strip()).matches(), "six digits as #0b6b57");
        this.logo = Optional.of(logo.strip())
                .filter(some -> !some.isEmpty())
                .map(some -> URI.create(checked("logo", some, isImage(some), "an image's https address")));
        this.sender = sender.isBlank()
                ? this.name
                : checked("sender", sender.strip(), isLine(sender, LINE_MAX), "one line of up to 300 signs");
        this.help = Optional.of(checked("help", help.strip(), isLine(help, LINE_MAX), "one line of up to 300 signs"))
                .filter(some -> !some.isEmpty());
    }

    public Brand brand() {
        return new Brand(name, colour, logo, sender, help, URI.create(address.origin() + "/"));
    }

    private static String checked(String setting, String value, boolean fits, String wanted) {
        if (!fits) {
            throw new IllegalStateException("perennial.brand." + setting + " is '" + value + "'; wanted is " + wanted);
        }
        return value;
    }

    private static boolean isLine(String text, int max) {
        return text.length() <= max && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isImage(String text) {
        try {
            var address = new URI(text);
            return "https".equals(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }
}
