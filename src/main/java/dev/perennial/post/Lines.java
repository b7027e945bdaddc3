package dev.perennial.post;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The carriers: of each channel the one that is on. */
@Component
class Lines {
    private final List<Line> lines;

    Lines(
            List<Carrier> carriers,
            PlatformClock clock,
            @Value("${perennial.mail.per-second:0}") int mailPerSecond,
            @Value("${perennial.sms.per-second:0}") int smsPerSecond) {
        lines = carriers.stream()
                .map(carrier ->
                        new Line(carrier, carrier.channel() == Channel.SMS ? smsPerSecond : mailPerSecond, clock))
                .toList();
    }

    Optional<Line> of(Carrier carrier) {
        return lines.stream().filter(line -> line.carrier().equals(carrier)).findFirst();
    }

    Optional<Line> of(Channel channel) {
        return lines.stream()
                .filter(line -> line.carrier().channel() == channel && line.isOn())
                .findFirst();
    }

    /** Channels that nobody carries. */
    Set<Channel> off() {
        return EnumSet.of(Channel.EMAIL, Channel.SMS).stream()
                .filter(channel -> of(channel).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }

    /** Channels of which something may go now. */
    Set<Channel> open() {
        var open = EnumSet.of(Channel.CONSOLE);
        EnumSet.of(Channel.EMAIL, Channel.SMS).stream()
                .filter(channel -> of(channel).filter(Line::isOpen).isPresent())
                .forEach(open::add);
        return open;
    }
}
